"""Services, one folder a noun."""
