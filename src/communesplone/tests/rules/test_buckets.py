"""Buckets of tokens."""

from communesplone.core.rules.buckets import Buckets

import pytest


def test_a_bucket_is_full_at_first_and_fills_up_again():
    buckets = Buckets(size=3, seconds=60)
    assert [buckets.take("a", 100) for _ in range(3)] == [0.0, 0.0, 0.0]
    assert buckets.take("a", 100) == 20.0
    assert buckets.take("a", 110) == pytest.approx(10.0)
    assert buckets.take("a", 120) == 0.0
    assert buckets.take("a", 120) == 20.0


def test_a_bucket_never_holds_more_than_its_size():
    buckets = Buckets(size=2, seconds=60)
    buckets.take("a", 0)
    assert [buckets.take("a", 10_000) for _ in range(3)] == [0.0, 0.0, 30.0]


def test_everybody_has_their_own():
    buckets = Buckets(size=1, seconds=60)
    assert buckets.take("a", 0) == 0.0
    assert buckets.take("b", 0) == 0.0
    assert buckets.take("a", 0) > 0


def test_the_bucket_used_least_lately_goes():
    buckets = Buckets(size=1, seconds=60, most=2)
    for key in ("a", "b", "a", "c"):
        buckets.take(key, 0)
    # "b" went and is full again; "a", asked for after it, stayed empty.
    assert buckets.take("a", 0) > 0
    assert buckets.take("b", 0) == 0.0


@pytest.mark.parametrize("size", [0, -1])
def test_nobody_could_take_from_a_bucket_without_size(size):
    with pytest.raises(ValueError, match="one token at least"):
        Buckets(size=size, seconds=60)
