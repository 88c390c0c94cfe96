"""How the journal names what not all who read the journal may know of."""

from communesplone.core.interfaces import IJournalTitle
from communesplone.deliberations import _
from communesplone.deliberations.api import law
from communesplone.deliberations.api import public_facts
from communesplone.deliberations.content.annex import IAnnex
from communesplone.deliberations.content.deliberation import IDeliberation
from communesplone.deliberations.content.item import IItem
from communesplone.deliberations.content.opinion import IOpinion
from plone import api
from zope.component import adapter
from zope.i18n import translate
from zope.interface import implementer


CLOSED = _("title_journal_closed", default="Closed sitting")

CONFIDENTIAL = _("title_journal_confidential", default="Confidential annex")


@implementer(IJournalTitle)
@adapter(IItem)
class ItemTitle:
    """An item: its subject, unless it is heard behind closed doors."""

    def __init__(self, context):
        self.context = context

    @property
    def title(self) -> str:
        hidden = self.hidden()
        if hidden is None:
            return self.context.Title()
        return translate(hidden, target_language=api.portal.get_default_language())

    def hidden(self):
        """Give the words that stand for the title; None if it can be told."""
        return CLOSED if is_closed(self.context) else None


@adapter(IOpinion)
class OpinionTitle(ItemTitle):
    """An opinion: as its item."""

    def hidden(self):
        return CLOSED if is_closed(self.context.__parent__) else None


@adapter(IAnnex)
class AnnexTitle(OpinionTitle):
    """An annex: as its item, and its title is no less confidential than its file."""

    def hidden(self):
        return CONFIDENTIAL if self.context.confidential else super().hidden()


@adapter(IDeliberation)
class ActTitle(ItemTitle):
    """An act: as its item, until everybody reads its title."""

    def hidden(self):
        return None if public_facts.is_online(self.context) else super().hidden()


def is_closed(content) -> bool:
    return content.sitting != "public" or law.never_public(content)
