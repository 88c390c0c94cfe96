"""Commands of `bin/instance`."""
