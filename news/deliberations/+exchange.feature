Deliberations can leave as SCDL, OParl, feeds, calendars and JSON-LD, and past ones are read from the files that French towns publish.
