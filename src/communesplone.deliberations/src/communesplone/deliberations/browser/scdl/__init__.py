"""Deliberations out of files, and into one."""
