A long file of past deliberations is read in short requests, with its progress on the page; a part that is cut off is read again, and nothing is half read.
