Convocation, agenda, minutes, extract, register and letters come as accessible PDF and as ODT; the town words their standing phrases itself, and one PDF holds a sitting's dossier with its annexes.
