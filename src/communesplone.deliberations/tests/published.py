"""A council evening that ended: acts to publish, with secrets planted in them."""

from communesplone.deliberations.api import agenda
from communesplone.deliberations.api import annexes
from communesplone.deliberations.api import closing
from communesplone.deliberations.api import publication
from communesplone.deliberations.api import register
from datetime import date
from datetime import timedelta
from evening import Evening
from evening import START
from evening import VOTING


DAY = date(2026, 3, 20)

COLLEGE = ("mayor", "alderman", "alderwoman")

PDF = b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n"


def evening(town, *titles, body=None, **fields):
    """Close an evening on which all of these were adopted, the councillor against."""
    present, against = VOTING, ("councillor",)
    if body is town.college:
        present, against = COLLEGE, ()
    night = Evening(town, *titles, body=body, **fields).open(*present)
    for minutes, item in enumerate(night.items, 10):
        night.vote(item, minutes, against=against)
    return close(night)


def evening_of(town, *items):
    """Close an evening that adopted items made before."""
    night = Evening(town)
    night.items = list(items)
    for item in items:
        agenda.present(night.session, item)
    night.open()
    for minutes, item in enumerate(items, 10):
        night.vote(item, minutes)
    return close(night)


def elect(night, minutes, tallies, seats=1, blank=0, **data):
    """Record a round of five secret papers; the ids do not sort as the names do.

    :param blank: how many of them name nobody.
    """
    stored = night.session.ballots.get(night.uids[0])
    night.act(
        "ballot",
        minutes,
        item=night.uids[0],
        mode="secret",
        seen=stored.stamp if stored else "",
        candidates=[{"id": name[::-1], "name": name} for name in tallies],
        tallies={name[::-1]: count for name, count in tallies.items()},
        seats=seats,
        counts={"in_favour": 5 - blank, "blank": blank},
        **data,
    )


def close(night):
    """Close it; `night.acts` are its deliberations, in order."""
    closing.close(night.session, START + timedelta(hours=2))
    brains = register.acts_of(night.body)
    acts = sorted(
        (b._unrestrictedGetObject() for b in brains), key=lambda a: a.number or 0
    )
    night.acts = acts[-len(night.items) :]
    return night


def publish(act, *masks):
    publication.publish(act, DAY, masks)
    return act


def annexed(town, title="A bench", names=(("plan.pdf", False),), **fields):
    """Make a validated item with annexes: (file name, confidential)."""
    item = town.item(title, None, "draft", **fields)
    for number, (name, confidential) in enumerate(names):
        data = PDF + name.encode() + bytes([number])
        annexes.add(item, data, name, confidential=confidential)
    return item
