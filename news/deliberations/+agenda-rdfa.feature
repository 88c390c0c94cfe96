The public page of a session names each point of its agenda in its linked data within the page too, as its data block did already.
