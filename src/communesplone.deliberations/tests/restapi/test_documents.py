"""GET @documents: by permission."""

from communesplone.deliberations.api import publication
from datetime import date
from told_evening import the_act

import pytest
import transaction


JSON = {"Accept": "application/json"}


def names(ask, content, user):
    response = ask(f"{content.absolute_url()}/@documents", user, headers=JSON)
    assert response.status_code == 200
    return {row["name"]: row for row in response.json()["items"]}


@pytest.mark.parametrize("user", ["", "citizen"])
def test_public_of_a_session(evening, ask, user):
    found = names(ask, evening.session, user)
    assert list(found) == ["agenda-public"]
    assert ask(found["agenda-public"]["formats"]["html"], user).status_code == 200


def test_secretariat_of_a_session(evening, ask):
    found = names(ask, evening.session, "clerk")
    assert {"minutes", "convocation", "agenda", "agenda-public"} <= set(found)
    for row in found.values():
        assert ask(row["formats"]["odt"]).status_code == 200


def test_act(evening, ask):
    act = the_act(evening)
    assert set(names(ask, act, "clerk")) == {"extract", "letter"}
    assert ask(f"{act.absolute_url()}/@documents", "", headers=JSON).status_code == 401
    publication.publish(act, date(2026, 3, 20))
    transaction.commit()
    assert set(names(ask, act, "")) == {"extract-public"}
    assert set(names(ask, act, "clerk")) == {"extract", "extract-public", "letter"}
