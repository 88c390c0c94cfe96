"""The agenda of a session, as the secretariat prepares it."""
