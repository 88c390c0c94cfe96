"""Content types, one module each, and the persistent objects that they keep."""
