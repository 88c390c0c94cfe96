What is typed into the standing phrases is kept in the browser like that of other forms; a phrase that is refused is told at its field, with a way to it from the top.
