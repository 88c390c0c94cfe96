The rules of a Walloon college and council and of a French municipal council say what a vote gave: counts, votes needed, the article of law and a sentence for the minutes.
