"""The documents of sittings, acts and bodies, to look at and to take away."""
