from communesplone.deliberations.documents.workshop import Workshop
from communesplone.deliberations.documents.workshop import WorkshopFull
from threading import Event

import pytest


def order(content):
    return lambda: lambda: content


def test_made_once():
    orders = []
    shop = Workshop()

    def ordering():
        orders.append(1)
        return lambda: b"made"

    assert [shop.get("a", ordering, 5) for _ in range(3)] == [b"made"] * 3
    assert len(orders) == 1
    assert shop.get("b", order(b"other"), 5) == b"other"


def test_nobody_waits_longer():
    go = Event()
    shop = Workshop()

    def slow():
        go.wait(10)
        return b"late"

    assert shop.get("a", lambda: slow, 0.01) is None
    assert shop.get("a", lambda: slow, 0.01) is None
    go.set()
    assert shop.get("a", lambda: slow, 5) == b"late"


def test_busy_until_it_is_made():
    go = Event()
    shop = Workshop()

    def slow():
        go.wait(10)
        return b"late"

    assert not shop.is_busy("a", 0)
    assert shop.get("a", lambda: slow, 0.01) is None
    assert shop.is_busy("a", 0.01)
    go.set()
    assert not shop.is_busy("a", 5)
    assert shop.get("a", lambda: slow, 5) == b"late"


def test_what_failed_is_not_busy():
    go = Event()
    shop = Workshop()

    def broken():
        go.wait(10)
        raise TimeoutError("made too long")

    assert shop.get("a", lambda: broken, 0.01) is None
    go.set()
    assert not shop.is_busy("a", 5)


def test_a_failure_is_told_and_tried_again():
    shop = Workshop()

    def broken():
        raise ValueError("broken")

    for _ in range(2):
        with pytest.raises(ValueError, match="broken"):
            shop.get("a", lambda: broken, 5)
    assert shop.get("a", order(b"well"), 5) == b"well"


def test_a_timeout_within_the_making_is_a_failure():
    shop = Workshop()

    def late():
        raise TimeoutError("made too long")

    with pytest.raises(TimeoutError, match="made too long"):
        shop.get("a", lambda: late, 5)


def test_full_of_work():
    go = Event()
    shop = Workshop(most=2)

    def slow():
        go.wait(10)
        return b"x"

    assert shop.get("a", lambda: slow, 0) is None
    assert shop.get("b", lambda: slow, 0) is None
    with pytest.raises(WorkshopFull):
        shop.get("c", order(b"c"), 0)
    go.set()
    assert shop.get("b", lambda: slow, 5) == b"x"
    assert shop.get("c", order(b"c"), 5) == b"c"


def test_old_work_is_forgotten():
    now = [0.0]
    shop = Workshop(max_age=10, clock=lambda: now[0])
    assert shop.get("a", order(b"1"), 5) == b"1"
    now[0] = 9
    assert shop.get("a", order(b"2"), 5) == b"1"
    now[0] = 11
    assert shop.get("a", order(b"2"), 5) == b"2"
