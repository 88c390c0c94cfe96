"""The life of a matter, across the items that it went through."""

from communesplone.core.api import people
from communesplone.deliberations import _
from communesplone.deliberations.api import item_copies
from communesplone.deliberations.browser import titles
from communesplone.deliberations.content.item import Item
from communesplone.deliberations.content.membership import body_of
from plone import api
from plone.uuid.interfaces import IUUID


PAST = {
    "": _("label_life_begun", default="Begun"),
    "propose": _("label_life_proposed", default="Proposed"),
    "prevalidate": _("label_life_prevalidated", default="Validated once"),
    "validate": _("label_life_validated", default="Validated"),
    "return": _("label_life_returned", default="Sent back"),
    "schedule": _("label_life_scheduled", default="Convened on the agenda"),
    "unschedule": _("label_life_unscheduled", default="Taken off the agenda"),
    "decide": _("label_life_decided", default="Decided"),
    "postpone": _("label_life_postponed", default="Postponed"),
    "forward": _("label_life_forwarded", default="Forwarded to this body"),
    "recur": _("label_life_recurring", default="Made of a recurring template"),
    "withdraw": _("label_life_withdrawn", default="Withdrawn"),
}


def life(item: Item) -> list[dict]:
    """Give the steps of the items of one matter that the user may view."""
    chain = {IUUID(each): each for each in item_copies.chain(item)}
    seen = {
        uid for uid, each in chain.items() if api.user.has_permission("View", obj=each)
    }
    here = IUUID(item)
    return [
        {
            "title": PAST.get(step.action, step.action),
            "when": titles.shown_moment(step.when),
            "who": people.get(step.actor).name if step.actor else "",
            "comment": step.comment,
            "body": body_of(chain[step.item]).title,
            "url": None if step.item == here else chain[step.item].absolute_url(),
        }
        for step in item_copies.timeline(item)
        if step.item in seen
    ]
