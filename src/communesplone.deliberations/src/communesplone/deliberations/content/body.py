"""A body that decides: college, council, committee."""

from BTrees.OOBTree import OOBTree
from communesplone.deliberations import _
from communesplone.deliberations.content.fields import Law
from communesplone.deliberations.content.fields import Line
from communesplone.deliberations.content.fields import Pattern
from communesplone.deliberations.content.imports import Imports
from communesplone.deliberations.content.register import Register
from persistent.mapping import PersistentMapping
from plone.dexterity.content import Container
from plone.supermodel import model
from zope import schema
from zope.interface import implementer
from zope.interface import Invalid
from zope.interface import invariant


class IBody(model.Schema):
    """The twelve settings of a body; the law is its rulebook, not a setting."""

    title = Line(
        title=_("label_body_title", default="Name"),
        max_length=150,
    )
    kind = Law(
        title=_("label_body_kind", default="Kind"),
        vocabulary="communesplone.deliberations.kinds",
        default="council",
    )
    rulebook = Law(
        title=_("label_rulebook", default="Rulebook"),
        description=_(
            "help_rulebook",
            default="The law that computes quorum, results and deadlines.",
        ),
        vocabulary="communesplone.deliberations.rulebooks",
    )
    population = schema.Int(
        title=_("label_population", default="Inhabitants"),
        description=_("help_population", default="Some deadlines depend on it."),
        min=0,
        max=20_000_000,
        default=0,
    )
    presiding_post = schema.Choice(
        title=_("label_presiding_post", default="Presided by"),
        description=_(
            "help_presiding_post",
            default="Whoever holds this post is proposed as president of a session.",
        ),
        vocabulary="communesplone.deliberations.posts",
        default="mayor",
    )
    categories = schema.Tuple(
        title=_("label_categories", default="Categories"),
        description=_("help_categories", default="One per line, in their order."),
        value_type=Line(max_length=100),
        max_length=200,
        unique=True,
        required=False,
        default=(),
        missing_value=(),
    )
    validation_levels = schema.Int(
        title=_("label_validation_levels", default="Levels of validation"),
        description=_(
            "help_validation_levels",
            default="0: the author's proposal is valid; 1: a validator of the"
            " service; 2: a validator, then a second one.",
        ),
        min=0,
        max=2,
        default=1,
    )
    reference_format = Pattern(
        title=_("label_reference_format", default="Form of references"),
        description=_(
            "help_reference_format",
            default="{year} and {number}, or {number:4} with zeros in front.",
        ),
        default="{year}-{number:4}",
    )
    numbering_reset = schema.Choice(
        title=_("label_numbering_reset", default="Numbers begin again"),
        vocabulary="communesplone.deliberations.numbering_resets",
        default="year",
    )
    ordering_key = schema.Choice(
        title=_("label_ordering_key", default="Order on a new agenda"),
        vocabulary="communesplone.deliberations.ordering_keys",
        default="arrival",
    )
    document_theme = schema.Choice(
        title=_("label_document_theme", default="Look of documents"),
        description=_(
            "help_document_theme",
            default="Without letterhead, for paper on which it is printed already. ODT"
            " files follow their template.",
        ),
        vocabulary="communesplone.deliberations.document_themes",
        default="town",
    )
    publication_delay = schema.Int(
        title=_("label_publication_delay", default="Days before publication"),
        description=_(
            "help_publication_delay",
            default="Days between the sitting and the publication that is proposed.",
        ),
        min=0,
        max=365,
        default=0,
    )

    @invariant
    def references_are_unique(data):
        """Refuse a form that writes the same reference in two years."""
        if data.numbering_reset == "year" and "{year" not in data.reference_format:
            raise Invalid(
                _(
                    "error_reference_year",
                    default="Numbers begin again each year: references want {year}.",
                )
            )


@implementer(IBody)
class Body(Container):
    """A body, with what its sessions and its register need to know at once."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.register = Register()
        self.imports = Imports()
        # UID of an item -> UID of the session on whose agenda it stands.
        self.placements = OOBTree()
        # UID of an item -> who sees to its decision, by when; see `api.follow_ups`.
        self.follow_ups = OOBTree()
        # Language -> key -> standing phrase.
        self.phrases = PersistentMapping()
        # Kind of document -> file, the body's own ODT template.
        self.odt_templates = PersistentMapping()

    def cb_isCopyable(self):
        """Refuse to be copied: a register is there once."""
        return False
