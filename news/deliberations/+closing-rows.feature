Closing a session takes a third less work: annexes are in no catalogue, their item keeps what its act will say of them, and nothing is looked for up to the site.
