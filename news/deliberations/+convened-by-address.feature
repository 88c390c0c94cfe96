Members without an account are convened at their e-mail address; the page of a session names those whom the secretariat has to convene by other means.
