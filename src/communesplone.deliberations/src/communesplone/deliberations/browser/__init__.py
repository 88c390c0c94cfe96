"""What people see, and what workflows ask."""
