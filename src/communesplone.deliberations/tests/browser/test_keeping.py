"""What the server does for the typing that browsers keep: a key, and word of saving."""

from communesplone.deliberations.browser import keeping
from lxml import html

import pytest


def offer(who, address):
    found = html.fromstring(who.get(address).text).find_class("deliberations-kept")
    return found[0] if found else None


@pytest.fixture
def plan(place):
    return f"{place.council.absolute_url()}/@@plan-session"


def send(who, address, button, **fields):
    data = {
        "form.widgets.title": "Council",
        "form.widgets.start": "2031-05-06T20:00",
        "form.widgets.mode:list": "physical",
        "form.widgets.extraordinary-empty-marker": "1",
        f"form.buttons.{button}": "x",
        **fields,
    }
    return who.post(address, data=data)


def test_the_key_is_of_an_account_a_form_and_an_object(guest, place, plan):
    clerk = offer(guest("clerk"), plan)
    assert clerk.get("data-keeps") == "#form"
    who, name, uid = clerk.get("data-key").split("/")
    assert (name, uid) == ("plan", place.council.UID())
    assert "clerk" not in who
    assert offer(guest("clerk"), plan).get("data-key") == clerk.get("data-key")
    manager = offer(guest("admin"), plan)
    assert manager.get("data-key").split("/")[0] != who


def test_what_is_saved_is_told(guest, plan):
    clerk = guest("clerk")
    key = offer(clerk, plan).get("data-key")
    assert send(clerk, plan, "plan").status_code == 302
    assert clerk.session.cookies[keeping.COOKIE].strip('"') == key


@pytest.mark.parametrize(
    ("button", "changes"), [("cancel", {}), ("plan", {"form.widgets.start": "soon"})]
)
def test_what_is_not_saved_is_not(guest, plan, button, changes):
    clerk = guest("clerk")
    send(clerk, plan, button, **changes)
    assert keeping.COOKIE not in clerk.session.cookies


def test_a_refused_form_says_that_it_was_sent(guest, plan):
    clerk = guest("clerk")
    assert offer(clerk, plan).get("data-posted") is None
    answer = send(clerk, plan, "plan", **{"form.widgets.start": "soon"})
    (refused,) = html.fromstring(answer.text).find_class("deliberations-kept")
    assert refused.get("data-posted") == "1"
