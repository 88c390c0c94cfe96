"""Mails to people: each kind with its two templates. A mail is a postcard."""
