Closing a session of 400 items with 20 annexes each takes less than two seconds; minutes are printed twice as fast, and name who voted what where not all said the same.
