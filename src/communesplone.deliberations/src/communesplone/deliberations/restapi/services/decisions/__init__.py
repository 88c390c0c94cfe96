"""@decisions: published deliberations."""
