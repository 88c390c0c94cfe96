"""Sphinx settings of the documentation: `make docs`."""

project = "CommunesPlone"
author = "CommunesPlone"
copyright = "2026, CommunesPlone"
html_theme = "alabaster"
html_theme_options = {"description": "The software that town halls need, on Plone"}
master_doc = "index"
exclude_patterns = ["_build"]
