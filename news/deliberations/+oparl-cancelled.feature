OParl tells of a cancelled session that it is cancelled, of every session where its public agenda and its published minutes are read, and of an appointment each round.
