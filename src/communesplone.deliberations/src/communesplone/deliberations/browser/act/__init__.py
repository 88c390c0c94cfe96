"""The page of a deliberation: for everybody, and more for the secretariat."""
