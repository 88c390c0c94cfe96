"""`@@oparl`: OParl 1.1 for programs."""
