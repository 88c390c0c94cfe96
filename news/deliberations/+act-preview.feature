The form of an item shows the act as it will read while it is being written, and says which values cannot be saved; programs ask for the same with `POST @act-preview`.
