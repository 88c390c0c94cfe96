The page of a template of items shows what it fills in and begins an item with it.
