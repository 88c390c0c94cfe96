from communesplone.deliberations.rules.matter import Matter
from communesplone.deliberations.rules.quorum import quorum
from communesplone.deliberations.rules.roll import Member
from communesplone.deliberations.rules.roll import Proxy
from communesplone.deliberations.rules.rulebook import rulebook
from communesplone.deliberations.rules.rulebook import RULEBOOKS
from dataclasses import replace

import pytest


COLLEGE = rulebook("be-wal-college")
COUNCIL = rulebook("be-wal-council")
FRANCE = rulebook("fr-municipal")

NEEDED = dict(
    zip(
        range(1, 56),
        [needed for half in range(1, 29) for needed in (half, half + 1)][:55],
        strict=True,
    )
)
"""Members in office -> present members needed: 1, 2, 2, 3, 3… 28."""


@pytest.mark.parametrize("book", RULEBOOKS.values(), ids=lambda book: book.name)
@pytest.mark.parametrize("size", range(1, 56))
def test_more_than_half_of_those_in_office(book, size, roll):
    exact = quorum(book, roll(size, NEEDED[size]))
    assert (exact.needed, exact.present, exact.reached) == (
        NEEDED[size],
        NEEDED[size],
        True,
    )
    assert exact.explanation.key == "quorum_reached"
    short = quorum(book, roll(size, NEEDED[size] - 1))
    assert (short.needed, short.present, short.reached) == (
        NEEDED[size],
        NEEDED[size] - 1,
        False,
    )
    assert short.explanation.key == "quorum_missing"
    assert short.explanation.values == {
        "present": NEEDED[size] - 1,
        "needed": NEEDED[size],
    }
    assert exact.article == short.article == book.quorum.article


def test_a_guest_is_in_no_quorum(roll):
    there = roll(5, 2)
    guest = Member("g", "Guest", guest=True)
    more = replace(
        there, members=(*there.members, guest), present=there.present | {"g"}
    )
    assert (more.in_office, len(more.seated)) == (5, 3)
    found = quorum(COLLEGE, more)
    assert (found.needed, found.present, found.reached) == (3, 2, False)


def test_known_sizes():
    assert [NEEDED[size] for size in (1, 2, 3, 4, 7, 23, 25, 55)] == [
        1,
        2,
        2,
        3,
        4,
        12,
        13,
        28,
    ]


def test_an_interested_member_does_not_count(roll):
    there = quorum(COUNCIL, roll(5, 3, withdrawn=frozenset({"m1"})))
    assert (there.present, there.needed, there.reached) == (2, 3, False)


def test_an_interested_absent_member_is_not_taken_off_twice(roll):
    assert quorum(COUNCIL, roll(5, 3, withdrawn=frozenset({"m5"}))).reached


def test_a_proxy_does_not_count(roll):
    powers = (Proxy("m4", "m1"), Proxy("m5", "m2"))
    there = quorum(FRANCE, roll(5, 2, proxies=powers))
    assert (there.present, there.reached) == (2, False)


def test_the_secretary_neither_counts_nor_is_counted(roll):
    council = roll(4, 3)
    secretary = Member("s", "Secretary", votes=False, post="secretary")
    there = quorum(
        COUNCIL,
        replace(
            council,
            members=(*council.members, secretary),
            present=council.present | {"s"},
        ),
    )
    assert (there.present, there.needed, there.reached) == (3, 3, True)


def test_a_stranger_does_not_count(roll):
    stranger = replace(roll(3), present=frozenset({"x", "y"}))
    assert quorum(COUNCIL, stranger).present == 0


@pytest.mark.parametrize(
    ("book", "rank", "reached", "key"),
    [
        (COUNCIL, 1, False, "quorum_missing"),
        (COUNCIL, 2, False, "quorum_missing"),
        (COUNCIL, 3, True, "quorum_recall"),
        (FRANCE, 1, False, "quorum_missing"),
        (FRANCE, 2, True, "quorum_recall"),
        (FRANCE, 3, True, "quorum_recall"),
        (COLLEGE, 3, False, "quorum_missing"),
    ],
)
def test_called_again_for_the_same_items(book, rank, reached, key, roll):
    there = quorum(book, roll(9, 1), Matter(call_rank=rank))
    assert there.reached is reached
    assert there.explanation.key == key
    assert there.needed == (1 if reached else 5)
    assert there.present == 1


def test_nobody_is_no_number(roll):
    there = quorum(FRANCE, roll(9, 0), Matter(call_rank=2))
    assert (there.needed, there.reached) == (5, False)


def test_called_again_says_so_even_with_a_quorum(roll):
    there = quorum(FRANCE, roll(9, 9), Matter(call_rank=2))
    assert there.explanation.values == {"present": 9, "rank": 2}
    assert there.article == FRANCE.recall.article


@pytest.mark.parametrize(
    ("book", "reached", "key"),
    [
        (COLLEGE, False, "quorum_missing"),
        (COUNCIL, False, "quorum_missing"),
        (FRANCE, True, "quorum_in_debate"),
    ],
)
def test_leaving_after_the_debate_began(book, reached, key, roll):
    there = quorum(book, roll(9, 4), Matter(in_debate=True))
    assert there.reached is reached
    assert there.explanation.key == key
    assert there.explanation.values == {"present": 4, "needed": 5}
    assert (there.present, there.needed) == (4, 5)


@pytest.mark.parametrize(
    ("book", "matter", "present"),
    [
        (FRANCE, Matter(account=True), 2),
        (FRANCE, Matter(subject_kind="account"), 2),
        (FRANCE, Matter(), 3),
        (COUNCIL, Matter(account=True), 3),
    ],
)
def test_the_mayor_leaves_for_the_account_in_france(book, matter, present, roll):
    there = quorum(book, roll(5, 3), matter)
    assert (there.present, there.reached) == (present, present == 3)
