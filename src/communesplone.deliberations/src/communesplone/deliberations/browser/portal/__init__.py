"""The public portal: decisions, sessions, feeds, and a block of the front page."""
