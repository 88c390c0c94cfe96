"""@publish, @annul, @correct, @supervision-log of a deliberation."""
