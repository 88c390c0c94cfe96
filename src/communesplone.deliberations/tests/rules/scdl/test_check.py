from communesplone.deliberations.rules.scdl.check import check
from communesplone.deliberations.rules.scdl.row import Votes
from datetime import date
from rules.scdl_rows import SOUND

import dataclasses
import pytest


COMPLETE = dataclasses.replace(
    SOUND,
    budget_year="2023/2024",
    budget_name="Budget principal",
    authority="PREF099",
    received=date(2023, 1, 16),
    seats=19,
    voters=17,
    in_favour=14,
    against=1,
    abstentions=2,
    url="https://www.saint-epin.example/2023-001.pdf",
)


@pytest.mark.parametrize("row", [SOUND, COMPLETE])
def test_a_sound_row(row):
    assert check(row) == ()


@pytest.mark.parametrize(
    "change, column, key",
    [
        ({"town": ""}, "COLL_NOM", "required"),
        ({"title": " Rue"}, "DELIB_OBJET", "characters"),
        ({"title": "Rue\0"}, "DELIB_OBJET", "characters"),
        ({"title": "a\r\nb"}, "DELIB_OBJET", "characters"),
        ({"title": "é" * 10_001}, "DELIB_OBJET", "too_long"),
        ({"title": "Sans objet"}, "DELIB_OBJET", "marker"),
        ({"siret": "219901998"}, "COLL_SIRET", "siret_length"),
        ({"siret": "2199019980001٩"}, "COLL_SIRET", "siret_length"),
        ({"siret": "21990199800018"}, "COLL_SIRET", "siret_check"),
        ({"siret": "00000000000000"}, "COLL_SIRET", "siret_check"),
        ({"subject_code": "8.10"}, "DELIB_MATIERE_CODE", "subject_code"),
        ({"subject_code": "8"}, "DELIB_MATIERE_CODE", "subject_code"),
        ({"subject_name": "Voirie/Rues"}, "DELIB_MATIERE_NOM", "subject_name"),
        ({"subject_name": "voirie"}, "DELIB_MATIERE_NOM", "subject_name"),
        ({"subject_name": "voirie/rues, ponts"}, "DELIB_MATIERE_NOM", "subject_name"),
        (
            {"subject_name": "urbanisme/documents d'urbanisme"},
            "DELIB_MATIERE_NOM",
            "subject_mismatch",
        ),
        ({"budget_year": "2023"}, "BUDGET_NOM", "budget_pair"),
        ({"budget_name": "Eau"}, "BUDGET_ANNEE", "budget_pair"),
        ({"budget_year": "23", "budget_name": "Eau"}, "BUDGET_ANNEE", "budget_year"),
        (
            {"budget_year": "2024/2023", "budget_name": "Eau"},
            "BUDGET_ANNEE",
            "budget_year",
        ),
        ({"received": date(2023, 1, 15)}, "PREF_DATE", "received_before"),
        ({"seats": -1}, "VOTE_EFFECTIF", "count"),
        ({"voters": 10_000}, "VOTE_REEL", "count"),
        ({"in_favour": 12}, "VOTE_REEL", "votes_incomplete"),
        (
            {"in_favour": 1, "against": 0, "abstentions": 0},
            "VOTE_REEL",
            "votes_incomplete",
        ),
        (
            {"voters": 3, "in_favour": 1, "against": 0, "abstentions": 1},
            "VOTE_REEL",
            "votes_sum",
        ),
        ({"url": "www.saint-epin.example"}, "DELIB_URL", "url"),
        ({"url": "https://"}, "DELIB_URL", "url"),
        ({"url": "https://[x"}, "DELIB_URL", "url"),
        ({"url": "javascript:alert(1)"}, "DELIB_URL", "url"),
        ({"url": "https://x.example/a b"}, "DELIB_URL", "url"),
    ],
)
def test_what_is_refused(change, column, key):
    found = check(dataclasses.replace(SOUND, **change))
    assert [(remark.column, remark.reason.key) for remark in found] == [(column, key)]


def test_turnout_may_stand_alone():
    assert check(dataclasses.replace(SOUND, seats=19, voters=17)) == ()


def test_a_name_of_the_towns_own_has_any_code():
    row = dataclasses.replace(SOUND, subject_name="cadre de vie/rues")
    assert check(row) == ()


def test_blank_papers_fold_into_abstentions_and_proxies_count():
    assert Votes.of(14, 1, 2, blank=3) == Votes(20, 14, 1, 5)


def test_no_count_is_negative():
    with pytest.raises(ValueError, match="negative"):
        Votes.of(1, 1, 1, -1)


def test_a_value_is_quoted_in_part():
    (found,) = check(dataclasses.replace(SOUND, title="x" * 20_000))
    assert len(found.value) == 200
