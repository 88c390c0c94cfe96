"""Pages of the services and of their staff."""
