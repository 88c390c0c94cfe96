"""Whatever a screen sends, a sitting refuses it in words or does it."""

from communesplone.deliberations.api.sitting import state
from communesplone.deliberations.api.sitting.action import KINDS
from communesplone.deliberations.interfaces import Refused
from contextlib import suppress
from evening import Evening

import json
import pytest


FIELDS = (
    "candidates",
    "choices",
    "counts",
    "default",
    "entry",
    "except",
    "holder",
    "in_favour",
    "item",
    "member",
    "members",
    "mode",
    "next_round",
    "outcome",
    "president_choice",
    "reason",
    "seats",
    "seen",
    "tallies",
    "text",
    "voters",
)

VALUES = (
    None,
    True,
    -1,
    10**30,
    1.5,
    "",
    "for",
    "secret",
    "x" * 30_000,
    "a\x00b",
    "\ud800",
    [],
    ["for"],
    [[]],
    [{"id": "x", "name": "X", "birth": "soon"}],
    [{"id": "x", "name": "X", "birth": ""}] * 2,
    {},
    {"x": "for"},
    {"in_favour": 3},
    {"in_favour": -3, "\ud800": 1},
    {"x": {}},
)


@pytest.mark.parametrize("kind", KINDS)
def test_no_value_breaks_it(town, kind):
    evening = Evening(town, "One", "Two").open()
    member, holder = evening.ids("mayor", "alderman")
    sound = {"item": evening.uids[0], "member": member, "holder": holder, "seen": ""}
    sound |= {"members": [member], "mode": "show_of_hands", "default": "for"}
    for field in FIELDS:
        for value in VALUES:
            with suppress(Refused):
                evening.act(kind, 5, **{**sound, field: value})
    json.dumps(state.whole(evening.session), ensure_ascii=False).encode("utf-8")
