Every outcome of a vote, and the act that tells of it, name the edition of the law by which it was computed; the control panel shows the present one.
