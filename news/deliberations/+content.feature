Bodies, persons and mandates, sessions, items, opinions, annexes and deliberations: their content, workflows and rights, which follow functions, mandates and the kind of sitting at once.
