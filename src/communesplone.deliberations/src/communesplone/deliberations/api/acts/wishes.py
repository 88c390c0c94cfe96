"""What members asked for before a vote, as the minutes say it, with their names."""

from collections.abc import Iterator
from collections.abc import Mapping
from communesplone.deliberations.api import roll
from communesplone.deliberations.api.acts import tongue
from communesplone.deliberations.api.acts.presence import Course
from communesplone.deliberations.documents import words
from typing import Any


def wishes(course: Course) -> dict[str, tuple[str, ...]]:
    """Tell who declared or recognised an urgency, asked for a form of vote, or closed
    the doors, as the law wants it minuted.

    :returns: UID of the item -> sentences.
    """
    found: dict[str, tuple[str, ...]] = {}
    for row in course.log.rows:
        for message, values in sentences(row):
            said = tongue.say(message, course.language, values)
            found[row["item"]] = (*found.get(row["item"], ()), said)
    return found


def sentences(row: Mapping[str, Any]) -> Iterator[tuple[str, dict[str, str]]]:
    """Give (words, values) of a row of the log; nothing for another kind of row."""
    kind = row["kind"]
    if kind == roll.DOORS and row["asked"]:
        yield words.WISHES["asked"], {"names": ", ".join(row["asked"])}
    key = row["form"] if kind == roll.FORM else kind
    if key in words.WISHES:
        names = ", ".join(row.get("names", ()))
        values = {name: row.get(name, "") for name in ("name", "reason", "votes")}
        yield words.WISHES[key], {**values, "names": names}
