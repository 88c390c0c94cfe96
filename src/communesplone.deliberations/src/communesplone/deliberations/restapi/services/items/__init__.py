"""Steps in the life of an item."""
