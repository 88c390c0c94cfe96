The convocation to one member can be had as ODT from the page of documents too.
