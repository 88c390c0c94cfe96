"""The acts of a town's bodies: HTML, a tagged PDF and an ODT of the same words."""
