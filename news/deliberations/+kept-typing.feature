What is typed into the form of an item, a session or a correction is kept in the browser and offered back after a crash or a lost session, until it is saved, a week at most.
