"""@verify-register."""
