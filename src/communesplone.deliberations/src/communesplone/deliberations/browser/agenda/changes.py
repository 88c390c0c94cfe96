"""What the buttons of the agenda send, and what it does."""

from collections.abc import Mapping
from communesplone.deliberations import _
from communesplone.deliberations.api import agenda
from communesplone.deliberations.api import agenda_orders
from communesplone.deliberations.api import presenting
from communesplone.deliberations.browser.posting import text
from communesplone.deliberations.browser.posting import texts
from communesplone.deliberations.browser.posting import whole
from communesplone.deliberations.content.session import ISession
from communesplone.deliberations.interfaces import Refused
from typing import Any
from zope.i18nmessageid import Message


PLACE = "place."
"""Before the UID of an item: the name of the field with its number."""

NOTHING = _("status_agenda_same", default="Nothing was to be changed.")


def present(session: ISession, form: Mapping[str, Any]) -> Message:
    """Present the chosen items, in the order in which they are shown."""
    one = text(form, "one")
    chosen = [one] if one else texts(form, "item", agenda.MOST_ITEMS)
    if not chosen:
        raise Refused(_("error_nothing_chosen", default="Choose an item first."))
    presenting.present_all(session, presenting.waiting(session, chosen))
    return _(
        "status_agenda_presented",
        default="Presented: ${count}.",
        mapping={"count": len(chosen)},
    )


def take_off(session: ISession, form: Mapping[str, Any]) -> Message:
    agenda.take_off(session, text(form, "take_off"))
    return _("status_agenda_taken_off", default="Taken off; it waits again.")


def up(session: ISession, form: Mapping[str, Any]) -> Message:
    return _shift(session, text(form, "up"), -1)


def down(session: ISession, form: Mapping[str, Any]) -> Message:
    return _shift(session, text(form, "down"), 1)


def _shift(session, uid, places):
    agenda.shift(session, uid, places)
    return _moved(agenda_orders.place_of(session.agenda.entries, uid))


def before(session: ISession, form: Mapping[str, Any]) -> Message:
    """Move an item before another, or to the end of its block: it was dragged."""
    uid = text(form, "drag")
    agenda.move(session, uid, text(form, "before") or None)
    return _moved(agenda_orders.place_of(session.agenda.entries, uid))


def places(session: ISession, form: Mapping[str, Any]) -> Message:
    """Move the items whose numbers were changed."""
    seen = text_of_seen(form).split()
    wanted = {
        uid: number
        for uid in seen[: agenda.MOST_ITEMS]
        if (number := whole(form, f"{PLACE}{uid}")) is not None
    }
    count = agenda_orders.renumber(session, seen, wanted)
    if not count:
        agenda.check_planned(session)
        return NOTHING
    return _(
        "status_agenda_renumbered", default="Moved: ${count}.", mapping={"count": count}
    )


def text_of_seen(form):
    value = form.get("seen", "")
    return value[: 33 * agenda.MOST_ITEMS] if isinstance(value, str) else ""


def _moved(place):
    return _(
        "status_agenda_moved",
        default="Moved to place ${place}.",
        mapping={"place": place},
    )


CHANGES = {
    "present": present,
    "one": present,
    "take_off": take_off,
    "up": up,
    "down": down,
    "drag": before,
    "places": places,
}
"""Name of a button -> what it does; the first that was pressed counts."""
