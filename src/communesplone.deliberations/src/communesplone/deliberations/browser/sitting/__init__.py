"""The sitting: the secretariat's screen and the display in the room."""
