OParl gives the legislative terms of the council, read from its mandates.
