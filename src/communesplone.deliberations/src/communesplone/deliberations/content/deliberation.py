"""A deliberation: an act of the register, which nobody edits."""

from communesplone.deliberations import _
from communesplone.deliberations.content.fields import Line
from communesplone.deliberations.content.raw import never_raw
from communesplone.deliberations.interfaces import IOwnWay
from persistent.list import PersistentList
from plone.autoform import directives
from plone.dexterity.content import Item
from plone.supermodel import model
from zope import schema
from zope.interface import implementer


class IDeliberation(model.Schema):
    """What was decided, as it was decided. All of it is written by the api."""

    title = Line(
        title=_("label_item_title", default="Subject"),
        max_length=500,
        readonly=True,
    )
    number = schema.Int(
        title=_("label_number", default="Number"),
        min=1,
        readonly=True,
    )
    year = schema.Int(
        title=_("label_year", default="Year"),
        min=1,
        readonly=True,
    )
    reference = Line(
        title=_("label_reference", default="Reference"),
        max_length=80,
        required=False,
        readonly=True,
    )
    date = schema.Date(
        title=_("label_date", default="Date"),
        readonly=True,
    )
    item = schema.ASCIILine(
        title=_("label_item", default="Item"),
        max_length=32,
        readonly=True,
    )
    session = schema.ASCIILine(
        title=_("label_session", default="Session"),
        max_length=32,
        readonly=True,
    )
    category = Line(
        title=_("label_category", default="Category"),
        max_length=100,
        required=False,
        readonly=True,
    )
    sitting = schema.Choice(
        title=_("label_sitting", default="Sitting"),
        vocabulary="communesplone.deliberations.sittings",
        default="closed",
        readonly=True,
    )
    publication = schema.Choice(
        title=_("label_publication", default="Publication"),
        vocabulary="communesplone.deliberations.publications",
        default="none",
        readonly=True,
    )
    outcome = schema.Choice(
        title=_("label_outcome", default="Outcome"),
        vocabulary="communesplone.deliberations.outcomes",
        readonly=True,
    )
    public_html = schema.Text(
        title=_("label_public_html", default="Public text"),
        required=False,
        readonly=True,
    )
    votes = schema.Dict(
        title=_("label_vote_snapshot", default="Votes"),
        required=False,
        readonly=True,
    )
    signatories = schema.List(
        title=_("label_signatories", default="Signatories"),
        required=False,
        readonly=True,
    )
    annex_hashes = schema.List(
        title=_("label_annex_hashes", default="Digests of the annexes"),
        required=False,
        readonly=True,
    )
    previous = schema.ASCIILine(
        title=_("label_previous_digest", default="Digest of the deliberation before"),
        max_length=64,
        required=False,
        readonly=True,
    )
    sha256 = schema.ASCIILine(
        title=_("label_sha256", default="SHA-256"),
        max_length=64,
        required=False,
        readonly=True,
    )
    annulled_reason = schema.Text(
        title=_("label_annulled_reason", default="Why it was annulled"),
        max_length=2_000,
        required=False,
        readonly=True,
    )
    annulled_on = schema.Date(
        title=_("label_annulled_on", default="Annulled on"),
        required=False,
        readonly=True,
    )
    annulled_by = Line(
        title=_("label_annulled_by", default="Annulled by"),
        max_length=200,
        required=False,
        readonly=True,
    )
    directives.read_permission(
        votes="communesplone.deliberations.ViewInternal",
        signatories="communesplone.deliberations.ViewInternal",
        annex_hashes="communesplone.deliberations.ViewInternal",
    )


@never_raw
@implementer(IDeliberation, IOwnWay)
class Deliberation(Item):
    """A deliberation, with the versions and the log, which only grow."""

    imported = None
    """Key of an act of the past that was imported: "<SIRET>/<number>"; else None.

    Such an act has no number of ours, no session and no item, and is not chained.
    """

    masks = ()
    """Passages that the public does not read."""

    # Without a type hint: hints on the class would be the annotations of all at once.
    public_version = None
    """Place, from 0, of the version that the public title and text were made of.

    None as long as nothing was published.
    """

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        # Objects of content.version.Version, the latest last.
        self.versions = PersistentList()
        # Plain mappings: a publication, a transmission, an answer.
        self.log = PersistentList()

    def isTemporary(self):
        """Answer the queue of the catalogue, which else looks up to the site for it."""
        return False

    @property
    def votes(self):
        return self.versions[-1].facts["votes"]

    @property
    def signatories(self):
        return self.versions[-1].facts["signatories"]

    @property
    def annex_hashes(self):
        return [annex["sha256"] for annex in self.versions[-1].facts["annexes"]]
