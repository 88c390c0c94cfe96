An act that does not go to the supervisory authority is noted as such: nothing is due of it there, and "My work" lists it no more.
