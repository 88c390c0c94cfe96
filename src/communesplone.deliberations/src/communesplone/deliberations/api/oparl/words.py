"""Words of the contents, in the language of the town."""

from communesplone.deliberations import _
from communesplone.deliberations.vocabularies.choices import kinds
from communesplone.deliberations.vocabularies.choices import outcomes
from communesplone.deliberations.vocabularies.choices import posts
from plone import api
from zope.i18n import translate
from zope.i18nmessageid import Message


STATES = {
    "convened": _("label_oparl_convened", default="Convened"),
    "open": _("label_oparl_open", default="In session"),
    "closed": _("label_oparl_closed", default="Held"),
    "approved": _("label_oparl_approved", default="Held, minutes approved"),
    "cancelled": _("label_state_cancelled", default="Cancelled"),
}

DOCUMENTS = {
    "agenda": _("document_kind_agenda_public", default="Agenda for the public"),
    "minutes": _("document_kind_minutes_public", default="Minutes for the public"),
}
"""The public documents of a session."""

PAPER = _("label_oparl_paper", default="Deliberation")
"""What kind of paper an act is."""

ANNULLED = _("label_oparl_annulled", default="Annulled deliberation")

TOWN = _("label_oparl_town", default="Municipality")
"""What kind of body the town is."""


def say(message: Message) -> str:
    """Translate, for all readers alike: the answer does not depend on who asks."""
    return translate(message, target_language=api.portal.get_default_language())


def titled(titles: dict[str, Message], value: str | None) -> str:
    """Say a value of a list; empty for one that the list does not have."""
    return say(titles[value]) if value in titles else ""


def kind(value: str | None) -> str:
    return titled(kinds.titles, value)


def outcome(value: str | None) -> str:
    return titled(outcomes.titles, value)


def post(value: str | None, country: str, courtesy: str = "") -> str:
    return titled(posts.titles_in(country, courtesy), value)
