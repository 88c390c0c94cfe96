"""POST @items of a body."""

from communesplone.deliberations import _
from communesplone.deliberations.api import items
from communesplone.deliberations.api import verdicts
from communesplone.deliberations.api.sitting import payload
from communesplone.deliberations.content.item import IItem
from communesplone.deliberations.content.item_template import IItemTemplate
from communesplone.deliberations.content.membership import body_of
from communesplone.deliberations.interfaces import Refused
from communesplone.deliberations.restapi.services.answering import Answering
from communesplone.deliberations.restapi.services.answering import object_of
from communesplone.deliberations.restapi.services.fields import values
from communesplone.deliberations.restapi.services.finding import named
from communesplone.deliberations.restapi.services.items.post import summary
from plone.uuid.interfaces import IUUID
from zope.schema import getFields


FIELDS = tuple(name for name, field in getFields(IItem).items() if not field.readonly)
"""What a program may give at once; the form of a new item asks for the title alone."""


class ItemsPost(Answering):
    """`{"service": uid, "title": …}`, `template` (UID), and any field of the item."""

    def answer(self):
        body = object_of(self.request, ("service", "template", *FIELDS))
        service = payload.text(body, "service")
        given = values(IItem, {name: body[name] for name in FIELDS if name in body})
        verdicts.require(items.may_create(self.context, service))
        if "template" in body:
            item = items.create_from(self.template(body), service, **given)
        else:
            title = given.pop("title", None)
            item = items.create(self.context, service, title, **given)
        self.request.response.setStatus(201)
        return {**summary(item), "UID": IUUID(item)}

    def template(self, body):
        found = named(body, "template", IItemTemplate)
        if body_of(found) != self.context:
            raise Refused(_("error_unknown_content", default="This is no more there."))
        return found
