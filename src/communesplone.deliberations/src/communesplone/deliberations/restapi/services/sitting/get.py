"""GET @sitting."""

from communesplone.deliberations.api.sitting import state
from plone.restapi.services import Service


LONGEST_UID = 100


class SittingGet(Service):
    """How the sitting stands; `?item=` names the item to see from near."""

    def reply(self):
        shown = str(self.request.form.get("item", ""))[:LONGEST_UID]
        return summary(self.context, shown)


def summary(session, shown=""):
    """Describe a sitting, with its address."""
    url = session.absolute_url()
    return {"@id": f"{url}/@sitting", **state.whole(session, shown)}
