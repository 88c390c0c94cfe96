from communesplone.deliberations.rules.ballot import Mode
from communesplone.deliberations.rules.closed_sitting import closed_sitting
from communesplone.deliberations.rules.closed_sitting import is_closed_kind
from communesplone.deliberations.rules.matter import Matter
from communesplone.deliberations.rules.matter import SUBJECT_KINDS
from communesplone.deliberations.rules.roll import Proxy
from communesplone.deliberations.rules.rulebook import rulebook
from communesplone.deliberations.rules.thresholds import ballot_form
from communesplone.deliberations.rules.thresholds import councillor_called
from communesplone.deliberations.rules.thresholds import form_requested
from communesplone.deliberations.rules.thresholds import quarter
from communesplone.deliberations.rules.thresholds import third
from communesplone.deliberations.rules.thresholds import two_thirds
from communesplone.deliberations.rules.thresholds import urgency_admitted
from communesplone.deliberations.rules.thresholds import urgency_recognised

import pytest


COLLEGE = rulebook("be-wal-college")
COUNCIL = rulebook("be-wal-council")
FRANCE = rulebook("fr-municipal")


@pytest.mark.parametrize(
    ("present", "fourth", "three", "two"),
    [
        (0, 0, 0, 0),
        (1, 1, 1, 1),
        (2, 1, 1, 2),
        (3, 1, 1, 2),
        (4, 1, 2, 3),
        (5, 2, 2, 4),
        (6, 2, 2, 4),
        (7, 2, 3, 5),
        (8, 2, 3, 6),
        (9, 3, 3, 6),
        (12, 3, 4, 8),
        (13, 4, 5, 9),
        (55, 14, 19, 37),
    ],
)
def test_parts_of_those_present(present, fourth, three, two):
    assert (quarter(present), third(present), two_thirds(present)) == (
        fourth,
        three,
        two,
    )


@pytest.mark.parametrize("present", range(1, 56))
def test_parts_are_the_least_that_are_enough(present):
    assert 4 * quarter(present) >= present > 4 * (quarter(present) - 1)
    assert 3 * third(present) >= present > 3 * (third(present) - 1)
    assert 3 * two_thirds(present) >= 2 * present > 3 * (two_thirds(present) - 1)


@pytest.mark.parametrize("size", range(1, 56))
def test_urgency_in_a_walloon_council(size, roll):
    needed = two_thirds(size)
    yes = urgency_admitted(COUNCIL, roll(size), needed)
    assert (yes.needed, yes.given, yes.reached, bool(yes)) == (
        needed,
        needed,
        True,
        True,
    )
    assert str(yes.article) == "CDLD L1122-24"
    assert yes.explanation.key == "threshold_reached"
    no = urgency_admitted(COUNCIL, roll(size), needed - 1)
    assert (no.needed, no.reached, bool(no)) == (needed, False, False)
    assert no.explanation.key == "threshold_missed"
    assert no.explanation.values == {
        "given": needed - 1,
        "needed": needed,
        "present": size,
    }


def test_urgency_counts_those_present_without_the_interested(roll):
    there = roll(12, 7, withdrawn=frozenset({"m1"}))
    assert urgency_admitted(COUNCIL, there, 4).needed == 4
    assert not urgency_admitted(COUNCIL, roll(12, 0), 0)


@pytest.mark.parametrize("given", [-1, 4])
def test_voices_are_those_of_people_present(given, roll):
    with pytest.raises(ValueError, match="voices of 3 present$"):
        urgency_admitted(COUNCIL, roll(5, 3), given)
    assert urgency_admitted(COUNCIL, roll(5, 3), 3)


@pytest.mark.parametrize(
    ("book", "admitted", "key"),
    [(COLLEGE, True, "off_agenda_own_rules"), (FRANCE, False, "off_agenda_never")],
)
def test_off_the_agenda_elsewhere(book, admitted, key, roll):
    found = urgency_admitted(book, roll(5), 5)
    assert (found.reached, found.needed, found.given) == (admitted, 0, 5)
    assert found.explanation.key == key
    assert found.article == book.off_agenda.article


@pytest.mark.parametrize(
    ("size", "present", "in_favour", "needed", "reached"),
    [
        (5, 5, 3, 3, True),
        (5, 5, 2, 3, False),
        (5, 3, 3, 3, True),
        (6, 6, 4, 4, True),
        (6, 6, 3, 4, False),
        (7, 3, 3, 4, False),
        (1, 1, 1, 1, True),
    ],
)
def test_the_majority_of_a_college_recognises_urgency(
    size, present, in_favour, needed, reached, roll
):
    """CDLD L1123-22: more than half of those in office, there or not."""
    for rule in (urgency_recognised, councillor_called):
        found = rule(COLLEGE, roll(size, present), in_favour)
        seen = (found.needed, found.given, found.reached)
        assert seen == (needed, in_favour, reached)
        assert str(found.article) == "CDLD L1123-22"


@pytest.mark.parametrize("book", [COUNCIL, FRANCE])
@pytest.mark.parametrize(
    ("rule", "key"),
    [
        (urgency_recognised, "recognition_no_effect"),
        (councillor_called, "call_no_right"),
    ],
)
def test_a_council_recognises_nothing_and_calls_nobody(rule, key, book, roll):
    found = rule(book, roll(5), 5)
    assert (found.needed, found.given, found.reached) == (0, 5, False)
    assert found.explanation.key == key
    assert found.article == book.tie.article


@pytest.mark.parametrize(
    ("book", "kind", "secret", "aloud", "mode", "key"),
    [
        (FRANCE, "ordinary", 0, 0, None, "form_free"),
        (FRANCE, "ordinary", 3, 0, Mode.SECRET, "form_secret_asked"),
        (FRANCE, "ordinary", 2, 0, None, "form_free"),
        (FRANCE, "ordinary", 0, 3, Mode.ROLL_CALL, "form_roll_call_asked"),
        (FRANCE, "ordinary", 0, 2, None, "form_free"),
        (FRANCE, "ordinary", 3, 9, Mode.SECRET, "form_secret_asked"),
        (FRANCE, "ordinary", 2, 7, Mode.ROLL_CALL, "form_roll_call_asked"),
        (FRANCE, "appointment", 0, 9, Mode.SECRET, "form_secret_compulsory"),
        (FRANCE, "discipline", 0, 0, None, "form_free"),
        (COUNCIL, "ordinary", 9, 0, None, "form_free"),
        (COUNCIL, "ordinary", 0, 3, Mode.ROLL_CALL, "form_roll_call_asked"),
        (COUNCIL, "ordinary", 0, 2, None, "form_free"),
        (COUNCIL, "appointment", 0, 0, Mode.SECRET, "form_secret_compulsory"),
        (COUNCIL, "discipline", 0, 9, Mode.SECRET, "form_secret_compulsory"),
        (COLLEGE, "appointment", 9, 9, None, "form_free"),
    ],
)
def test_the_form_of_a_ballot(book, kind, secret, aloud, mode, key, roll):
    """Of nine present a quarter, and a third, are three."""
    asked = requested(book, roll(11, 9), secret, aloud)
    form = ballot_form(book, Matter(subject_kind=kind, requested=asked))
    assert (form.mode, form.explanation.key) == (mode, key)
    constant = {
        "form_secret_compulsory": book.secret_kinds,
        "form_secret_asked": book.secret_share,
    }.get(key, book.roll_call_share)
    assert form.article == constant.article


def requested(book, there, secret, aloud):
    """Give the form that enough members ask for, the secret one first."""
    found = None
    for mode, given in ((Mode.ROLL_CALL, aloud), (Mode.SECRET, secret)):
        enough = form_requested(book, there, mode, given)
        assert enough.given == given
        if enough:
            assert enough.needed == 3
            found = mode
    return found


def test_nobody_asks_a_walloon_council_for_a_secret_ballot(roll):
    found = form_requested(COUNCIL, roll(9), Mode.SECRET, 9)
    assert (found.needed, found.given, found.reached) == (0, 9, False)
    assert found.explanation.key == "form_no_right"


def test_a_quarter_is_less_than_a_third(roll):
    assert requested(FRANCE, roll(12), 3, 3) is Mode.ROLL_CALL


def test_the_law_lets_france_waive_secrecy():
    waived = Matter(subject_kind="appointment", secret_waived=True)
    assert ballot_form(FRANCE, waived).mode is None
    assert ballot_form(COUNCIL, waived).mode is Mode.SECRET


def test_nobody_present_asks_for_nothing(roll):
    for mode in (Mode.SECRET, Mode.ROLL_CALL):
        assert not form_requested(FRANCE, roll(3, 0), mode, 0)
    assert ballot_form(FRANCE, Matter()).mode is None


@pytest.mark.parametrize(
    ("book", "kind", "compulsory"),
    [
        *((COLLEGE, kind, True) for kind in SUBJECT_KINDS),
        (COUNCIL, "person", True),
        (COUNCIL, "discipline", True),
        (COUNCIL, "appointment", False),
        (COUNCIL, "ordinary", False),
        (COUNCIL, "account", False),
        *((FRANCE, kind, False) for kind in SUBJECT_KINDS),
    ],
)
def test_where_a_closed_sitting_is_compulsory(book, kind, compulsory, roll):
    assert is_closed_kind(book, kind) is (compulsory and book is not COLLEGE)
    found = closed_sitting(book, roll(9), kind)
    assert (found.closed, found.compulsory) == (compulsory, compulsory)
    if compulsory:
        college = book is COLLEGE
        assert found.needed is None
        assert found.explanation.key == (
            "closed_always" if college else "closed_compulsory"
        )
        assert found.article == (book.closed if college else book.closed_kinds).article


@pytest.mark.parametrize(
    ("present", "in_favour", "needed", "closed"),
    [(9, 6, 6, True), (9, 5, 6, False), (10, 7, 7, True), (10, 6, 7, False)],
)
def test_two_thirds_close_a_walloon_council(present, in_favour, needed, closed, roll):
    found = closed_sitting(COUNCIL, roll(11, present), "ordinary", in_favour=in_favour)
    assert (found.closed, found.compulsory, found.needed) == (closed, False, needed)
    assert found.explanation.key == ("closed_decided" if closed else "closed_refused")
    assert found.explanation.values == {"in_favour": in_favour, "needed": needed}
    assert found.article == COUNCIL.closed.article


def test_nobody_asked_a_french_council(roll):
    found = closed_sitting(FRANCE, roll(9), "ordinary", in_favour=9)
    assert found.explanation.values == {"given": 0, "needed": 3}


def test_an_empty_room_closes_nothing(roll):
    assert closed_sitting(COUNCIL, roll(11, 0), "ordinary").closed is False
    alone = closed_sitting(COUNCIL, roll(11, 1), "ordinary", in_favour=1)
    assert (alone.closed, alone.needed) == (True, 1)


@pytest.mark.parametrize(
    ("requests", "mayor", "in_favour", "closed", "key"),
    [
        (3, False, 6, True, "closed_decided"),
        (3, False, 5, False, "closed_refused"),
        (2, False, 9, False, "closed_not_requested"),
        (0, True, 6, True, "closed_decided"),
        (2, True, 6, True, "closed_decided"),
    ],
)
def test_a_french_council_closes_on_request(
    requests, mayor, in_favour, closed, key, roll
):
    """Nine are present and two represented: six of eleven."""
    there = roll(11, 9, proxies=(Proxy("m10", "m1"), Proxy("m11", "m2")))
    found = closed_sitting(
        FRANCE,
        there,
        "person",
        requests=requests,
        mayor_asks=mayor,
        in_favour=in_favour,
    )
    assert (found.closed, found.compulsory) == (closed, False)
    assert found.explanation.key == key
    assert str(found.article) == "CGCT L2121-18"
    if key == "closed_not_requested":
        assert found.needed is None
        assert found.explanation.values == {"given": 2, "needed": 3}
    else:
        assert found.needed == 6
