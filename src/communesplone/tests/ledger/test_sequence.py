from communesplone.core.ledger.sequence import Chain
from communesplone.core.ledger.sequence import Register
from communesplone.core.rules import chain
from datetime import datetime
from datetime import timedelta
from datetime import UTC

import pytest


DAY = datetime(2026, 3, 1, 12, tzinfo=UTC)


@pytest.fixture
def register():
    register = Register()
    for number in range(1, 301):
        assert register.append(f"{number:016x}", DAY, f"uid-{number}") == number
    return register


@pytest.fixture
def journal():
    journal = Chain()
    for number in range(1, 301):
        day = DAY + timedelta(days=number // 100)
        journal.append(f"{number:016x}", day, {"action": "a.b"})
    return journal


def test_forward(register):
    assert [n for n, _ in register.forward(5, 8)] == [5, 6, 7, 8]


@pytest.mark.parametrize(
    "high, low", [(300, 1), (300, 299), (130, 2), (64, 1), (65, 1), (1, 1)]
)
def test_backward(register, high, low):
    walked = [number for number, _ in register.backward(high, low)]
    assert walked == list(range(high, low - 1, -1))


def test_backward_nothing(register):
    assert list(register.backward(0)) == []


def test_number_of(register):
    assert register.number_of(f"{7:016x}") == 7
    assert register.number_of("f" * 15) is None


def test_chain_verifies(journal):
    report = chain.verify(journal.sealed.values())
    assert report.intact
    assert report.head == journal.head


def test_days_bound_numbers(journal):
    day = DAY.toordinal()
    assert journal.between(None, None) == (1, 300)
    assert journal.between(day, day) == (1, 99)
    assert journal.between(day + 1, day + 1) == (100, 199)
    assert journal.between(day + 1, None) == (100, 300)
    assert journal.between(None, day + 1) == (1, 199)
    assert journal.between(day + 9, None) == (1, 0)


def test_day_of_a_late_arrival(journal):
    journal.append("f" * 15, DAY, {"action": "a.b"})
    assert journal.between(DAY.toordinal(), DAY.toordinal()) == (1, 301)
