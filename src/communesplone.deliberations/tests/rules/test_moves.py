from communesplone.deliberations.rules.moves import check_move
from communesplone.deliberations.rules.moves import Move
from communesplone.deliberations.rules.moves import MoveKind
from communesplone.deliberations.rules.moves import MoveRefused
from communesplone.deliberations.rules.moves import roll_at
from communesplone.deliberations.rules.moves import rolls_at
from communesplone.deliberations.rules.proxies import valid_proxies
from communesplone.deliberations.rules.proxies import voting_power
from communesplone.deliberations.rules.roll import Member
from communesplone.deliberations.rules.roll import Proxy
from communesplone.deliberations.rules.rulebook import rulebook
from dataclasses import replace
from datetime import datetime
from datetime import timedelta
from datetime import timezone
from datetime import UTC
from hypothesis import given
from hypothesis import strategies as st

import pytest


COLLEGE = rulebook("be-wal-college")
COUNCIL = rulebook("be-wal-council")
FRANCE = rulebook("fr-municipal")
OPENING = datetime(2026, 3, 2, 20, tzinfo=UTC)


def log(*lines):
    """Give moves a minute apart: (kind, member) or (kind, member, more)."""
    return [
        Move(OPENING + timedelta(minutes=minute), kind, member, **(more or {}))
        for minute, (kind, member, more) in enumerate(
            (*line, None)[:3] for line in lines
        )
    ]


def proxy(giver, holder, **more):
    return ("give_proxy", giver, {"holder": holder, **more})


def refused(members, lines, book=FRANCE):
    with pytest.raises(MoveRefused) as caught:
        roll_at(members, log(*lines), rulebook=book)
    return caught.value


def test_the_log_is_replayed(members):
    moves = log(
        ("arrive", "m1"),
        ("arrive", "m2"),
        ("arrive", "m3"),
        ("withdraw", "m3", {"item": "road"}),
        ("leave", "m2"),
        proxy("m4", "m1"),
    )
    roll = roll_at(members(5), moves, item="road", president="m1", rulebook=FRANCE)
    assert roll.members == members(5)
    assert roll.present == {"m1", "m3"}
    assert roll.withdrawn == {"m3"}
    assert roll.seated == {"m1"}
    assert roll.proxies == (Proxy("m4", "m1"),)
    assert (roll.president, roll.in_office) == ("m1", 5)
    assert roll_at(members(5), moves, item="school").withdrawn == frozenset()
    assert roll_at(members(5), moves).withdrawn == frozenset()


def test_nobody_is_there_before_the_first_move(members):
    roll = roll_at(members(3), [])
    assert (roll.present, roll.proxies, roll.president) == (frozenset(), (), None)


def test_the_log_is_read_by_time_until_a_moment(members):
    moves = log(("arrive", "m1"), ("arrive", "m2"), ("leave", "m1"))
    later = roll_at(members(2), moves[::-1])
    assert later.present == {"m2"}
    at = OPENING + timedelta(minutes=1)
    assert roll_at(members(2), moves, until=at).present == {"m1", "m2"}
    before = at - timedelta(seconds=1)
    assert roll_at(members(2), moves, until=before).present == {"m1"}


def test_times_are_compared_across_zones(members):
    paris = timezone(timedelta(hours=1))
    moves = [
        Move(datetime(2026, 3, 2, 20, 30, tzinfo=UTC), "leave", "m1"),
        Move(datetime(2026, 3, 2, 21, 0, tzinfo=paris), "arrive", "m1"),
    ]
    assert roll_at(members(1), moves).present == frozenset()


def test_moves_of_one_instant_keep_their_order(members):
    moves = [Move(OPENING, kind, "m1") for kind in ("arrive", "leave", "arrive")]
    assert roll_at(members(1), moves).present == {"m1"}


def test_a_move_says_when_and_what():
    with pytest.raises(ValueError, match="without offset gives no order$"):
        Move(datetime(2026, 3, 2, 20), MoveKind.ARRIVE, "m1")
    with pytest.raises(ValueError, match="dance"):
        Move(OPENING, "dance", "m1")
    assert Move(OPENING, "arrive", "m1").kind is MoveKind.ARRIVE


def test_a_member_returns(members):
    moves = log(
        ("arrive", "m1"),
        ("withdraw", "m1", {"item": "road"}),
        ("withdraw", "m1", {"item": "school"}),
        ("return", "m1", {"item": "road"}),
    )
    assert roll_at(members(1), moves, item="road").withdrawn == frozenset()
    assert roll_at(members(1), moves, item="school").withdrawn == {"m1"}


def test_somebody_else_presides(members):
    moves = log(("arrive", "m2"), ("preside", "m2"))
    assert roll_at(members(2), moves, president="m1").president == "m2"


@pytest.mark.parametrize(
    ("lines", "key"),
    [
        ([("arrive", "x")], "move_unknown_member"),
        ([("arrive", "m1"), ("arrive", "m1")], "move_already_present"),
        ([("leave", "m1")], "move_not_present"),
        ([("arrive", "m1"), ("leave", "m1"), ("leave", "m1")], "move_not_present"),
        ([("withdraw", "m1")], "move_without_item"),
        ([("withdraw", "m1", {"item": "a"})] * 2, "move_already_withdrawn"),
        ([("return", "m1", {"item": "a"})], "move_not_withdrawn"),
        (
            [("withdraw", "m1", {"item": "a"}), ("return", "m1", {"item": "b"})],
            "move_not_withdrawn",
        ),
        ([("preside", "m1")], "president_absent"),
        ([("revoke_proxy", "m1")], "proxy_none"),
    ],
)
@pytest.mark.parametrize("book", [None, COLLEGE, COUNCIL, FRANCE])
def test_moves_against_plain_sense(lines, key, book, members):
    error = refused(members(3), lines, book)
    assert error.sentence.key == key
    member = "x" if "unknown" in key else "Member 1"
    assert error.sentence.values == {"member": member}
    assert error.article is None


@pytest.mark.parametrize(
    ("lines", "key", "values"),
    [
        ([proxy("m4", "x")], "move_unknown_member", {"member": "x"}),
        ([proxy("m4", "m4")], "proxy_to_oneself", {"member": "Member 4"}),
        (
            [("arrive", "m4"), proxy("m4", "m1")],
            "proxy_giver_present",
            {"member": "Member 4"},
        ),
        (
            [("withdraw", "m4", {"item": "a"}), proxy("m4", "m1", item="a")],
            "proxy_giver_withdrawn",
            {"member": "Member 4"},
        ),
        (
            [proxy("m4", "m1"), proxy("m3", "m1")],
            "proxy_holder_full",
            {"holder": "Member 1", "allowed": 1},
        ),
        (
            [proxy("m4", "m1"), proxy("m4", "m2")],
            "proxy_given_already",
            {"member": "Member 4"},
        ),
        (
            [proxy("m4", "m1"), proxy("m4", "m1")],
            "proxy_given_already",
            {"member": "Member 4"},
        ),
        (
            [proxy("m4", "m1", consecutive=4)],
            "proxy_too_long",
            {"member": "Member 4", "sessions": 3},
        ),
        ([proxy("s", "m1")], "proxy_without_vote", {"member": "Secretary"}),
        ([proxy("m1", "s")], "proxy_without_vote", {"member": "Secretary"}),
    ],
)
def test_powers_that_france_refuses(lines, key, values, members):
    everybody = (*members(4), Member("s", "Secretary", votes=False))
    error = refused(everybody, lines)
    assert (error.sentence.key, error.sentence.values) == (key, values)
    plain = key in ("move_unknown_member", "proxy_to_oneself")
    assert error.article == (None if plain else FRANCE.proxies.article)


@pytest.mark.parametrize("book", [COLLEGE, COUNCIL])
def test_belgium_knows_no_proxies(book, members):
    error = refused(members(2), [proxy("m2", "m1")], book)
    assert error.sentence.key == "proxy_not_allowed"
    assert error.sentence.values == {"member": "Member 2"}
    assert error.article == book.proxies.article


@pytest.mark.parametrize(
    "more",
    [
        {"consecutive": 3},
        {"consecutive": 4, "illness": True},
        {"consecutive": 9, "illness": True},
    ],
)
def test_three_sessions_or_illness(more, members):
    moves = log(("arrive", "m1"), proxy("m2", "m1", **more))
    roll = roll_at(members(2), moves, rulebook=FRANCE)
    assert roll.proxies == (Proxy("m2", "m1", **more),)
    assert valid_proxies(FRANCE, roll) == roll.proxies


def test_a_power_can_be_given_anew(members):
    moves = log(proxy("m2", "m1"), ("revoke_proxy", "m2"), proxy("m2", "m3"))
    roll = roll_at(members(3), moves, rulebook=FRANCE)
    assert roll.proxies == (Proxy("m2", "m3"),)


def test_a_power_ends_when_its_giver_arrives(members):
    moves = log(("arrive", "m1"), proxy("m2", "m1"), ("arrive", "m2"), ("leave", "m2"))
    assert roll_at(members(2), moves, rulebook=FRANCE).proxies == ()


def test_without_a_rulebook_powers_are_replayed_and_never_counted(members):
    moves = log(("arrive", "m1"), proxy("m2", "m1", consecutive=9), proxy("m3", "m1"))
    roll = roll_at(members(3), moves)
    assert len(roll.proxies) == 2
    assert valid_proxies(COUNCIL, roll) == ()
    assert valid_proxies(FRANCE, roll) == (Proxy("m3", "m1"),)


def test_a_new_move_is_checked_where_its_time_puts_it(members):
    moves = log(("arrive", "m1"), ("leave", "m1"))
    middle = Move(OPENING + timedelta(seconds=30), "preside", "m1")
    check_move(COUNCIL, members(1), moves, middle)
    with pytest.raises(MoveRefused):
        check_move(COUNCIL, members(1), moves, replace(middle, at=moves[1].at))


@pytest.mark.parametrize(
    ("powers", "changes", "valid"),
    [
        ([("m5", "m1")], {}, [0]),
        ([("m5", "m1"), ("m6", "m2")], {}, [0, 1]),
        ([("m5", "m1"), ("m6", "m1")], {}, [0]),
        ([("m5", "m1"), ("m5", "m2")], {}, [0]),
        ([("m5", "m6"), ("m5", "m2")], {}, [1]),
        ([("m5", "m6")], {}, []),
        ([("m5", "x")], {}, []),
        ([("x", "m1")], {}, []),
        ([("m2", "m1")], {}, []),
        ([("m5", "m1")], {"withdrawn": {"m1"}}, []),
        ([("m5", "m1")], {"withdrawn": {"m5"}}, []),
        ([("m5", "m1")], {"withdrawn": {"m2"}}, [0]),
        ([("m5", "m1", 3)], {}, [0]),
        ([("m5", "m1", 4)], {}, []),
        ([("m5", "m1", 4, True)], {}, [0]),
    ],
)
def test_valid_powers(powers, changes, valid, roll):
    proxies = tuple(Proxy(*power) for power in powers)
    there = roll(6, 4, proxies=proxies, **{k: frozenset(v) for k, v in changes.items()})
    assert valid_proxies(FRANCE, there) == tuple(proxies[index] for index in valid)
    assert voting_power(FRANCE, there) == len(there.seated) + len(valid)
    assert valid_proxies(COUNCIL, there) == ()


def test_another_law_could_allow_two(roll):
    two = replace(FRANCE, proxies=replace(FRANCE.proxies, value=2))
    powers = tuple(Proxy(giver, "m1") for giver in ("m4", "m5", "m6"))
    assert valid_proxies(two, roll(6, 3, proxies=powers)) == powers[:2]


def test_a_power_of_somebody_without_vote_is_void(roll):
    secretary = Member("s", "Secretary", votes=False)
    there = roll(2, proxies=(Proxy("s", "m1"), Proxy("m2", "s")))
    there = replace(
        there, members=(*there.members, secretary), present=frozenset({"m1", "s"})
    )
    assert valid_proxies(FRANCE, there) == ()


@given(st.data())
def test_one_replay_gives_each_item_the_roll_of_its_moment(members, data):
    everybody = members(4)
    moves, inside = [], set()
    for minute in range(data.draw(st.integers(0, 12))):
        member = data.draw(st.sampled_from([one.id for one in everybody]))
        kind = "leave" if member in inside else "arrive"
        inside ^= {member}
        moves.append(Move(OPENING + timedelta(minutes=minute), kind, member))
    minutes = st.dictionaries(st.sampled_from("abcde"), st.integers(-1, 13))
    moments = {
        item: OPENING + timedelta(minutes=minute)
        for item, minute in data.draw(minutes).items()
    }
    shuffled = data.draw(st.permutations(moves))
    assert rolls_at(everybody, shuffled, moments, president="m1") == {
        item: roll_at(everybody, moves, item=item, president="m1", until=until)
        for item, until in moments.items()
    }


def test_an_excuse_ends_when_the_member_comes(members):
    lines = [("excuse", "m1"), ("excuse", "m2"), ("arrive", "m2")]
    roll = roll_at(members(3), log(*lines))
    assert (roll.excused, roll.present) == ({"m1"}, {"m2"})
    assert roll_at(members(3), log(*lines, ("leave", "m2"))).excused == {"m1"}


def test_nobody_is_excused_twice_or_while_there(members):
    twice = [("excuse", "m1"), ("excuse", "m1")]
    assert refused(members(2), twice).sentence.key == "excuse_already"
    there = [("arrive", "m1"), ("excuse", "m1")]
    assert refused(members(2), there).sentence.key == "excuse_present"


def test_a_present_member_is_named_secretary(members):
    lines = [("arrive", "m1"), ("arrive", "m2"), ("keep_minutes", "m2")]
    roll = roll_at(members(3), log(*lines), secretary="m3", rulebook=FRANCE)
    assert roll.secretary == "m2"
    assert roll_at(members(3), log(*lines[:2]), secretary="m3").secretary == "m3"
    away = refused(members(3), [("keep_minutes", "m1")])
    assert (away.sentence.key, away.article) == ("secretary_absent", None)


def test_france_names_a_member_of_the_council(members):
    official = Member("s", "Official", post="director_general", votes=False)
    everybody = (*members(2), official)
    lines = [("arrive", "s"), ("keep_minutes", "s")]
    error = refused(everybody, lines)
    assert error.sentence.key == "secretary_without_vote"
    assert str(error.article) == "CGCT L2121-15"
    for book in (COUNCIL, COLLEGE, None):
        assert roll_at(everybody, log(*lines), rulebook=book).secretary == "s"
