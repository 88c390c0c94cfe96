Registers number what is entered without gap, for each register and year, however many people work at once.
