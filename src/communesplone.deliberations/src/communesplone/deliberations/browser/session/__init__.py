"""The page of a session, with what is next."""
