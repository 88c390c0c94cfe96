"""@sitting."""
