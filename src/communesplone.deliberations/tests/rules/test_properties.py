"""What must hold for every roll and every ballot (end of section 4)."""

from communesplone.deliberations.rules.ballot import Ballot
from communesplone.deliberations.rules.ballot import BallotRefused
from communesplone.deliberations.rules.ballot import Candidate
from communesplone.deliberations.rules.ballot import Choice
from communesplone.deliberations.rules.ballot import Counts
from communesplone.deliberations.rules.ballot import Mode
from communesplone.deliberations.rules.decide import decide
from communesplone.deliberations.rules.matter import Matter
from communesplone.deliberations.rules.matter import SUBJECT_KINDS
from communesplone.deliberations.rules.moves import check_move
from communesplone.deliberations.rules.moves import Move
from communesplone.deliberations.rules.moves import MoveKind
from communesplone.deliberations.rules.moves import MoveRefused
from communesplone.deliberations.rules.moves import roll_at
from communesplone.deliberations.rules.outcome import Outcome
from communesplone.deliberations.rules.proxies import valid_proxies
from communesplone.deliberations.rules.quorum import quorum
from communesplone.deliberations.rules.roll import Member
from communesplone.deliberations.rules.roll import Proxy
from communesplone.deliberations.rules.roll import Roll
from communesplone.deliberations.rules.rulebook import RULEBOOKS
from contextlib import suppress
from dataclasses import fields
from dataclasses import is_dataclass
from dataclasses import replace
from datetime import date
from datetime import datetime
from datetime import timedelta
from datetime import UTC
from hypothesis import given
from hypothesis import strategies as st

import pytest


OPENING = datetime(2026, 3, 2, 20, tzinfo=UTC)

BOOKS = st.sampled_from(list(RULEBOOKS.values()))
MATTERS = st.builds(
    Matter,
    subject_kind=st.sampled_from(SUBJECT_KINDS),
    account=st.booleans(),
    urgent_recognised=st.booleans(),
    ties_before=st.integers(0, 3),
    call_rank=st.integers(1, 3),
    in_debate=st.booleans(),
    amended=st.booleans(),
    secret_waived=st.just(True),
)
CHOICES = list(Choice)
NO_VOTE = (Choice.ABSTAIN, Choice.BLANK, None)


@st.composite
def rolls(draw):
    size = draw(st.integers(1, 12))
    posts = ["mayor"] + ["councillor"] * (size - 1)
    members = tuple(
        Member(f"m{i}", f"Member {i}", rank=i, post=post)
        for i, post in enumerate(posts)
    )
    ids = [member.id for member in members]
    present = draw(st.frozensets(st.sampled_from(ids)))
    powers = draw(st.lists(st.tuples(*[st.sampled_from(ids)] * 2), max_size=4))
    return Roll(
        members=members,
        present=present,
        withdrawn=draw(st.frozensets(st.sampled_from(ids), max_size=2)),
        proxies=tuple(Proxy(*power) for power in powers),
        president=draw(st.sampled_from([None, *ids])),
    )


ANY_CHOICE = st.sampled_from([*Choice, None])


@st.composite
def votes(draw, choices=ANY_CHOICE):
    """Give a rulebook, a roll, a matter and choices that the law accepts."""
    book, roll, matter = draw(BOOKS), draw(rolls()), draw(MATTERS)
    if matter.subject_kind in book.secret_kinds.value:
        matter = replace(matter, subject_kind="ordinary")
    account = matter.is_account and book.account_posts.value
    gone = frozenset({"m0"}) if account else frozenset()
    seen = replace(roll, withdrawn=roll.withdrawn | gone)
    able = seen.seated | {power.giver for power in valid_proxies(book, seen)}
    said = {id: draw(choices) for id in sorted(able)}
    return book, roll, matter, {id: one for id, one in said.items() if one}


def result(book, roll, matter, choices):
    return decide(book, roll, Ballot(Mode.ROLL_CALL, choices=choices), matter)


@given(votes(), st.data())
def test_abstention_blank_and_silence_are_the_same(vote, data):
    book, roll, matter, choices = vote
    one = result(book, roll, matter, choices)
    silent = sorted(
        id for id in roll.seated if choices.get(id) in NO_VOTE and id != roll.president
    )
    if matter.is_account:
        silent = [id for id in silent if id != "m0"]
    changed = dict(choices)
    for id in silent:
        instead = data.draw(st.sampled_from(NO_VOTE))
        changed.pop(id, None)
        if instead:
            changed[id] = instead
    other = result(book, roll, matter, changed)
    assert (other.outcome, other.needed, other.tie, other.article) == (
        one.outcome,
        one.needed,
        one.tie,
        one.article,
    )


@given(votes(), st.randoms(use_true_random=False))
def test_permuting_the_roll_changes_nothing(vote, random):
    book, roll, matter, choices = vote
    members, said = list(roll.members), list(choices.items())
    random.shuffle(members)
    random.shuffle(said)
    shuffled = replace(roll, members=tuple(members))
    assert result(book, shuffled, matter, dict(said)) == result(
        book, roll, matter, choices
    )


@given(votes(), st.data())
def test_a_withdrawn_members_vote_is_as_if_never_recorded(vote, data):
    book, roll, matter, choices = vote
    one = data.draw(st.sampled_from(sorted(member.id for member in roll.members)))
    withdrawn = replace(roll, withdrawn=roll.withdrawn | {one})
    voters = {id for id in choices if id != one}
    # The powers that one holds fall too.
    voters -= {power.giver for power in roll.proxies if power.holder == one}
    never = {id: choices[id] for id in sorted(voters)}
    recorded = Ballot(
        Mode.ROLL_CALL, choices={**never, one: data.draw(st.sampled_from(Choice))}
    )
    with pytest.raises(BallotRefused):
        decide(book, withdrawn, recorded, matter)
    assert decide(book, withdrawn, recorded.without([one]), matter) == result(
        book, withdrawn, matter, never
    )


@given(votes())
def test_every_result_explains_itself(vote):
    book, roll, matter, choices = vote
    found = result(book, roll, matter, choices)
    assert found.article.code in ("CDLD", "CGCT")
    assert found.quorum.article.code == found.article.code
    assert found.explanation.key
    assert found.outcome is not None or found.tie
    if found.outcome is Outcome.NO_QUORUM:
        assert not found.quorum.reached
    else:
        assert found.counts.cast == len(choices)


@given(votes(choices=st.sampled_from([Choice.FOR, Choice.AGAINST])))
def test_the_majority_wins(vote):
    book, roll, matter, choices = vote
    found = result(book, roll, matter, choices)
    if not found.quorum.reached or found.counts.in_favour == found.counts.against:
        return
    adopted = Outcome.ADOPTED_AMENDED if matter.amended else Outcome.ADOPTED
    wins = found.counts.in_favour > found.counts.against
    assert found.outcome is (adopted if wins else Outcome.REJECTED)
    assert wins is (found.counts.in_favour >= found.needed)


@given(votes(st.sampled_from([*[Choice.FOR] * 6, Choice.ABSTAIN, None])))
def test_unanimous_is_everybody_who_could_vote(vote):
    book, roll, matter, choices = vote
    found = result(book, roll, matter, choices)
    mayors = matter.is_account and book.account_posts.value
    if found.outcome is Outcome.NO_QUORUM or mayors:
        return
    able = roll.seated | {power.giver for power in valid_proxies(book, roll)}
    every = bool(able) and choices == dict.fromkeys(able, Choice.FOR)
    assert (found.explanation.key == "adopted_unanimously") is every


def pairs(value):
    """Give what stands beside what in a value, dataclasses opened."""
    if is_dataclass(value):
        value = {field.name: getattr(value, field.name) for field in fields(value)}
    if isinstance(value, dict):
        yield from value.items()
        value = value.values()
    if isinstance(value, list | tuple | set | frozenset | type({}.values())):
        inside = list(value)
        yield from zip(inside, inside[1:], strict=False)
        for one in inside:
            yield from pairs(one)


@given(rolls(), BOOKS, st.data())
def test_a_secret_ballot_pairs_nobody_with_a_choice(roll, book, data):
    power = len(roll.seated) + len(valid_proxies(book, roll))
    cut = data.draw(st.integers(0, power))
    ballot = Ballot(
        Mode.SECRET, counts=Counts(cut, power - cut), voters=frozenset(roll.seated)
    )
    record = ballot.record()
    assert "choices" not in record
    assert ballot.choices is ballot.president_choice is None
    found = decide(book, roll, ballot)
    ids = list(roll.voting)
    for kept in (record, ballot, found):
        for one, other in pairs(kept):
            assert not (one in ids and other in CHOICES)
            assert not (other in ids and one in CHOICES)
    assert "president" not in found.explanation.values


@given(
    st.lists(st.integers(0, 9), min_size=1, max_size=6),
    st.integers(1, 3),
    BOOKS,
    st.integers(1, 3),
    st.randoms(use_true_random=False),
)
def test_appointments_fill_seats_by_votes(tallies, seats, book, number, random):
    last = book.appointment.value.rounds
    number = min(number, last)
    if number == last and book.appointment.value.names_a_seat:
        tallies = tallies[: 2 * seats]
    people = [
        Candidate(f"c{i}", f"C {i}", date(1950 + i, 1, 1)) for i in range(len(tallies))
    ]
    votes = {one.id: tally for one, tally in zip(people, tallies, strict=True)}
    papers = max(*tallies, -(-sum(tallies) // seats), 0)
    if papers > sum(tallies):
        return
    roll = Roll(tuple(Member(f"m{i}", "") for i in range(60)))
    roll = replace(roll, present=roll.voting)

    def found():
        ballot = Ballot(
            Mode.SECRET,
            candidates=tuple(people),
            tallies=votes,
            counts=Counts(papers),
            round=number,
            seats=seats,
        )
        return decide(book, roll, ballot)

    first = found()
    random.shuffle(people)
    assert found() == first
    assert len(first.elected) <= seats
    assert not set(first.elected) & set(first.next_round)
    worst = min((votes[id] for id in first.elected), default=None)
    others = [votes[id] for id in votes if id not in first.elected]
    if worst is not None:
        assert worst >= first.needed
        assert worst >= max(others, default=0)
    if number < last:
        assert all(2 * votes[id] > papers for id in first.elected)
        assert (first.outcome is None) is (len(first.elected) < seats and bool(others))
    assert first.article == book.appointment.article


KINDS = st.sampled_from(["arrive", "leave", "excuse", "withdraw", "give_proxy"])


@given(
    BOOKS,
    st.lists(
        st.tuples(KINDS, st.integers(0, 5), st.integers(0, 5)), min_size=1, max_size=20
    ),
    st.integers(0, 5),
)
def test_excuses_change_neither_quorum_nor_votes(book, steps, against):
    """A log with its excuses and the same log without them decide alike."""
    members = tuple(Member(f"m{i}", f"Member {i}", rank=i) for i in range(6))
    moves = []
    for minute, (kind, member, holder) in enumerate(steps):
        more = {"withdraw": {"item": "road"}, "give_proxy": {"holder": f"m{holder}"}}
        at = OPENING + timedelta(minutes=minute)
        move = Move(at, kind, f"m{member}", **more.get(kind, {}))
        with suppress(MoveRefused):
            check_move(book, members, moves, move)
            moves.append(move)
    told = roll_at(members, moves, item="road", rulebook=book)
    bare = [move for move in moves if move.kind is not MoveKind.EXCUSE]
    untold = roll_at(members, bare, item="road", rulebook=book)
    assert replace(told, excused=frozenset()) == untold
    assert not told.excused & told.present
    able = told.seated | {power.giver for power in valid_proxies(book, told)}
    said = {id: Choice.FOR for id in able} | (
        {f"m{against}": Choice.AGAINST} if f"m{against}" in able else {}
    )
    matter = Matter()
    assert quorum(book, told, matter) == quorum(book, untold, matter)
    assert result(book, told, matter, said) == result(book, untold, matter, said)
