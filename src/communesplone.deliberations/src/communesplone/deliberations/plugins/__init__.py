"""Plug-ins of the user folder."""
