What was voted upon stays as it was voted: subject, texts and annexes of an item are closed from its vote or outcome on.
The minutes say when the convocation reached the members, and for which reason it was urgent or late; that reason is wanted, the date that members were told stays, and minutes are approved once they are written, in a later session that is open.
A body's documents stand on the town's letterhead or on none, as its settings say; the minutes tell the quorum of the beginning; a body is called again for what still waits, and the rest is named.
The page of a session and "My work" say by when a sitting is to be closed, where the law wants the list of deliberations online.
