Exports of the journal are written in the journal; the journal holds the hash of a service before and after each change, closing and deletion; a deleted account is head of no service any more.
