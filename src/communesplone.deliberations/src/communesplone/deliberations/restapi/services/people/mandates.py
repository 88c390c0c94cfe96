"""@mandates: a new one in a body, changes of one, its end."""

from communesplone.deliberations.api import people
from communesplone.deliberations.api.sitting import payload
from communesplone.deliberations.content.mandate import IMandate
from communesplone.deliberations.restapi.services.answering import Answering
from communesplone.deliberations.restapi.services.answering import object_of
from communesplone.deliberations.restapi.services.fields import read_fields
from communesplone.deliberations.restapi.services.fields import values
from communesplone.deliberations.restapi.services.people import MANDATE
from communesplone.deliberations.restapi.services.people import summary


SHOWN = ("person", *MANDATE)


class MandatesPost(Answering):
    """`{"person": uid, "post": …, "start": day}`, and the other fields of a mandate."""

    def answer(self):
        body = object_of(self.request, SHOWN)
        person = people.find(payload.text(body, "person"))
        given = dict.fromkeys(("post", "start"))
        given |= values(IMandate, {n: body[n] for n in MANDATE if n in body})
        mandate = people.add_mandate(self.context, person, **given)
        self.request.response.setStatus(201)
        return summary(mandate, SHOWN)


class MandatePatch(Answering):
    """The fields that change; `{"end": day}` ends it, the day counted."""

    def answer(self):
        given = read_fields(self.request, IMandate, MANDATE)
        people.update_mandate(self.context, **given)
        return summary(self.context, SHOWN)
