"""Sound rows of SCDL, made by hypothesis."""

from communesplone.deliberations.rules.scdl.cell import clean
from communesplone.deliberations.rules.scdl.cell import is_missing
from communesplone.deliberations.rules.scdl.row import Row
from communesplone.deliberations.rules.scdl.row import Votes
from communesplone.deliberations.rules.scdl.subjects import SUBJECTS
from datetime import date
from hypothesis import strategies as st

import dataclasses


SOUND = Row(
    "Commune de Saint-Épin-sur-Orvre",
    "21990199800019",
    "2023-001",
    date(2023, 1, 16),
    "8.3",
    "domaines de compétences par thèmes/voirie",
    "Dénomination de la rue des Écoles",
)

# Letters that trouble a CSV file or a spreadsheet come often.
_LETTERS = st.one_of(
    st.sampled_from("'=+-@;,|\t\n \"é/"), st.characters(exclude_categories=["Cs"])
)
TEXTS = (
    st.text(_LETTERS, min_size=1, max_size=40)
    .map(clean)
    .filter(lambda text: text and not is_missing(text))
)
COUNTS = st.integers(0, 99)


@st.composite
def rows(draw) -> Row:
    code = draw(st.sampled_from(sorted(SUBJECTS)))
    adopted = draw(st.dates(date(1900, 1, 1), date(2100, 1, 1)))
    row = Row(
        draw(TEXTS),
        SOUND.siret,
        draw(TEXTS),
        adopted,
        code,
        SUBJECTS[code],
        draw(TEXTS),
    )
    if draw(st.booleans()):
        year = draw(st.integers(1900, 2100))
        row = dataclasses.replace(
            row, budget_year=f"{year}/{year + 1}", budget_name=draw(TEXTS)
        )
    if draw(st.booleans()):
        votes = Votes.of(draw(COUNTS), draw(COUNTS), draw(COUNTS), draw(COUNTS))
        row = dataclasses.replace(row, seats=99, **dataclasses.asdict(votes))
    if draw(st.booleans()):
        row = dataclasses.replace(
            row,
            authority=draw(TEXTS),
            received=draw(st.dates(adopted, date(2101, 1, 1))),
            url="https://www.saint-epin.example/a(1)?b=c&d=[%20]",
        )
    return row
