Notifications: mails are sent once each, after the data is saved, at once or in a daily digest as each person chooses; what could not be sent shows with the reason and can be sent again.
