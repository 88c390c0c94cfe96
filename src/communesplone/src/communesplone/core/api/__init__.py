"""What can be done: the only writer. One noun a module."""
