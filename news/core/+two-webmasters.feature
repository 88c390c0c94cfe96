Two webmasters who change the town settings at once lose nothing: the later one is told, and decides.
