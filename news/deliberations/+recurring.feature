What stands on every agenda is made of its templates as a session is planned. The journal tells of each edit of an item, by whichever way it came. Each service has a recorded example.
