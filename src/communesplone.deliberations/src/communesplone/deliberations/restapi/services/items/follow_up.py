"""POST @follow-up; POST and DELETE @done."""

from communesplone.deliberations.api import follow_ups
from communesplone.deliberations.content.item import IItem
from communesplone.deliberations.content.item import Item
from communesplone.deliberations.restapi.services.answering import Answering
from communesplone.deliberations.restapi.services.answering import sent
from communesplone.deliberations.restapi.services.fields import read_fields
from communesplone.deliberations.restapi.services.items.post import summary
from typing import Any


FOLLOWED = ("owner_after", "due_after", "service_after")


def state(item: Item) -> dict[str, Any]:
    """Say who sees to the decision of an item, and what became of it."""
    due, done = item.due_after, item.done_on
    return {
        **summary(item),
        "owner_after": item.owner_after,
        "due_after": due and due.isoformat(),
        "service_after": item.service_after,
        "done_on": done and done.isoformat(),
        "done_by": item.done_by,
        "done_note": item.done_note,
    }


class FollowUpPost(Answering):
    """`{"owner_after": …, "due_after": day, "service_after": uid}`."""

    def answer(self):
        given = read_fields(self.request, IItem, FOLLOWED)
        follow_ups.note(self.context, *(given.get(name) for name in FOLLOWED))
        return state(self.context)


class DonePost(Answering):
    """`{"done_note": text}`: the decision was seen to."""

    def answer(self):
        words = sent(self.request, done_note=str).get("done_note", "")
        follow_ups.finish(self.context, words.strip())
        return state(self.context)


class DoneDelete(Answering):
    """It was not, after all."""

    def answer(self):
        sent(self.request)
        follow_ups.take_back(self.context)
        return state(self.context)
