"""Mail to people: kept with the data, sent after the commit."""
