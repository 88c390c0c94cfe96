"""What members asked for before a vote, as the minutes say it, with their names."""

from collections.abc import Iterator
from communesplone.deliberations.api import roll
from communesplone.deliberations.api.acts import tongue
from communesplone.deliberations.documents import words


def wishes(log: roll.Log, uid: str, language: str) -> Iterator[str]:
    """Tell who recognised an urgency, asked for a form of vote or closed the doors.

    :param uid: UID of the item.
    """
    for key, names in named(log, uid):
        if names:
            yield tongue.say(words.WISHES[key], language, {"names": ", ".join(names)})


def named(log: roll.Log, uid: str) -> Iterator[tuple[str, list[str]]]:
    """Give (key of the words, names) of each request."""
    for row in log.of(roll.RECOGNISE, uid):
        yield "recognise", row["names"]
    for row in log.of(roll.DOORS, uid):
        yield "asked", row["asked"]
        yield "close_doors", row["names"]
    for row in log.of(roll.FORM, uid):
        yield row["form"], row["names"]
