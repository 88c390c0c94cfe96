"""POST @propose, @validate, @send-back, @withdraw, @forward."""

from communesplone.deliberations.api import items
from communesplone.deliberations.content.body import IBody
from communesplone.deliberations.content.item import Item
from communesplone.deliberations.restapi.services.answering import Answering
from communesplone.deliberations.restapi.services.answering import sent
from communesplone.deliberations.restapi.services.finding import named
from typing import Any


def summary(item: Item) -> dict[str, Any]:
    """Say where an item stands; its texts are plone.restapi's own answer.

    Whoever gave the item away may not view it any more: the address then says so.
    """
    return {
        "@id": item.absolute_url(),
        "review_state": items.state(item),
        "title": item.title,
    }


class ProposePost(Answering):
    def answer(self):
        sent(self.request)
        items.propose(self.context)
        return summary(self.context)


class ValidatePost(Answering):
    def answer(self):
        sent(self.request)
        items.validate(self.context)
        return summary(self.context)


class SendBackPost(Answering):
    def answer(self):
        items.send_back(self.context, sent(self.request, reason=str).get("reason", ""))
        return summary(self.context)


class WithdrawPost(Answering):
    def answer(self):
        items.withdraw(self.context, sent(self.request, reason=str).get("reason", ""))
        return summary(self.context)


class ForwardPost(Answering):
    """`{"council": uid}`; gives the item that goes on."""

    def answer(self):
        council = named(sent(self.request, council=str), "council", IBody)
        return summary(items.forward(self.context, council))
