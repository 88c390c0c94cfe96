Where the quorum is missing, one press records it for all that is left of the agenda.
