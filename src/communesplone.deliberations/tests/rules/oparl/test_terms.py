from communesplone.deliberations.rules.oparl.terms import Held
from communesplone.deliberations.rules.oparl.terms import Term
from communesplone.deliberations.rules.oparl.terms import terms
from datetime import date

import pytest


OLD, NEW = date(2018, 12, 3), date(2024, 12, 2)
EVE = date(2024, 12, 1)


@pytest.mark.parametrize(
    ("mandates", "expected"),
    [
        ([], []),
        ([Held(NEW)], [Term(NEW)]),
        ([Held(OLD, EVE)] * 3 + [Held(NEW)] * 3, [Term(OLD, EVE), Term(NEW)]),
        # Who was elected again keeps the mandate: half of them is no renewal.
        ([Held(OLD)] * 2 + [Held(NEW)] * 2, [Term(OLD)]),
        ([Held(OLD)] * 2 + [Held(NEW)] * 3, [Term(OLD, EVE), Term(NEW)]),
        # Somebody takes the seat of another in between.
        (
            [Held(OLD, EVE)] * 3
            + [Held(OLD, date(2020, 5, 1)), Held(date(2020, 5, 2))],
            [Term(OLD)],
        ),
        ([Held(OLD, EVE)] * 2, [Term(OLD, EVE)]),
        # The council was not there for a time.
        (
            [Held(OLD, date(2020, 1, 1))] * 3 + [Held(NEW)] * 3,
            [Term(OLD, EVE), Term(NEW)],
        ),
    ],
)
def test_from_one_renewal_to_the_next(mandates, expected):
    assert terms(mandates) == expected


def test_last_days_are_counted():
    mandates = [Held(OLD, NEW)] * 3 + [Held(NEW)] * 3
    assert terms(mandates) == [Term(OLD)]


def test_names():
    assert [Term(OLD, EVE).name, Term(NEW).name] == ["2018–2024", "2024–"]
