"""Pages of bodies, their people and their words."""
