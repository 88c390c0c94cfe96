"""Whatever a screen sends, a sitting refuses it in words or does it."""

from communesplone.deliberations.api.sitting import state
from communesplone.deliberations.api.sitting.action import KINDS
from communesplone.deliberations.interfaces import Refused
from evening import Evening
from plone.uuid.interfaces import IUUID
from told_evening import french_council

import json
import pytest
import transaction


OPTIONAL = (
    "candidates",
    "choices",
    "counts",
    "next_round",
    "president_choice",
    "seats",
    "secret_waived",
    "tallies",
    "voters",
)
"""What a ballot can have besides."""

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


PRESENT = ("mayor", "alderman", "alderwoman", "councillor")


def room(town, kind):
    """Give a body whose law knows a kind of action, and who is there."""
    if kind.endswith("proxy"):
        return french_council(town), PRESENT
    if kind in ("recognise", "call"):
        return town.college, PRESENT[:3]
    if kind == "lack_quorum":
        return town.council, PRESENT[:1]
    return town.council, PRESENT


def began(town, kind):
    """Give an evening in which something of a kind can be done, and its sound data."""
    body, present = room(town, kind)
    evening = Evening(town, "One", "Two", body=body).open(*present)
    there = evening.ids(*present)
    mayor, alderman, away = evening.ids("mayor", "alderman", "councillor2")
    item = evening.uids[0]
    proxy = {"member": away, "holder": alderman, "illness": False}
    first = evening.items[0]
    ready = {
        "return": lambda: evening.act("withdraw", 2, member=mayor, item=item),
        "revoke_proxy": lambda: evening.act("give_proxy", 2, **proxy),
        "void": lambda: evening.act("excuse", 2, members=[away]),
        "call": lambda: evening.vote(
            first, 2, against=present[1:2], abstain=present[2:]
        ),
        "hear_in_public": lambda: setattr(first, "sitting", "closed"),
        "forget": lambda: evening.vote(first, 2),
    }
    ready.get(kind, list)()
    stored = evening.session.ballots.get(item)
    data = {
        "arrive": {"members": [away]},
        "leave": {"members": [mayor]},
        "withdraw": {"member": mayor, "item": item},
        "return": {"member": mayor, "item": item},
        "give_proxy": proxy,
        "revoke_proxy": {"member": away},
        "preside": {"member": alderman},
        "keep_minutes": {"member": alderman},
        "excuse": {"members": [away]},
        "void": {"entry": state.whole(evening.session)["log"][0]["key"]},
        "begin": {"item": item},
        "urgency": {"in_favour": evening.ids(*PRESENT), "reason": "A burst main"},
        "amend": {"item": item, "text": "<p>Two.</p>", "seen": ""},
        "note": {"item": item, "text": "Long.", "seen": ""},
        "outcome": {"item": item, "outcome": "noted", "reason": ""},
        "lack_quorum": {"items": evening.uids},
        "ballot": {"item": item, "mode": "show_of_hands", "seen": ""},
        "forget": {"item": item, "seen": stored.stamp if stored else ""},
        "recognise": {"item": item, "in_favour": there},
        "request_form": {"item": item, "form": "roll_call", "members": there},
        "close_doors": {"item": item, "asked_by": there, "in_favour": there},
        "hear_in_public": {"item": item},
        "call": {"item": item, "member": away, "in_favour": there},
    }[kind]
    if kind == "urgency":
        data["item"] = IUUID(town.item("Late", state="validated"))
    elif kind == "ballot":
        data |= {"default": "for", "except": {mayor: "against"}}
    return evening, data


@pytest.mark.parametrize("kind", KINDS)
def test_no_value_breaks_it(town, kind):
    evening, sound = began(town, kind)
    assert done(evening, kind, sound)
    refused = 0
    for field in (*sound, *(OPTIONAL if kind == "ballot" else ())):
        for value in VALUES:
            refused += not done(evening, kind, {**sound, field: value})
    assert refused >= len(sound)


def done(evening, kind, data):
    """Try an action, look at the sitting if it was done, and undo it.

    :returns: False if it was refused.
    """
    before = transaction.savepoint(optimistic=True)
    try:
        evening.act(kind, 5, **data)
    except Refused:
        return False
    told = state.whole(evening.session)
    json.dumps(told, ensure_ascii=False).encode("utf-8")
    before.rollback()
    return True
