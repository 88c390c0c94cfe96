"""@convene, @open, @close, @approve, @cancel, @call-again, and what goes online."""
