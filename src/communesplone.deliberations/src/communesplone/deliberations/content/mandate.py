"""What a person is in a body, from when to when."""

from communesplone.deliberations import _
from communesplone.deliberations.content.fields import check_span
from communesplone.deliberations.content.fields import Line
from plone.dexterity.content import Item
from plone.supermodel import model
from zope import schema
from zope.interface import implementer
from zope.interface import invariant


class IMandate(model.Schema):
    """A mandate; one that ended stays, or history would break."""

    person = schema.Choice(
        title=_("label_person", default="Person"),
        vocabulary="communesplone.deliberations.persons",
    )
    post = schema.Choice(
        title=_("label_post", default="Post"),
        vocabulary="communesplone.deliberations.posts",
        default="councillor",
    )
    start = schema.Date(
        title=_("label_mandate_start", default="First day"),
    )
    end = schema.Date(
        title=_("label_mandate_end", default="Last day"),
        description=_("help_mandate_end", default="Counted; empty while it runs."),
        required=False,
    )
    rank = schema.Int(
        title=_("label_rank", default="Rank"),
        description=_(
            "help_rank_lowest",
            default="Order of precedence: the lowest number comes first; with the same"
            " number, whoever began first.",
        ),
        min=0,
        max=999,
        default=0,
    )
    group = Line(
        title=_("label_political_group", default="Political group"),
        max_length=100,
        required=False,
    )
    votes = schema.Bool(
        title=_("label_votes", default="Votes"),
        required=False,
        default=True,
    )
    signs = schema.Bool(
        title=_("label_signs", default="Signs the acts"),
        description=_(
            "help_signs",
            default="Where several hold one post, who signs is proposed first as"
            " president or secretary of a session: these two sign its acts.",
        ),
        required=False,
        default=False,
    )

    @invariant
    def in_order(data):
        check_span(data.start, data.end)


@implementer(IMandate)
class Mandate(Item):
    """A mandate; its title is the person's name, written by the api."""

    courtesy = "none"
    """The person's title of courtesy, written by the api: lists name posts by it."""
