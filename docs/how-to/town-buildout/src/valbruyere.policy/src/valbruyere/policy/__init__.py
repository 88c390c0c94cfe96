"""What is Valbruyère's own."""
