"""The register of a body."""
