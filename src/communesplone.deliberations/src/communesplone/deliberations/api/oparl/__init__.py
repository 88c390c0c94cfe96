"""OParl 1.1 out of the catalogue: what is public, without waking any object."""
