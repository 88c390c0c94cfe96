An audit journal keeps who decided what and when, as a chain of entries that nobody can change unnoticed; webmasters read, filter, verify and export it.
