"""What the secretariat does with a deliberation, from values of a form or JSON."""

from collections.abc import Mapping
from collections.abc import Sequence
from communesplone.deliberations import _
from communesplone.deliberations.api import clock
from communesplone.deliberations.api import masks
from communesplone.deliberations.api import publication
from communesplone.deliberations.api import register
from communesplone.deliberations.api import verdicts
from communesplone.deliberations.content.deliberation import IDeliberation
from communesplone.deliberations.interfaces import InvalidValue
from communesplone.deliberations.interfaces import Refused
from communesplone.deliberations.rules.act_number import act_number
from communesplone.deliberations.rules.masking import stands_in
from communesplone.deliberations.sentences import message
from datetime import date
from datetime import datetime
from plone import api
from typing import Any


LONGEST = 1_000_000
"""Longest text of a correction."""

LONGEST_REASON = 2_000

STEPS = ("publish", "annul", "correct", "log")


def take(act: IDeliberation, step: str, values: Mapping[str, Any], now: datetime):
    """Take a step.

    :param step: one of ``STEPS``.
    :param values: text by name; ticked boxes are there.
    :param now: with an offset.
    :raises InvalidValue: names the field that is wrong.
    :raises Refused: for what no field is to blame for.
    """
    {"publish": publish, "annul": annul, "correct": correct, "log": log}[step](
        act, values, now
    )


def publish(act: IDeliberation, values: Mapping[str, Any], now: datetime) -> None:
    """Publish an act, or its corrected text: `day`, `masks`, `reviewed`."""
    day = day_between(values, "day", act.date, clock.day_of(now))
    masks = masks_of(values)
    preview(act, masks)
    check_reviewed(values)
    if api.content.get_state(act) == "published":
        publication.renew(act, day, masks)
    else:
        publication.publish(act, day, masks)


def preview(act: IDeliberation, masks: Sequence[str]) -> str:
    """Give the text as the public would read it; nothing is written.

    :raises InvalidValue: if a passage cannot be masked.
    """
    facts = register.facts_of(act)
    if publication.published_level(facts) != "full":
        check_in_subject(facts["title"], masks)
    try:
        return publication.public_text(facts, masks)
    except Refused as error:
        raise InvalidValue("masks", error.message) from error


def check_in_subject(subject: str, masks: Sequence[str]) -> None:
    """Where the subject alone goes out, what is masked stands in it.

    :raises InvalidValue: naming the passage that does not.
    """
    for mask in masks:
        if not stands_in(mask, subject):
            raise InvalidValue(
                "masks",
                _(
                    "error_mask_subject",
                    default="“${passage}” does not stand in the subject.",
                    mapping={"passage": mask[: publication.LONGEST_MASK]},
                ),
            )


def check_reviewed(values: Mapping[str, Any]) -> None:
    """Want whoever publishes to have read what the public will.

    :raises InvalidValue: if `reviewed` is not ticked.
    """
    if not ticked(values, "reviewed"):
        raise InvalidValue(
            "reviewed",
            _(
                "error_reviewed",
                default="Read the public text, then say that you have.",
            ),
        )


def masks_of(values: Mapping[str, Any]) -> list[str]:
    """Read the passages to mask: a list, or a text with one on each line."""
    given = values.get("masks", "")
    lines = given.splitlines() if isinstance(given, str) else given
    if not isinstance(lines, list) or not all(isinstance(m, str) for m in lines):
        raise InvalidValue("masks", _("error_masks", default="One passage a line."))
    found = list(dict.fromkeys(line.strip() for line in lines if line.strip()))
    masks.check_size(found)
    return found


def annul(act: IDeliberation, values: Mapping[str, Any], now: datetime) -> None:
    """Mark a published act as annulled: `day`, `authority`, `reason`."""
    day = day_between(values, "day", act.date, clock.day_of(now))
    authority = text(values, "authority", 200)
    reason = text(values, "reason", LONGEST_REASON)
    publication.annul(act, reason, day, authority)


def correct(act: IDeliberation, values: Mapping[str, Any], now: datetime) -> None:
    """Correct an act: `reason`, and new texts: `title`, `motivation`, `decision`."""
    verdicts.require(verdicts.may(act, "correct"))
    reason = text(values, "reason", LONGEST_REASON)
    changes = {
        name: text(values, name, 500 if name == "title" else LONGEST, name == "title")
        for name in register.CORRECTABLE
        if values.get(name) is not None
    }
    if "title" in changes and len(changes["title"].splitlines()) > 1:
        raise InvalidValue("title", _("error_one_line", default="Write one line."))
    register.correct(act, changes, reason, now)


def log(act: IDeliberation, values: Mapping[str, Any], now: datetime) -> None:
    """Note a step of the supervision: `kind`, `day`, `text`, `number` (@ctes)."""
    kind = values.get("kind")
    if kind not in publication.LOGGED:
        raise InvalidValue("kind", _("error_log_kind", default="Say what happened."))
    day = day_between(values, "day", act.date, clock.day_of(now))
    said = text(values, "text", 500, False)
    publication.log(act, kind, day, said, number_of(act, kind, values))


def number_of(act: IDeliberation, kind: str, values: Mapping[str, Any]) -> str:
    """Read the number of a transmission through @ctes; "" if it went otherwise.

    :raises InvalidValue: for a number that @ctes does not take.
    """
    number = text(values, "number", 500, False)
    if kind != publication.TRANSMITTED or not publication.is_numbered(act):
        return ""
    checked = act_number(number)
    if number and not checked.sound:
        raise InvalidValue("number", message(checked.explanation))
    return number


def text(
    values: Mapping[str, Any], name: str, longest: int, required: bool = True
) -> str:
    """Read a text.

    :raises InvalidValue: if it is missing, too long, or no text.
    """
    value = values.get(name, "")
    if not isinstance(value, str) or (required and not value.strip()):
        raise InvalidValue(name, _("error_text_missing", default="Fill this in."))
    if len(value) > longest:
        raise InvalidValue(
            name,
            _(
                "error_text_long",
                default="At most ${count} characters.",
                mapping={"count": longest},
            ),
        )
    return value.strip()


def day_between(values: Mapping[str, Any], name: str, first: date, last: date) -> date:
    """Read a day, not before the act and not to come.

    :raises InvalidValue: for another one.
    """
    try:
        day = date.fromisoformat(text(values, name, 10))
    except ValueError as error:
        raise InvalidValue(
            name, _("error_day", default="Write the day as year-month-day.")
        ) from error
    if not first <= day <= last:
        raise InvalidValue(
            name,
            _(
                "error_day_between",
                default="Give a day from ${first} to ${last}.",
                mapping={"first": clock.in_words(first), "last": clock.in_words(last)},
            ),
        )
    return day


def ticked(values: Mapping[str, Any], name: str) -> bool:
    return values.get(name) in (True, "1", "on")
