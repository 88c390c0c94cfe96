"""Which documents there are of what, and how each is made."""

from collections.abc import Callable
from collections.abc import Mapping
from communesplone.deliberations import _
from communesplone.deliberations.api import minutes_online
from communesplone.deliberations.api.acts import agenda
from communesplone.deliberations.api.acts import extracts
from communesplone.deliberations.api.acts import minutes
from communesplone.deliberations.api.acts import public_minutes
from communesplone.deliberations.content.deliberation import IDeliberation
from communesplone.deliberations.content.session import ISession
from communesplone.deliberations.documents.sheets import Sheet
from dataclasses import dataclass
from plone import api
from typing import Any
from zope.i18nmessageid import Message


FORMATS = ("html", "pdf", "odt")


@dataclass(frozen=True)
class Kind:
    """A kind of document.

    :param title: as the list names it.
    :param template: kind of ODT template, see `api.acts.templates`.
    :param make: content, language, values of the form → sheet.
    :param held: True if there is something to tell only once the sitting is open.
    :param public: True if it holds only what everybody may read.
    :param states: of the session, in which there is such a document at all.
    """

    title: Message
    template: str
    make: Callable[[Any, str, Mapping[str, Any]], Sheet]
    held: bool = False
    public: bool = False
    states: frozenset[str] = frozenset()


def _convocation(session, language, form):
    return agenda.convocation(session, language, text(form, "member"))


def _letter(act, language, form):
    lines = text(form, "recipient", 1_000).splitlines()
    return extracts.letter(
        act,
        language,
        recipient=[line.strip() for line in lines if line.strip()][:8],
        reference=text(form, "reference"),
        courtesy=text(form, "courtesy"),
    )


OF_SESSION = {
    "convocation": Kind(
        _("document_kind_convocation", default="Convocation"),
        "convocation",
        _convocation,
    ),
    "agenda": Kind(
        _("document_kind_agenda", default="Agenda, all items"),
        "agenda",
        lambda session, language, form: agenda.agenda(session, language),
    ),
    "agenda-full": Kind(
        _("document_kind_agenda_full", default="Agenda with reports and drafts"),
        "agenda",
        lambda session, language, form: agenda.agenda(session, language, details=True),
    ),
    "agenda-public": Kind(
        _("document_kind_agenda_public", default="Agenda for the public"),
        "agenda",
        lambda session, language, form: agenda.agenda(session, language, public=True),
        public=True,
    ),
    "minutes": Kind(
        _("document_kind_minutes", default="Minutes"),
        "minutes",
        lambda session, language, form: minutes.minutes(session, language),
        held=True,
    ),
    "minutes-public": Kind(
        _("document_kind_minutes_public", default="Minutes for the public"),
        "minutes",
        lambda session, language, form: public_minutes.minutes(session, language),
        public=True,
        states=frozenset({"approved"}),
    ),
}

OF_ACT = {
    "extract": Kind(
        _("document_kind_extract", default="Extract of the register"),
        "extract",
        lambda act, language, form: extracts.extract(act, language),
    ),
    "extract-public": Kind(
        _("document_kind_extract_public", default="Extract as published"),
        "extract",
        lambda act, language, form: extracts.extract(act, language, public=True),
        public=True,
    ),
    "letter": Kind(
        _("document_kind_letter", default="Notification letter"), "letter", _letter
    ),
}

HELD = frozenset({"open", "closed", "approved"})
"""States of a session of which there is something to tell."""

CONVENED = HELD | {"convened"}
"""States in which everybody may read the agenda of what is heard in public."""


def of_session(session: ISession) -> dict[str, Kind]:
    """Give the documents that there are of a session."""
    state = api.content.get_state(session)
    return {
        name: kind
        for name, kind in OF_SESSION.items()
        if (state in HELD or not kind.held)
        and (state in CONVENED or not kind.public)
        and (state in kind.states or not kind.states)
    }


def for_everybody(session: ISession) -> dict[str, Kind]:
    """Give the documents that everybody may have: the minutes once they are online."""
    online = minutes_online.are_public(session)
    return {
        name: kind
        for name, kind in of_session(session).items()
        if kind.public and (online or name != "minutes-public")
    }


def for_members(session: ISession) -> dict[str, Kind]:
    """Give the documents that the members of the body may have."""
    state = api.content.get_state(session)
    if state not in CONVENED:
        return {}
    names = {"convocation", "agenda", "agenda-full"}
    if minutes_online.are_available(session):
        names.add("minutes")
    return {name: kind for name, kind in of_session(session).items() if name in names}


def of_act(act: IDeliberation) -> dict[str, Kind]:
    """Give the documents that there are of an act: none of one that was imported.

    Of it there is neither sitting nor text.
    """
    if act.imported:
        return {}
    public = extracts.is_public(act)
    return {name: kind for name, kind in OF_ACT.items() if public or not kind.public}


def text(form: Mapping[str, Any], name: str, longest: int = 200) -> str:
    """Read a text of a form; anything else is none."""
    value = form.get(name, "")
    return value.strip()[:longest] if isinstance(value, str) else ""
