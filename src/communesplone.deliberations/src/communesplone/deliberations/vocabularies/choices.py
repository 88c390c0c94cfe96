"""Lists that the add-on fixes: values are plain text, titles are messages."""

from communesplone.deliberations import _
from communesplone.deliberations.content.mandate import IMandate
from communesplone.deliberations.countries import country_of
from zope.i18nmessageid import Message
from zope.interface import implementer
from zope.schema.interfaces import IVocabularyFactory
from zope.schema.vocabulary import SimpleTerm
from zope.schema.vocabulary import SimpleVocabulary


@implementer(IVocabularyFactory)
class Choices:
    """A vocabulary that is the same everywhere."""

    def __init__(self, titles: dict[str, Message]):
        self.titles = titles

    def __call__(self, context: object) -> SimpleVocabulary:
        return SimpleVocabulary(
            [SimpleTerm(value, value, title) for value, title in self.titles.items()]
        )


kinds = Choices(
    {
        "college": _("label_kind_college", default="College"),
        "council": _("label_kind_council", default="Council"),
        "committee": _("label_kind_committee", default="Committee"),
    }
)


class Posts(Choices):
    """What people are in a body; the same language has other words elsewhere, and for
    a woman.

    :param titles: as Belgium says.
    :param french: those that France names otherwise.
    :param titles_ms: those that some language has another word for, of a woman.
    :param french_ms: the same in France.
    """

    def __init__(
        self,
        titles: dict[str, Message],
        *,
        french: dict[str, Message],
        titles_ms: dict[str, Message],
        french_ms: dict[str, Message],
    ):
        super().__init__(titles)
        self._titles = {
            ("be", False): titles,
            ("fr", False): titles | french,
            ("be", True): titles | titles_ms,
            ("fr", True): titles | titles_ms | french | french_ms,
        }

    def __call__(self, context: object) -> SimpleVocabulary:
        # Of a mandate it is known whose it is: a page of it names that person's post.
        courtesy = context.courtesy if IMandate.providedBy(context) else ""
        return Choices(self.titles_in(country_of(context), courtesy))(context)

    def titles_in(self, country: str, courtesy: str = "") -> dict[str, Message]:
        """Give the titles by post.

        :param country: "be" or "fr"; see `countries`.
        :param courtesy: of who holds the post, a value of `courtesy_titles`; "" where
            the post as such is meant, or nobody knows.
        """
        return self._titles["fr" if country == "fr" else "be", courtesy == "ms"]


posts = Posts(
    {
        "president": _("label_post_president", default="President"),
        "mayor": _("label_post_mayor", default="Mayor"),
        "alderman": _("label_post_alderman", default="Alderman"),
        "councillor": _("label_post_councillor", default="Councillor"),
        "member": _("label_post_member", default="Member"),
        "director_general": _(
            "label_post_director_general", default="Director general"
        ),
        "secretary": _("label_post_secretary", default="Secretary"),
    },
    french={
        "mayor": _("document_post_fr_mayor", default="Mayor"),
        "alderman": _("document_post_fr_alderman", default="Deputy mayor"),
        "councillor": _("document_post_fr_councillor", default="Municipal councillor"),
        "director_general": _(
            "document_post_fr_director_general", default="Director general of services"
        ),
        "secretary": _(
            "document_post_fr_secretary", default="Secretary of the sitting"
        ),
    },
    titles_ms={
        "president": _("label_post_president_ms", default="President"),
        "mayor": _("label_post_mayor_ms", default="Mayor"),
        "alderman": _("label_post_alderman_ms", default="Alderman"),
        "councillor": _("label_post_councillor_ms", default="Councillor"),
        "director_general": _(
            "label_post_director_general_ms", default="Director general"
        ),
        "secretary": _("label_post_secretary_ms", default="Secretary"),
    },
    french_ms={
        "mayor": _("document_post_fr_mayor_ms", default="Mayor"),
        "alderman": _("document_post_fr_alderman_ms", default="Deputy mayor"),
        "councillor": _(
            "document_post_fr_councillor_ms", default="Municipal councillor"
        ),
        "director_general": _(
            "document_post_fr_director_general_ms",
            default="Director general of services",
        ),
        "secretary": _(
            "document_post_fr_secretary_ms", default="Secretary of the sitting"
        ),
    },
)

courtesy_titles = Choices(
    {
        "none": _("label_courtesy_none", default="None"),
        "ms": _("label_courtesy_ms", default="Ms"),
        "mr": _("label_courtesy_mr", default="Mr"),
    }
)

numbering_resets = Choices(
    {
        "year": _("label_reset_year", default="Every year"),
        "never": _("label_reset_never", default="Never"),
    }
)

ordering_keys = Choices(
    {
        "arrival": _("label_ordering_arrival", default="As they arrive"),
        "category": _("label_ordering_category", default="By category"),
        "service": _("label_ordering_service", default="By service"),
        "proposer": _("label_ordering_proposer", default="By who proposes"),
    }
)

document_themes = Choices(
    {
        "town": _("label_theme_town", default="The town's letterhead"),
        "plain": _("label_theme_plain", default="Plain, without letterhead"),
    }
)

session_modes = Choices(
    {
        "physical": _("label_mode_physical", default="In the room"),
        "remote": _("label_mode_remote", default="Remote"),
        "mixed": _("label_mode_mixed", default="In the room and remote"),
    }
)

sittings = Choices(
    {
        "public": _("label_sitting_public", default="Public"),
        "closed": _("label_sitting_closed", default="Closed"),
    }
)

publications = Choices(
    {
        "full": _("label_publication_full", default="Full text"),
        "title": _("label_publication_title", default="Subject only"),
        "none": _("label_publication_none", default="Not published"),
    }
)

subject_kinds = Choices(
    {
        "ordinary": _("label_subject_ordinary", default="Ordinary"),
        "appointment": _("label_subject_appointment", default="Appointment"),
        "discipline": _("label_subject_discipline", default="Discipline"),
        "person": _("label_subject_person", default="About a person"),
        "account": _("label_subject_account", default="Accounts of the mayor"),
    }
)

verdicts = Choices(
    {
        "favourable": _("label_verdict_favourable", default="Favourable"),
        "reserved": _("label_verdict_reserved", default="With reservations"),
        "unfavourable": _("label_verdict_unfavourable", default="Unfavourable"),
        "none": _("label_verdict_none", default="No opinion"),
    }
)

outcomes = Choices(
    {
        "adopted": _("label_outcome_adopted", default="Adopted"),
        "adopted_amended": _(
            "label_outcome_adopted_amended", default="Adopted as amended"
        ),
        "rejected": _("label_outcome_rejected", default="Rejected"),
        "postponed": _("label_outcome_postponed", default="Postponed"),
        "withdrawn": _("label_outcome_withdrawn", default="Withdrawn"),
        "noted": _("label_outcome_noted", default="Noted"),
        "no_quorum": _("label_outcome_no_quorum", default="No quorum"),
        "elected": _("label_outcome_elected", default="Elected"),
    }
)

rulebooks = Choices(
    {
        "be-wal-college": _(
            "label_rulebook_be_wal_college", default="Wallonia: municipal college"
        ),
        "be-wal-council": _(
            "label_rulebook_be_wal_council", default="Wallonia: municipal council"
        ),
        "fr-municipal": _(
            "label_rulebook_fr_municipal", default="France: municipal council"
        ),
    }
)
