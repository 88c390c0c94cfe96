"""GET @staffing and GET @functions."""

from communesplone.core.api import people
from communesplone.core.api import services
from communesplone.core.api import staffing
from plone import api
from plone.restapi.services import Service
from zope.i18n import translate


class StaffingGet(Service):
    """Who has which function in the service."""

    def reply(self):
        return summary(self.context, self.request)


class FunctionsGet(Service):
    """The functions that this site offers."""

    def reply(self):
        return {
            "@id": f"{api.portal.get().absolute_url()}/@functions",
            "items": functions(self.request),
        }


def summary(service, request):
    """Describe the staff of a service."""
    taken = staffing.seats_taken(service)
    names = list(services.functions())
    return {
        "@id": f"{service.absolute_url()}/@staffing",
        "functions": functions(request),
        "people": [
            {
                "id": person.id,
                "fullname": person.name,
                "former": person.former,
                "functions": [
                    name for name in names if staffing.Cell(name, person.id) in taken
                ],
            }
            for person in sorted(people.get(id) for id in {c.person for c in taken})
        ],
    }


def functions(request):
    """Describe the functions in the language of the request."""
    return [
        {
            "name": name,
            "title": translate(function.title, context=request),
            "description": translate(function.description, context=request),
        }
        for name, function in services.functions().items()
    ]
