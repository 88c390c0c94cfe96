"""@persons: a new one in a folder, changes of one."""

from communesplone.deliberations.api import people
from communesplone.deliberations.api import seats
from communesplone.deliberations.content.person import IPerson
from communesplone.deliberations.restapi.services.answering import Answering
from communesplone.deliberations.restapi.services.fields import read_fields
from communesplone.deliberations.restapi.services.people import PERSON
from communesplone.deliberations.restapi.services.people import summary
from zExceptions import NotFound


class PersonsPost(Answering):
    """`{"first_name": …, "last_name": …}`, and the other fields of a person."""

    def answer(self):
        allowed = {fti.getId() for fti in self.context.allowedContentTypes()}
        if seats.PERSON not in allowed:
            # In a body or a year: the service is registered for any folder.
            raise NotFound("@persons")
        given = dict.fromkeys(("first_name", "last_name"))
        given |= read_fields(self.request, IPerson, PERSON)
        person = people.create(self.context, **given)
        self.request.response.setStatus(201)
        return summary(person, PERSON)


class PersonPatch(Answering):
    """The fields that change; mandates follow a new name."""

    def answer(self):
        people.update(self.context, **read_fields(self.request, IPerson, PERSON))
        return summary(self.context, PERSON)
