"""Titles of what add-ons write into the journal and keep as registers."""

from collections.abc import Mapping
from communesplone.core import _
from communesplone.core.interfaces import IJournalActions
from communesplone.core.interfaces import IRegisters
from zope.component import getUtilitiesFor
from zope.i18nmessageid import Message
from zope.interface import implementer
from zope.interface import provider
from zope.schema.interfaces import IVocabularyFactory
from zope.schema.vocabulary import SimpleTerm
from zope.schema.vocabulary import SimpleVocabulary


@implementer(IJournalActions)
class CoreActions:
    """What the core itself writes into the journal."""

    titles: Mapping[str, Message] = {
        "notification.discarded": _(
            "title_notification_discarded", default="Notification thrown away"
        ),
        "notification.retried": _(
            "title_notification_retried", default="Notification tried again"
        ),
        "journal.exported": _("title_journal_exported", default="Journal exported"),
        "journal.verified": _("title_journal_verified", default="Journal verified"),
        "service.changed": _("title_service_changed", default="Service changed"),
        "service.closed": _("title_service_closed", default="Service closed"),
        "service.created": _("title_service_created", default="Service created"),
        "service.deleted": _("title_service_deleted", default="Service deleted"),
        "service.reopened": _("title_service_reopened", default="Service reopened"),
        "service.staffed": _(
            "title_service_staffed", default="Function assigned in a service"
        ),
        "service.unstaffed": _(
            "title_service_unstaffed", default="Function withdrawn in a service"
        ),
        "town.changed": _("title_town_changed", default="Town settings changed"),
    }


def journal_titles() -> dict[str, Message]:
    """Give the title of each known action, by its id."""
    found: dict[str, Message] = {}
    for _name, actions in getUtilitiesFor(IJournalActions):
        found.update(actions.titles)
    return found


def register_titles() -> dict[str, Message]:
    """Give the title of each known register, by its id."""
    found: dict[str, Message] = {}
    for _name, registers in getUtilitiesFor(IRegisters):
        found.update(registers.titles)
    return found


@provider(IVocabularyFactory)
def journal_actions(context: object) -> SimpleVocabulary:
    """The vocabulary communesplone.core.journal_actions."""
    titles = sorted(journal_titles().items())
    return SimpleVocabulary([SimpleTerm(id_, id_, title) for id_, title in titles])
