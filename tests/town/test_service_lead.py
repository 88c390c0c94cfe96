"""A service lead keeps the own service's page; a member reads it."""

from council import press

import pytest


OWN = "services/finances"
OTHER = "services/secretariat-general"


def fails(person, path):
    page = person.open(path)
    assert page.url.endswith("/insufficient-privileges"), page.url


def test_a_lead_edits_the_own_service_only(visit):
    lead = visit(account="receveur")
    page = lead.open(f"{OWN}/edit")
    assert page.locator("[name^='form.widgets.head']").count() == 0
    page.fill("[name='form.widgets.phone']", "pas un numéro")
    press(page, "#form-buttons-save")
    lead.reads("Ce n'est pas un numéro de téléphone")
    lead.look("wrong-phone")
    page.fill("[name='form.widgets.phone']", "+32 65 00 00 99")
    press(page, "#form-buttons-save")
    lead.reads("+32 65 00 00 99")
    lead.look("own-service")
    fails(lead, f"{OTHER}/edit")
    fails(lead, f"{OWN}/@@staffing")


def test_a_member_sees_the_staff_and_edits_nothing(visit):
    member = visit("phone", "nl", account="guichet")
    member.open("services/population-et-etat-civil")
    member.reads("Émilie Charlier")
    member.look("own-service")
    fails(member, "services/population-et-etat-civil/edit")


@pytest.mark.parametrize("account", [None, "guichet"])
def test_who_sits_where_is_not_for_others(visit, account):
    person = visit(account=account)
    page = person.open(OTHER)
    assert "Sabine Collignon" not in page.inner_text("body")


def test_the_toolbar_speaks_the_webmaster_s_language(visit):
    webmaster = visit(account="webmaster")
    page = webmaster.open(OWN)
    action = page.locator("#edit-zone a[href*='/@@staffing']").first
    assert action.inner_text(timeout=5000).strip() == "Affectation des personnes"
    nav = page.locator(".portletNavigationTree").inner_text()
    assert "Secrétariat général" in nav
