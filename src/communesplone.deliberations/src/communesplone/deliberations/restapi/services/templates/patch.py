"""PATCH @document-templates: one kind at a time."""

from communesplone.deliberations.api.acts import templates
from communesplone.deliberations.api.sitting import payload
from communesplone.deliberations.documents import odt
from communesplone.deliberations.restapi.services.answering import Answering
from communesplone.deliberations.restapi.services.answering import object_of
from communesplone.deliberations.restapi.services.files import file_of
from communesplone.deliberations.restapi.services.files import room_for
from communesplone.deliberations.restapi.services.templates import summary


LARGEST = room_for(odt.MAX_TEMPLATE)


class TemplatesPatch(Answering):
    """`{"kind": "minutes", "file": {…}}`; file null goes back to the add-on's own."""

    def answer(self):
        body = object_of(self.request, ("kind", "file"), LARGEST)
        kind = payload.text(body, "kind")
        if kind not in templates.KINDS:
            raise payload.malformed("kind")
        if "file" in body and body["file"] is None:
            templates.reset(self.context, kind)
        else:
            templates.put(self.context, kind, file_of(body).data)
        return summary(self.context, self.request)
