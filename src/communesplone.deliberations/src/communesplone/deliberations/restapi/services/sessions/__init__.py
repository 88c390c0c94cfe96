"""`@sessions` of a body."""
