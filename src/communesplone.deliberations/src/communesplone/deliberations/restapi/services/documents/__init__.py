"""The documents of a session or an act."""
