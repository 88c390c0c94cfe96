"""An opinion asked of a service about an item."""

from communesplone.deliberations import _
from communesplone.deliberations.content.fields import HTML_ONLY
from communesplone.deliberations.content.fields import MAX_TEXT
from communesplone.deliberations.content.fields import Moment
from communesplone.deliberations.interfaces import IGuarded
from plone.app.textfield import RichText
from plone.dexterity.content import Item
from plone.supermodel import model
from zope import schema
from zope.interface import implementer


class IOpinion(model.Schema):
    """An opinion; all of it is written by the api."""

    adviser_service = schema.Choice(
        title=_("label_adviser_service", default="Service asked"),
        vocabulary="communesplone.core.services",
        readonly=True,
    )
    asked_at = Moment(
        title=_("label_asked_at", default="Asked"),
        required=False,
        readonly=True,
    )
    due = schema.Date(
        title=_("label_due", default="Due"),
        required=False,
        readonly=True,
    )
    verdict = schema.Choice(
        title=_("label_verdict", default="Opinion"),
        vocabulary="communesplone.deliberations.verdicts",
        required=False,
        readonly=True,
    )
    text = RichText(
        allowed_mime_types=HTML_ONLY,
        title=_("label_opinion_text", default="Text"),
        max_length=MAX_TEXT,
        required=False,
        readonly=True,
    )
    given_by = schema.ASCIILine(
        title=_("label_given_by", default="Given by"),
        max_length=200,
        required=False,
        readonly=True,
    )
    given_at = Moment(
        title=_("label_given_at", default="Given at"),
        required=False,
        readonly=True,
    )
    waived = schema.Text(
        title=_("label_waived", default="Why it was not waited for"),
        max_length=2_000,
        required=False,
        readonly=True,
    )


@implementer(IOpinion, IGuarded)
class Opinion(Item):
    """An opinion; its title is the name of the service asked.

    It has no behavior `communesplone.core.service`: those who have other functions in
    the service asked would see what its advisers are asked.
    """
