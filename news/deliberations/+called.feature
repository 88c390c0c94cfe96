After a tie a college can call a councillor, who votes on that item alone; the minutes name the councillor and who wanted the call.
