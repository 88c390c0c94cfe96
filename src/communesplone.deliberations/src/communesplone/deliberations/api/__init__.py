"""Use cases, one module per noun: the only writers."""
