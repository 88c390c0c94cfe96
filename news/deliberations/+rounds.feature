The page of an election shows what each candidate had in every round, not in the last one only.
