"""GET @verify-register."""

from communesplone.deliberations.api import verifying
from dataclasses import asdict
from plone.restapi.services import Service


class VerifyRegisterGet(Service):
    """Recomputes the chain of a body; nothing is written."""

    def reply(self):
        url = f"{self.context.absolute_url()}/@verify-register"
        return {"@id": url, **asdict(verifying.verify(self.context))}
