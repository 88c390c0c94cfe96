"""Content types, one module each."""
