"""Pages of items, their opinions and their annexes."""
