"""A post is named as the country says: a Walloon bourgmestre is a French maire."""

from communesplone.core.api import settings
from communesplone.deliberations.api import bodies
from communesplone.deliberations.api.acts import agenda
from communesplone.deliberations.api.acts import making
from communesplone.deliberations.api.oparl.answer import answer
from communesplone.deliberations.browser import titles
from communesplone.deliberations.browser.bodies.mandates import Persons
from communesplone.deliberations.browser.bodies.person import PersonView
from communesplone.deliberations.browser.bodies.phrases import PhrasesForm
from communesplone.deliberations.controlpanels import law_values
from communesplone.deliberations.countries import country_of
from communesplone.deliberations.restapi.services.phrases import summary
from communesplone.deliberations.rules.rulebook import rulebook
from evening import Evening
from plone.uuid.interfaces import IUUID
from zope.component import getUtility
from zope.globalrequest import getRequest
from zope.i18n import translate
from zope.schema.interfaces import IVocabularyFactory

import pytest


BELGIAN = {"Bourgmestre", "Échevin", "Conseiller", "Directeur général"}
FRENCH = {
    "Maire",
    "Adjoint au maire",
    "Conseiller municipal",
    "Directeur général des services",
    "Secrétaire de séance",
}


def said(message):
    return translate(message, target_language="fr")


def offered(context):
    factory = getUtility(IVocabularyFactory, "communesplone.deliberations.posts")
    return {said(term.title) for term in factory(context)}


def test_a_form_offers_the_posts_of_the_country(town):
    assert offered(town.council) >= BELGIAN
    assert not offered(town.council) & FRENCH
    town.council.rulebook = "fr-municipal"
    # A body, and all that stands in it.
    for context in (town.council, next(iter(town.council.objectValues()))):
        assert offered(context) >= FRENCH
        assert not offered(context) & BELGIAN


def test_outside_of_the_bodies_the_town_says(town):
    assert country_of(town.portal) == "be"
    settings.save(region="FR")
    assert said(titles.post("mayor", country_of(town.portal), "")) == "Maire"
    assert said(titles.post("mayor", country_of(town.council), "")) == "Bourgmestre"


@pytest.fixture
def french_council(town):
    """A council under the law of France, in a town whose college is Walloon."""
    town.council.rulebook = "fr-municipal"
    town.council.reindexObject()
    return town.council


def test_programs_are_told_the_words_of_each_body(town, french_council):
    found = answer(("membership",), {}).content["data"]
    roles = {(row["organization"].rpartition("/")[2], row["role"]) for row in found}
    assert (IUUID(french_council), "Deputy mayor") in roles
    assert (IUUID(town.college), "Alderman") in roles
    (posts,) = (
        row["post"]
        for row in answer(("organization",), {}).content["data"]
        if row["id"].endswith(IUUID(french_council))
    )
    assert "Deputy mayor" in posts
    assert "Alderman" not in posts


def test_the_mandates_of_a_person_have_the_words_of_each_body(town, french_council):
    everybody = Persons(town.portal, getRequest())
    rows = [row for each in everybody.rows for row in each["mandates"]]
    own = PersonView(town.persons["alderman"], getRequest()).mandates
    for found in (rows, own):
        posts = {(row["body"], said(row["post"])) for row in found}
        assert (french_council.title, "Adjoint au maire") in posts
        assert (town.college.title, "Échevin") in posts
        assert (french_council.title, "Échevin") not in posts


@pytest.mark.parametrize(
    ("country", "post"), [("fr", "Deputy mayor"), ("be", "Alderman")]
)
def test_the_table_of_the_law_names_posts_as_its_country(integration, country, post):
    assert law_values.words("account_posts", {"alderman"}, country) == post


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("be-wal-college", ["None; of an extraordinary sitting: 2; urgent: 0"]),
        ("be-wal-council", ["7; urgent: 0; called again: 2"]),
        ("fr-municipal", ["3; urgent: 1", "5 from 3500 inhabitants on; urgent: 1"]),
    ],
)
def test_clear_days_in_words(town, name, said):
    book = rulebook(name)
    written = [
        translate(law_values.words("notice", rule.value, book.country))
        for rule in book.notice
    ]
    assert written == said


class TestWhoCalls:
    """Who signs the papers before a sitting, and in whose name."""

    def papers(self, town, **options):
        evening = Evening(town, "A bench", **options).convene()
        session, body = evening.session, evening.body
        called = agenda.convocation(session, "fr"), agenda.agenda(session, "fr")
        texts = [making.document(one, body, "fr").html for one in called]
        return [[one.role for one in sheet.signatories] for sheet in called], texts

    def test_a_french_mayor_alone(self, town, french_council):
        roles, (called, _agenda) = self.papers(town)
        assert roles == [["president"], ["president"]]
        assert "Le maire," in called
        assert "secrétaire" not in called.lower()
        assert "Par ordre" not in called

    def test_a_french_mayor_whoever_presides(self, town, french_council):
        evening = Evening(town, "A bench")
        evening.session.president = town.uid("alderman")
        evening.open("mayor", "alderman", "councillor", "councillor2")
        evening.act("preside", 5, member=town.uid("councillor"))
        for make in (agenda.convocation, agenda.agenda):
            (signing,) = make(evening.session, "fr").signatories
            assert (signing.name, signing.post) == ("Anne Delvaux", "Le maire,")

    def test_a_walloon_convocation_has_who_was_planned(self, town):
        evening = Evening(town, "A bench").open()
        evening.act("preside", 5, member=town.uid("alderman"))
        signing = agenda.convocation(evening.session, "fr").signatories
        assert [one.name for one in signing][-1] == "Anne Delvaux"

    def test_a_walloon_mayor_with_the_director(self, town):
        roles, (called, _agenda) = self.papers(town)
        assert roles == [["secretary", "president"]] * 2
        assert "Par ordre" in called and "Le directeur général," in called

    def test_a_french_town_can_say_it(self, town, french_council):
        own = {"signature_by_order": "Par délégation :"}
        bodies.write_phrases(french_council, "fr", own)
        _roles, (called, _agenda) = self.papers(town)
        assert "Par délégation" in called

    def test_what_the_form_and_programs_are_told_of_it(self, town, french_council):
        def default(body):
            (row,) = (
                row
                for row in summary(body, "en")["items"]
                if row["key"] == "signature_by_order"
            )
            return row["default"]

        assert (default(french_council), default(town.college)) == ("", "By order:")
        labels = [
            translate(row["default"])
            for group in PhrasesForm(french_council, getRequest()).groups
            for row in group["rows"]
        ]
        assert "Nothing, where others say \u201cBy order:\u201d" in labels
