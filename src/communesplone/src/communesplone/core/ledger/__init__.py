"""Sealed sequences: things arrive without conflict, then one hand numbers them."""
