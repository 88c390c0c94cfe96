"""POST @item-templates of a body."""

from communesplone.deliberations.api import item_templates
from communesplone.deliberations.content.item_template import IItemTemplate
from communesplone.deliberations.restapi.services.answering import Answering
from communesplone.deliberations.restapi.services.fields import read_fields
from plone.uuid.interfaces import IUUID
from zope.schema import getFieldNames


class ItemTemplatesPost(Answering):
    """`{"title": …}`, and any field of a template."""

    def answer(self):
        given = read_fields(self.request, IItemTemplate, getFieldNames(IItemTemplate))
        title = given.pop("title", None)
        template = item_templates.create(self.context, title, **given)
        self.request.response.setStatus(201)
        return {
            "@id": template.absolute_url(),
            "UID": IUUID(template),
            "title": template.title,
            "recurring": template.recurring,
        }
