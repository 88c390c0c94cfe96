"""What the fields offer to choose from."""
