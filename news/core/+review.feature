The journal holds the hash of a service before and after each change, closing and deletion.
