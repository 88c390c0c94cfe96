"""@scdl-import: POST plans an import, PATCH goes on with it, DELETE gives it up."""

from communesplone.deliberations.api import imports
from communesplone.deliberations.api.sitting import payload
from communesplone.deliberations.interfaces import Refused
from communesplone.deliberations.restapi.services.answering import Answering
from communesplone.deliberations.restapi.services.answering import object_of
from communesplone.deliberations.restapi.services.answering import sent
from communesplone.deliberations.restapi.services.files import file_of
from communesplone.deliberations.restapi.services.files import room_for
from communesplone.deliberations.restapi.services.scdl import summary
from communesplone.deliberations.rules.scdl.lines import Limits
from communesplone.deliberations.rules.scdl.reasons import Reason
from communesplone.deliberations.scdl_reasons import message
from io import BytesIO


class ScdlImportPost(Answering):
    """`{"file": {…}}`: makes no act; answers with the plan, whole unless `reading`."""

    def answer(self):
        limit = Limits().size
        body = object_of(self.request, ("file",), room_for(limit))
        file = file_of(body)
        if len(file.data) > limit:
            raise Refused(message(Reason("file_too_big", {"limit": limit})))
        job = imports.stage(self.context, BytesIO(file.data), file.filename)
        self.request.response.setStatus(201)
        return summary(self.context.absolute_url(), job, self.request)


class ScdlImportPatch(Answering):
    """`{"job": …}`: reads on or imports the next days; ask again while it `waits`.

    With `reading`, as the latest answer told it, nothing is done if it is not so.
    """

    def answer(self):
        data = sent(self.request, job=str, reading=bool)
        digest = payload.text(data, "job")
        job = imports.step(self.context, digest, data.get("reading"))
        return summary(self.context.absolute_url(), job, self.request)


class ScdlImportDelete(Answering):
    """`{"job": …}`: what was imported stays."""

    def answer(self):
        digest = payload.text(sent(self.request, job=str), "job")
        imports.stop(self.context, digest)
        return summary(self.context.absolute_url(), None, self.request)
