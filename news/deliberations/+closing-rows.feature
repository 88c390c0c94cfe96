Closing a session takes a seventh less work: the catalogue keeps of an annex what its item asks, and nothing is looked for up to the site.
