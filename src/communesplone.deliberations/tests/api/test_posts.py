"""A post is named as the country says: a Walloon bourgmestre is a French maire."""

from communesplone.core.api import settings
from communesplone.deliberations.api.oparl import words
from communesplone.deliberations.browser import titles
from communesplone.deliberations.controlpanels import law_values
from zope.component import getUtility
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
        assert offered(context) >= {*FRENCH} - {"Secrétaire de séance"}
        assert not offered(context) & BELGIAN


def test_outside_of_the_bodies_the_town_says(town):
    assert said(titles.post("mayor", town.portal)) == "Bourgmestre"
    settings.save(region="FR")
    assert said(titles.post("mayor", town.portal)) == "Maire"
    assert said(titles.post("mayor", town.council)) == "Bourgmestre"


def test_programs_are_told_the_words_of_the_town(town):
    settings.save(region="FR")
    assert words.post("alderman") == "Deputy mayor"


@pytest.mark.parametrize(
    ("country", "post"), [("fr", "Deputy mayor"), ("be", "Alderman")]
)
def test_the_table_of_the_law_names_posts_as_its_country(integration, country, post):
    assert law_values.words("account_posts", {"alderman"}, country) == post
