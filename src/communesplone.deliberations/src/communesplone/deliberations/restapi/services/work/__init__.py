"""`@my-work`."""
