from communesplone.deliberations.rules.clear_days import check
from communesplone.deliberations.rules.clear_days import earliest_recall
from communesplone.deliberations.rules.clear_days import own_item
from communesplone.deliberations.rules.rulebook import rulebook
from datetime import date
from datetime import datetime
from datetime import timedelta
from hypothesis import given
from hypothesis import strategies as st

import pytest


COLLEGE = rulebook("be-wal-college")
COUNCIL = rulebook("be-wal-council")
FRANCE = rulebook("fr-municipal")
MEETING = date(2026, 3, 30)


@pytest.mark.parametrize(
    ("book", "population", "urgent", "rank", "required", "article"),
    [
        (COUNCIL, 20_000, False, 1, 7, "CDLD L1122-13"),
        (COUNCIL, 0, False, 1, 7, "CDLD L1122-13"),
        (COUNCIL, 20_000, True, 1, 0, "CDLD L1122-13"),
        (COUNCIL, 20_000, False, 2, 2, "CDLD L1122-13"),
        (COUNCIL, 20_000, False, 3, 2, "CDLD L1122-13"),
        (COUNCIL, 20_000, True, 2, 0, "CDLD L1122-13"),
        (FRANCE, 0, False, 1, 5, "CGCT L2121-12"),
        (FRANCE, 1, False, 1, 3, "CGCT L2121-11"),
        (FRANCE, 3_499, False, 1, 3, "CGCT L2121-11"),
        (FRANCE, 3_500, False, 1, 5, "CGCT L2121-12"),
        (FRANCE, 3_499, True, 1, 1, "CGCT L2121-11"),
        (FRANCE, 3_500, True, 1, 1, "CGCT L2121-12"),
        (FRANCE, 3_500, False, 2, 3, "CGCT L2121-17"),
        (FRANCE, 3_500, True, 2, 3, "CGCT L2121-17"),
        (FRANCE, 100, False, 3, 3, "CGCT L2121-17"),
    ],
)
def test_clear_days_of_a_convocation(book, population, urgent, rank, required, article):
    latest = MEETING - timedelta(days=required + 1)
    in_time = check(book, MEETING, latest, population, urgent, rank)
    assert (in_time.required, in_time.given, in_time.met) == (required, required, True)
    assert (in_time.latest, str(in_time.article)) == (latest, article)
    assert in_time.explanation.key == "notice_met"
    late = check(
        book,
        MEETING,
        latest + timedelta(days=1),
        population,
        urgent=urgent,
        call_rank=rank,
    )
    assert (late.given, late.met, late.latest) == (required - 1, False, latest)
    assert late.explanation.key == "notice_short"
    assert late.explanation.values == {"given": required - 1, "required": required}


@pytest.mark.parametrize(
    ("urgent", "rank", "required"), [(False, 1, 2), (True, 1, 0), (False, 3, 2)]
)
def test_an_extraordinary_sitting_of_a_college(urgent, rank, required):
    latest = MEETING - timedelta(days=required + 1)
    found, late = (
        check(COLLEGE, MEETING, day, 20_000, urgent, rank, extraordinary=True)
        for day in (latest, latest + timedelta(days=1))
    )
    assert (found.required, found.met, found.latest) == (required, True, latest)
    assert str(found.article) == "CDLD L1123-20"
    assert (late.given, late.met) == (required - 1, False)
    assert late.explanation.values == {"given": required - 1, "required": required}


@pytest.mark.parametrize("urgent", [True, False])
@pytest.mark.parametrize("rank", [1, 2])
def test_a_college_meets_on_its_days_without_notice(urgent, rank):
    found = check(COLLEGE, MEETING, MEETING, 20_000, urgent, rank)
    assert (found.required, found.given, found.met) == (0, -1, True)
    assert found.latest == MEETING
    late = check(COLLEGE, MEETING, MEETING + timedelta(days=1), 20_000)
    assert (late.met, late.explanation.key) == (False, "notice_short")


@pytest.mark.parametrize("book", [COUNCIL, FRANCE])
def test_councils_know_no_other_notice_of_an_extraordinary_sitting(book):
    plain = check(book, MEETING, MEETING - timedelta(days=4), 20_000)
    assert plain == check(
        book, MEETING, MEETING - timedelta(days=4), 20_000, extraordinary=True
    )


def test_weekends_and_holidays_count():
    """From Maundy Thursday to the Friday after Easter there are seven clear days."""
    notice = check(COUNCIL, date(2026, 4, 10), date(2026, 4, 2), 20_000)
    assert (notice.required, notice.given, notice.met) == (7, 7, True)


@given(st.integers(0, 30), st.sampled_from([COLLEGE, COUNCIL, FRANCE]))
def test_the_latest_day_is_the_border(before, book):
    notice = MEETING - timedelta(days=before)
    found = check(book, MEETING, notice, 5_000)
    assert found.met is (notice <= found.latest)


def test_wrong_questions():
    with pytest.raises(ValueError, match="no -1 inhabitants$"):
        check(COUNCIL, MEETING, MEETING, -1)
    with pytest.raises(TypeError):
        check(COUNCIL, datetime(2026, 3, 30, 20), MEETING, 1)


@pytest.mark.parametrize(
    ("book", "expected"),
    [
        (COLLEGE, None),
        (COUNCIL, date(2026, 4, 2)),
        (FRANCE, date(2026, 4, 3)),
    ],
)
def test_when_a_body_called_again_can_sit(book, expected):
    assert earliest_recall(book, MEETING) == expected


@pytest.mark.parametrize(("book", "days"), [(COUNCIL, 2), (FRANCE, 3)])
def test_the_first_day_of_a_second_call_leaves_its_clear_days(book, days):
    again = earliest_recall(book, MEETING)
    notice = check(book, again, MEETING, 1, call_rank=2)
    assert (notice.given, notice.required, notice.met) == (days, days, True)
    before = again - timedelta(days=1)
    assert not check(book, before, MEETING, 1, call_rank=2).met


@pytest.mark.parametrize(
    ("book", "before", "post", "note", "admitted", "key"),
    [
        (COUNCIL, 6, "councillor", True, True, "own_item_admitted"),
        (COUNCIL, 5, "councillor", True, False, "own_item_late"),
        (COUNCIL, 60, "councillor", False, False, "own_item_without_note"),
        (COUNCIL, 60, "mayor", True, False, "own_item_college_member"),
        (COUNCIL, 60, "alderman", True, False, "own_item_college_member"),
        (COUNCIL, 60, "president", True, True, "own_item_admitted"),
        (FRANCE, 60, "councillor", True, False, "own_item_no_right"),
        (COLLEGE, 60, "alderman", True, False, "own_item_no_right"),
    ],
)
def test_a_councillors_own_item(book, before, post, note, admitted, key):
    received = MEETING - timedelta(days=before)
    found = own_item(book, MEETING, received, post=post, has_note=note)
    assert (found.admitted, found.explanation.key) == (admitted, key)
    assert found.article == book.own_item.article
    if key in ("own_item_admitted", "own_item_late"):
        assert found.explanation.values == {"given": before - 1, "required": 5}
    known = book is COUNCIL and post not in ("mayor", "alderman")
    assert found.latest == (date(2026, 3, 24) if known else None)


@pytest.mark.parametrize(("days", "left"), [(0, 0), (1, 0), (3, 2), (8, 7)])
def test_no_day_is_left_on_the_day_itself(days, left):
    notice = MEETING - timedelta(days=days)
    assert check(COUNCIL, MEETING, notice, 20_000).left == left
