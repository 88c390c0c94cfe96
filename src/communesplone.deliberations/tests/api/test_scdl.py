"""The file of published deliberations: strict, and nothing in it that is not public."""

from communesplone.core.api import settings
from communesplone.deliberations.api import bodies
from communesplone.deliberations.api import closing
from communesplone.deliberations.api import publication
from communesplone.deliberations.api import register
from communesplone.deliberations.api import scdl
from communesplone.deliberations.api import verifying
from communesplone.deliberations.interfaces import Refused
from communesplone.deliberations.rules.scdl.check import check
from communesplone.deliberations.rules.scdl.read import read
from counting import costs
from datetime import date
from datetime import timedelta
from decimal import Decimal
from evening import Evening
from evening import START
from io import BytesIO
from past import SIRET
from unittest.mock import patch

import pytest


DAY = date(2026, 3, 20)


@pytest.fixture
def place(town):
    settings.save(region="FR", organisation_number=SIRET, names={"en": "Saint-Epin"})
    return town


def acts_of(town, *titles, body=None, vote=None, **fields):
    """Let the body decide; give the acts in the order of the titles."""
    there = ("mayor", "alderman", "alderwoman") if body == town.college else ()
    evening = Evening(town, *titles, body=body, **fields).open(*there)
    for item in evening.items:
        evening.vote(item, **(vote or {}))
    closing.close(evening.session, START + timedelta(hours=2))
    found = {
        brain.Title: brain._unrestrictedGetObject()
        for brain in register.acts_of(evening.body)
    }
    return [found[title] for title in titles]


def exported(context):
    sink = BytesIO()
    scdl.export(context, sink)
    rows = [found.row for found in read(sink.getvalue())]
    assert not [problem for row in rows for problem in check(row)]
    return rows


def test_a_published_act(place):
    (act,) = acts_of(
        place,
        "A bench",
        vote={"against": ("mayor",), "blank": ("councillor",)},
        category=None,
        budget_year=2026,
        budget_name="Principal",
    )
    publication.log(act, publication.TRANSMITTED, date(2026, 3, 18), "to PREF038")
    publication.publish(act, DAY)
    (row,) = exported(place.council)
    assert (row.town, row.siret, row.id) == ("Saint-Epin", SIRET, "2026-0001")
    assert (row.date, row.title, row.url) == (
        date(2026, 3, 16),
        "A bench",
        act.absolute_url(),
    )
    assert (row.budget_year, row.budget_name) == ("2026", "Principal")
    assert (row.authority, row.received) == ("PREF038", date(2026, 3, 18))
    assert row.subject_code == "9.1"
    assert (row.seats, row.voters) == (5, 5)
    assert (row.in_favour, row.against, row.abstentions) == (3, 1, 1)


BUDGET = {"budget_year": 2026, "budget_name": "For Mr Smith"}


@pytest.mark.parametrize("fields", [{"publication": "title"}, {"sitting": "closed"}])
def test_no_budget_where_the_title_alone_is_public(place, fields):
    (act,) = acts_of(place, "A bench", **BUDGET, **fields)
    publication.publish(act, DAY)
    (row,) = exported(place.portal)
    assert (row.budget_year, row.budget_name) == ("", "")


def test_the_budget_is_that_of_the_decision(place):
    (act,) = acts_of(place, "A bench", **BUDGET, decision="<p>For Mr Smith.</p>")
    publication.publish(act, DAY, ["Mr Smith"])
    bodies.find(act.item).budget_name = "Another"
    (row,) = exported(place.portal)
    assert (row.budget_year, row.budget_name) == ("2026", "For […]")


def test_money_is_frozen_into_the_act(place):
    (act,) = acts_of(place, "A bench", **BUDGET, amount=Decimal("1250.00"))
    facts = register.facts_of(act)
    assert (facts["amount"], facts["budget_year"]) == ("1250.00", 2026)


def test_an_act_that_froze_no_budget_verifies_and_goes_out_without(place):
    money = {"amount", "budget_year", "budget_name"}
    texts_of = register.texts_of

    def of_before(item):
        return {k: v for k, v in texts_of(item).items() if k not in money}

    with patch.object(register, "texts_of", of_before):
        (act,) = acts_of(place, "A bench", **BUDGET)
    assert not money & register.facts_of(act).keys()
    publication.publish(act, DAY)
    (row,) = exported(place.portal)
    assert row.budget_year == ""
    assert verifying.verify(place.council).intact


def test_acts_cost_no_query_each(place):
    found = []
    for titles in (["A"], ["B", "C", "D"]):
        for act in acts_of(place, *titles, **BUDGET):
            publication.publish(act, DAY)
        with costs() as counted:
            exported(place.portal)
        found.append(counted.queries)
    assert found[0] == found[1]


def test_the_category_may_name_a_subject(place):
    place.council.categories = ("7.1 Budget",)
    (act,) = acts_of(place, "A bench", category="7.1 Budget")
    publication.publish(act, DAY)
    (row,) = exported(place.council)
    assert row.subject_name == "finances locales/décisions budgétaires"


def test_acts_of_other_bodies_have_numbers_of_their_own(place):
    for body in (place.council, place.college):
        (act,) = acts_of(place, "A bench", body=body)
        publication.publish(act, DAY)
    assert sorted(row.id for row in exported(place.portal)) == [
        "2026-0001",
        "college-2026-0001",
    ]
    assert [row.id for row in exported(place.college)] == ["college-2026-0001"]


def test_nothing_that_is_not_public(place):
    hidden, shown = acts_of(place, "Hidden", "Of Mr Smith")
    publication.publish(shown, DAY)
    assert [row.title for row in exported(place.portal)] == ["Of Mr Smith"]
    publication.annul(shown, "Void", DAY, "Council of State")
    assert exported(place.portal) == []
    assert hidden.number == 1


def test_a_mask_covers_the_title_too(place):
    (act,) = acts_of(place, "Of Mr Smith", decision="<p>For Mr Smith.</p>")
    publication.publish(act, DAY, ["Mr Smith"])
    assert [row.title for row in exported(place.portal)] == ["Of […]"]


@pytest.mark.parametrize("fields", [{"publication": "title"}, {"sitting": "closed"}])
def test_no_votes_where_the_title_alone_is_public(place, fields):
    (act,) = acts_of(place, "A bench", **fields)
    publication.publish(act, DAY)
    (row,) = exported(place.portal)
    assert (row.seats, row.voters, row.in_favour) == (None, None, None)


def test_a_body_that_never_meets_in_public_tells_no_votes(place):
    (act,) = acts_of(place, "A bench", body=place.college)
    publication.publish(act, DAY)
    (row,) = exported(place.portal)
    assert row.voters is None


def test_without_a_siret_there_is_no_file(town):
    with pytest.raises(Refused, match="SIRET"):
        exported(town.portal)


def test_the_act_that_does_not_fit_is_named(place):
    first, second = acts_of(place, "First", "néant")
    publication.publish(first, DAY)
    publication.publish(second, DAY)
    with pytest.raises(Refused, match=r"2026-0002.*DELIB_OBJET: Leave the cell"):
        exported(place.council)
