OParl names who was present once the minutes are public, and the text that an item of the agenda was decided with.
