A councillor's own item that came five clear days before the sitting goes on the agenda after the convocation too, as a complementary item; the members are told at once.
