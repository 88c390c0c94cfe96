A title that is changed after the convocation is shown with the one that the members were sent.
