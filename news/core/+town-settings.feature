The town settings say who the town is: names, address, numbers that are checked, coat of arms, colours, holidays.
