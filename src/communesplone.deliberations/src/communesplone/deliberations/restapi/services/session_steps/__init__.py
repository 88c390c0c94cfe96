"""@convene, @open, @close, @approve, @cancel, @call-again."""
