from communesplone.deliberations.rules.deadlines import deadlines
from communesplone.deliberations.rules.deadlines import minutes_deadlines
from communesplone.deliberations.rules.rulebook import rulebook
from datetime import date
from datetime import timedelta

import pytest


COLLEGE = rulebook("be-wal-college")
COUNCIL = rulebook("be-wal-council")
FRANCE = rulebook("fr-municipal")
SITTING = date(2026, 3, 30)


def after(days):
    return SITTING + timedelta(days=days)


def found(book, population=20_000, **days):
    return {
        str(one.kind): (one.due, one.met, str(one.article))
        for one in deadlines(book, session_date=SITTING, population=population, **days)
    }


def test_before_anything_was_done():
    assert found(FRANCE) == {"list_online": (after(7), None, "CGCT L2121-25")}
    assert found(COUNCIL) == {
        "drafts_online": (after(-6), None, "CDLD L3221-4"),
        "transmit": (after(15), None, "CDLD L3122-2"),
    }
    assert found(COLLEGE) == {"transmit": (after(15), None, "CDLD L3122-2")}


@pytest.mark.parametrize(("day", "met"), [(6, True), (7, True), (8, False)])
def test_the_french_list_is_online_within_a_week(day, met):
    assert found(FRANCE, listed_on=after(day))["list_online"][:2] == (after(7), met)


@pytest.mark.parametrize(("day", "met"), [(14, True), (15, True), (16, False)])
@pytest.mark.parametrize("book", [COLLEGE, COUNCIL])
def test_transmission_within_fifteen_days(book, day, met):
    days = found(book, transmitted_on=after(day))
    assert days["transmit"][:2] == (after(15), met)
    assert days["authority"] == (after(day + 30), None, "CDLD L3122-2")


@pytest.mark.parametrize(("day", "met"), [(-7, True), (-6, True), (-5, False)])
def test_drafts_are_online_five_clear_days_before(day, met):
    assert found(COUNCIL, drafts_online_on=after(day))["drafts_online"][1] is met


@pytest.mark.parametrize("book", [COLLEGE, COUNCIL])
def test_in_force_the_fifth_day_after_posting(book):
    days = found(book, published_on=after(3))
    assert days["in_force"] == (after(8), None, "CDLD L1133-2")


@pytest.mark.parametrize(
    ("population", "expected"),
    [(3_499, None), (3_500, date(2026, 5, 31)), (0, date(2026, 5, 31))],
)
def test_french_publication_lasts_two_months_in_larger_towns(population, expected):
    days = found(FRANCE, population, published_on=date(2026, 3, 31))
    assert days.get("published_until", (None,))[0] == expected
    assert "enforceable" not in days


@pytest.mark.parametrize(
    ("published", "transmitted", "expected"), [(1, 4, 4), (4, 1, 4), (2, 2, 2)]
)
def test_enforceable_when_published_and_transmitted(published, transmitted, expected):
    days = found(
        FRANCE, published_on=after(published), transmitted_on=after(transmitted)
    )
    assert days["enforceable"] == (after(expected), None, "CGCT L2131-1")
    assert "enforceable" not in found(FRANCE, transmitted_on=after(1))


@pytest.mark.parametrize(
    ("book", "expected"),
    [
        (COLLEGE, {"minutes_approved": 0}),
        (COUNCIL, {"minutes_available": -8, "minutes_approved": 0}),
        (FRANCE, {"minutes_approved": 0, "minutes_published": 7}),
    ],
)
def test_minutes(book, expected):
    lines = minutes_deadlines(book, next_session=SITTING)
    assert [str(line.kind) for line in lines] == list(expected)
    assert [line.due for line in lines] == [after(day) for day in expected.values()]
    assert {line.met for line in lines} == {None}
    assert {line.article for line in lines} == {book.minutes.article}


@pytest.mark.parametrize(("late", "met"), [(0, True), (1, False)])
def test_minutes_in_time(late, met):
    belgian = minutes_deadlines(
        COUNCIL,
        next_session=SITTING,
        available_on=after(-8 + late),
        approved_on=after(late),
    )
    assert [line.met for line in belgian] == [met, met]
    french = minutes_deadlines(
        FRANCE,
        next_session=SITTING,
        approved_on=after(late),
        published_on=after(7 + late),
    )
    assert [line.met for line in french] == [met, met]


def test_an_act_that_does_not_go_to_the_authority():
    assert "transmit" not in found(COLLEGE, supervised=False)
    days = found(FRANCE, published_on=after(3), supervised=False)
    assert days["enforceable"][0] == after(3)
    assert "authority" not in found(COUNCIL, published_on=after(3), supervised=False)
