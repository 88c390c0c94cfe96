"""Kinds of notifications, which add-ons register."""

from communesplone.core.documents.template import ITemplate
from dataclasses import dataclass
from zope.i18nmessageid import Message
from zope.interface import Attribute
from zope.interface import implementer
from zope.interface import Interface


class INotificationKind(Interface):
    """One kind of notification; a utility under its own name."""

    name = Attribute("Dotted name, unique: 'communesplone.docrequest.delivered'.")
    title = Attribute("What a person chooses in the preferences; a message id.")
    subject = Attribute("Message id; ${names} are filled from the data.")
    plain = Attribute("ITemplate of the text: tal: elements only, no other markup.")
    html = Attribute("ITemplate of the same as a piece of HTML.")
    digest = Attribute("True if a person may have it in a daily digest instead.")


@implementer(INotificationKind)
@dataclass(frozen=True)
class NotificationKind:
    """See INotificationKind."""

    name: str
    title: Message
    subject: Message
    plain: ITemplate
    html: ITemplate
    digest: bool = True
