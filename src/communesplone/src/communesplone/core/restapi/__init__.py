"""What clients of the REST API see."""
