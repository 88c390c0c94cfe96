Services of the town, their people and functions: a grid to staff them, roles that follow at once, a history that stays.
