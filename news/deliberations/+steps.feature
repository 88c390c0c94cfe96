What was voted upon stays as it was voted: subject, texts and annexes of an item are closed from its vote or outcome on.
