"""The documents of a session."""

from communesplone.deliberations.api import bodies
from communesplone.deliberations.api import clock
from communesplone.deliberations.api import people
from communesplone.deliberations.api.acts import dossiers
from communesplone.deliberations.api.acts import kinds
from communesplone.deliberations.api.acts import making
from communesplone.deliberations.browser.documents import answer
from communesplone.deliberations.browser.documents.view import DocumentView
from communesplone.deliberations.browser.documents.view import Spoken
from communesplone.deliberations.documents import dossier
from hashlib import sha256
from plone.uuid.interfaces import IUUID
from Products.Five.browser.pagetemplatefile import ViewPageTemplateFile
from zExceptions import NotFound


MOST_OFFERED = 200
"""Annexes of a session that the form lists; of more, all or none are taken."""


class SessionDocument(DocumentView):
    """`@@document/<name>.<format>`: for the secretariat."""

    def kinds(self):
        return kinds.of_session(self.context)

    def stem(self):
        return str(clock.day_of(self.context.start))


class PublicSessionDocument(SessionDocument):
    """`@@public-document/<name>.<format>`: for everybody."""

    public = True

    def kinds(self):
        return kinds.for_everybody(self.context)


class MemberSessionDocument(SessionDocument):
    """`@@member-document/<name>.<format>`: for the members of the body."""

    def kinds(self):
        return kinds.for_members(self.context)


class SessionDocuments(Spoken):
    """`@@documents`: what can be had, in which form and language."""

    formats = kinds.FORMATS
    more = ViewPageTemplateFile("templates/session_more.pt")
    dossier = ViewPageTemplateFile("templates/dossier_form.pt")

    def kinds(self):
        return kinds.of_session(self.context).items()

    def url(self, name, form):
        address = self.context.absolute_url()
        return f"{address}/@@document/{name}.{form}?language={self.language}"

    def members(self):
        """Give the members to whom a convocation can be addressed."""
        day = clock.day_of(self.context.start)
        return people.members_of(bodies.body_of(self.context), day)

    def annexes(self):
        """Give item, title, UID and confidentiality of the annexes to choose from."""
        # Asked first: a session may have thousands, and those offered are woken.
        if dossiers.exceeds(self.context, MOST_OFFERED):
            return []
        return [
            (title, each.title, IUUID(each), bool(each.confidential))
            for title, each in dossiers.offered(self.context)
        ]


class SessionDossier(Spoken):
    """`@@dossier`: items and annexes in one PDF."""

    def __call__(self):
        if waiting := answer.waits(self):
            return waiting
        choice = self.choice()
        bare = dossiers.dossier(self.context, self.language, choice, files=False)
        seen = f"dossier {self.language} {self.body.document_theme} {bare!r}"
        key = sha256(seen.encode()).hexdigest()
        day = clock.day_of(self.context.start)
        return answer.made(self, key, self.order, f"dossier-{day}")

    def choice(self):
        """Read `annexes`: all, none, or those that `annex` names."""
        form = self.request.form
        which = kinds.text(form, "annexes")
        if which == "all":
            confidential = kinds.text(form, "confidential") == "1"
            return dossiers.Choice(confidential=confidential)
        chosen = [] if which == "none" else form.get("annex", [])
        chosen = chosen if isinstance(chosen, list) else [chosen]
        return dossiers.Choice(annexes=frozenset(map(str, chosen)))

    def order(self):
        sheet = dossiers.dossier(self.context, self.language, self.choice())
        return dossier.order(sheet, **making.look(self.body, self.language))


class MemberDossier(SessionDossier):
    """`@@member-dossier`: the same for the members, from the convocation on."""

    def __call__(self):
        if not kinds.for_members(self.context):
            raise NotFound("member-dossier")
        return super().__call__()
