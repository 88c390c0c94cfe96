"""Who sees what of the demo town's decisions, on a desk and on a phone."""

from council import COUNCIL
from council import my_work
from council import path_of
from council import press

import pytest


WAYS = (("desktop", "fr"), ("phone", "nl"))

WORK = {
    "agent": "Semaine de l",
    "travaux": "rue du Tram",
    "receveur": "rue du Lavoir",
    "secretaire": "rue des Écoles",
    "conseillere": "Conseil communal du",
}
"""A word that the work list of each must say."""


BODY = {
    "view": "Inès Jadot",
    # Of all items the first page has those of the last minutes, hence not always one.
    "@@items?state=validated": "rue des Écoles",
    "@@deliberation-register": "CC-2026-0042",
    "@@phrases": "${time}",
}
"""A word that each page of the council must say."""


@pytest.mark.parametrize(("width", "language"), WAYS)
@pytest.mark.parametrize("account", WORK)
def test_everybody_s_work(visit, account, width, language):
    person = visit(width, language, account)
    my_work(person)
    person.look("my-work")
    person.reads(WORK[account])
    page = person.page
    press(page, f".deliberations-tasks a:has-text('{WORK[account]}')")
    person.look("the-task")


def upcoming(person):
    """Open the council session that is convened."""
    page = my_work(person)
    press(page, ".deliberations-tasks a:has-text('Conseil communal du')")
    return path_of(person)


@pytest.mark.parametrize(("width", "language"), WAYS)
def test_a_member_reads_the_agenda(visit, width, language):
    member = visit(width, language, "conseillere")
    upcoming(member)
    assert member.page.locator(".session-items li").count() == 8
    member.look("session")
    press(member.page, ".session-items a >> nth=-1")
    member.reads("Étienne Fosset")
    closed = path_of(member)
    member.look("closed-item")
    for account in (None, "agent"):
        stranger = visit(account=account)
        stranger.open(closed)
        assert "Étienne Fosset" not in stranger.page.content()
        stranger.open("@@search?SearchableText=Fosset")
        assert "convenance personnelle" not in stranger.page.inner_text("#content")


@pytest.mark.parametrize(("width", "language"), WAYS)
def test_the_body_and_the_room(visit, width, language):
    clerk = visit(width, language, "secretaire")
    for name, word in BODY.items():
        clerk.open(f"{COUNCIL}/{name}")
        clerk.reads(word)
        clerk.look(f"body-{name.strip('@').partition('?')[0]}")
    clerk.open("@@persons")
    clerk.reads("Inès Jadot")
    clerk.look("persons")
    session = upcoming_of_clerk(clerk)
    clerk.open(f"{session}/@@room")
    clerk.reads("Conseil communal du")
    clerk.look("room")


def upcoming_of_clerk(clerk):
    page = my_work(clerk)
    press(page, ".deliberations-tasks a:has-text('Conseil communal du')")
    return path_of(clerk)


@pytest.mark.parametrize(("width", "language"), WAYS)
def test_a_citizen_reads_what_is_public(visit, width, language):
    citizen = visit(width, language)
    citizen.open(COUNCIL)
    citizen.look("council")
    page = citizen.open(f"{COUNCIL}/@@decisions")
    citizen.look("decisions")
    press(page, ".session-card h3 a")
    citizen.look("public-agenda")
    assert "Étienne Fosset" not in page.content()
    page = citizen.open("@@decisions?text=Basse")
    press(page, ".decisions ol a")
    citizen.reads("[…]")
    assert "Dumonceau" not in page.content()
    citizen.look("deliberation")
