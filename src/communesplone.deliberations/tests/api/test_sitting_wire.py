"""What a sitting reads without trust."""

from communesplone.deliberations.api.sitting import wire
from communesplone.deliberations.interfaces import Refused

import pytest


@pytest.mark.parametrize(
    "body",
    [
        "[" * 100_000,
        "[" * 100_000 + "]" * 100_000,
        "1" * 10_000,
        "{",
        b"\xff",
        "9" * 9**7,
    ],
    ids=range(6),
)
def test_what_is_no_json_for_us(body):
    with pytest.raises(Refused):
        wire.parse(body)


@pytest.mark.parametrize(
    "depth,fits", [(wire.DEEPEST, True), (wire.DEEPEST + 1, False)]
)
def test_depth(depth, fits):
    body = "[" * depth + "]" * depth
    if fits:
        assert wire.parse(body) is not None
    else:
        with pytest.raises(Refused):
            wire.parse(body)


def test_moments_keep_their_instant(portal):
    plain = {"at": "2026-03-16T19:30:00.250Z"}
    assert wire.moment(plain, "at").timestamp() == 1773689400.25
