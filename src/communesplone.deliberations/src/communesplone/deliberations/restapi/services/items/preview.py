"""POST @act-preview of an item: the act of values that are not saved."""

from communesplone.deliberations.api.acts import preview
from communesplone.deliberations.content.item import IItem
from communesplone.deliberations.restapi.services.answering import Answering
from communesplone.deliberations.restapi.services.fields import read_fields
from communesplone.deliberations.restapi.services.items.new import FIELDS

import transaction


class ActPreviewPost(Answering):
    """Fields of the item by name; gives `{"html": …}`, and writes nothing."""

    def answer(self):
        transaction.doom()
        given = read_fields(self.request, IItem, FIELDS)
        return {"html": preview.drafted(self.context, given).html}
