"""Sentences of the minutes have words that go with their numbers."""

from communesplone.deliberations.api.results import spoken
from communesplone.deliberations.documents.phrases import Phrases
from zope.globalrequest import getRequest

import pytest


COUNTS = {"in_favour": 8, "against": 5, "abstentions": 1, "blank": 0}

SAID = {
    "fr": "Adopté par 8 voix pour, 5 voix contre, 1 abstention et 0 vote blanc ou nul.",
    "nl": "Aangenomen met 8 stemmen voor, 5 tegen, 1 onthouding en 0 blanco of"
    " ongeldige stemmen.",
}


@pytest.mark.parametrize("language", SAID)
def test_a_result(integration, language):
    getRequest().set("LANGUAGE", language)
    assert spoken({"key": "adopted", "values": COUNTS}) == SAID[language]


@pytest.mark.parametrize(
    ("abstentions", "said"), [(1, "1 abstention"), (2, "2 abstentions")]
)
def test_a_standing_phrase(integration, abstentions, said):
    values = {"for": 9, "against": 0, "abstentions": abstentions}
    (line,) = Phrases("fr").lines("decides_majority", values)
    assert line.endswith(f"{said}\N{NO-BREAK SPACE}:")


def test_a_town_s_own_phrase(integration):
    own = {"fr": {"decides_majority": "DÉCIDE (${abstentions} absence(s))"}}
    (line,) = Phrases("fr", own).lines("decides_majority", {"abstentions": 2})
    assert line == "DÉCIDE (2 absences)"
