"""Behaviors that content types of any add-on may take."""
