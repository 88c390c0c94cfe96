"""A body of any size, for the tests of the rules."""

from communesplone.deliberations.rules.roll import Member
from communesplone.deliberations.rules.roll import Roll
from datetime import date

import pytest


def make_members(size: int) -> tuple[Member, ...]:
    """Give m1, the mayor, and councillors m2… by seniority."""
    return tuple(
        Member(
            id=f"m{rank}",
            name=f"Member {rank}",
            birth=date(1950 + rank, 1, 1),
            rank=rank,
            post="mayor" if rank == 1 else "councillor",
        )
        for rank in range(1, size + 1)
    )


def make_roll(size: int, present: int | None = None, **changes) -> Roll:
    """Give a roll of which the first so many are there; m1 presides."""
    everybody = make_members(size)
    there = everybody[: size if present is None else present]
    values = {
        "members": everybody,
        "present": frozenset(member.id for member in there),
        "president": "m1",
    }
    return Roll(**values | changes)


@pytest.fixture(scope="session")
def members():
    return make_members


@pytest.fixture(scope="session")
def roll():
    return make_roll
