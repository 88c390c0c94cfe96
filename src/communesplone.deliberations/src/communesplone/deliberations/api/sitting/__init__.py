"""The sitting: what happens in the room, one action at a time."""
