A published deliberation that was corrected is in the secretariat's work until its corrected text is published.
