A letter, and a convocation to one member, begin with “Madame,”, “Monsieur,” or “Madame, Monsieur,”, by the title of the recipient; a body may word it otherwise.
