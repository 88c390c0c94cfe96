"""POST @annexes of an item; PATCH and DELETE of an annex."""

from communesplone.deliberations.api import annexes
from communesplone.deliberations.content.annex import IAnnex
from communesplone.deliberations.restapi.services.annexes import summary
from communesplone.deliberations.restapi.services.answering import Answering
from communesplone.deliberations.restapi.services.answering import object_of
from communesplone.deliberations.restapi.services.answering import sent
from communesplone.deliberations.restapi.services.fields import read_fields
from communesplone.deliberations.restapi.services.fields import values
from communesplone.deliberations.restapi.services.files import file_of
from communesplone.deliberations.restapi.services.files import room_for


FIELDS = ("title", "category", "confidential")

LARGEST = room_for(annexes.MAX_SIZE)
"""Largest body, in bytes."""


class AnnexesPost(Answering):
    """`{"file": {…}}`, and title, category, confidential: one file a request."""

    def answer(self):
        body = object_of(self.request, ("file", *FIELDS), LARGEST)
        given = values(IAnnex, {name: body[name] for name in FIELDS if name in body})
        given["title"] = given.get("title") or ""
        sent_file = file_of(body)
        annex = annexes.add(self.context, sent_file.data, sent_file.filename, **given)
        self.request.response.setStatus(201)
        return summary(annex)


class AnnexPatch(Answering):
    """`{"title": …, "category": …, "confidential": …}`, each if it changes."""

    def answer(self):
        annexes.update(self.context, **read_fields(self.request, IAnnex, FIELDS))
        return summary(self.context)


class AnnexDelete(Answering):
    """Without a body."""

    def answer(self):
        sent(self.request)
        annexes.remove(self.context)
        return self.reply_no_content()
