"""@sitting and the steps of a session."""

from communesplone.deliberations.api import agenda
from communesplone.deliberations.api import clock
from communesplone.deliberations.api import roll
from communesplone.deliberations.api import sessions
from datetime import timedelta
from hall import Hall
from plone import api
from plone.uuid.interfaces import IUUID
from scene import PASSWORD

import json
import pytest
import requests


@pytest.fixture
def hall(standing, functional_portal, request):
    hall = Hall(functional_portal, begin=getattr(request, "param", True))
    yield hall
    hall.leave()


def state(hall):
    return api.content.get_state(hall.session)


class TestSitting:
    def test_get(self, hall):
        told = hall.rest("GET", "@sitting").json()
        assert told["@id"].endswith("/@sitting")
        assert [item["title"] for item in told["items"]] == ["A bench", "The file of X"]
        assert told["law"]["proxies"] is False

    def test_a_list_of_actions(self, hall):
        members = hall.ids("mayor", "alderman", "alderwoman")
        body = [
            hall.action("arrive", members=members),
            hall.action("begin", item=hall.uids[0]),
            hall.action("ballot", item=hall.uids[0], mode="unanimous", seen=""),
        ]
        answer = hall.rest("POST", "@sitting", body)
        assert answer.status_code == 200
        assert answer.json()["new"] == [True, True, True]
        assert answer.json()["items"][0]["outcome"]["outcome"] == "adopted"
        again = hall.rest("POST", "@sitting", body)
        assert again.json()["new"] == [False, False, False]
        assert len(roll.moves(hall.session)) == 3

    def test_the_oldest_member_wins_a_tie_without_a_date_typed(self, hall):
        names = ("mayor", "alderman", "alderwoman", "councillor", "councillor2")
        hall.items[0].subject_kind = "appointment"
        rows = [
            {"id": hall.town.uid(name), "name": name, "birth": ""}
            for name in ("councillor", "mayor")
        ]
        vote = {"item": hall.uids[0], "seen": "", "mode": "secret", "candidates": rows}
        vote["tallies"] = {row["id"]: 2 for row in rows}
        body = [hall.action("arrive", members=hall.ids(*names))]
        body.append(hall.action("ballot", **vote))
        first = hall.rest("POST", "@sitting", body).json()["items"][0]
        assert first["outcome"]["next_round"] == hall.ids("mayor", "councillor")
        vote |= {"seen": first["ballot"]["stamp"], "next_round": True}
        told = hall.rest("POST", "@sitting", hall.action("ballot", **vote)).json()
        assert told["items"][0]["outcome"]["elected"] == hall.ids("mayor")

    def test_an_admitted_item_is_not_voided(self, hall):
        late = hall.town.item("Flood", hall.town.council, "validated")
        members = hall.ids("mayor", "alderman", "alderwoman")
        urgent = {"item": IUUID(late), "reason": "Flood", "in_favour": members}
        body = [
            hall.action("arrive", members=members),
            hall.action("urgency", **urgent),
        ]
        told = hall.rest("POST", "@sitting", body).json()
        row = next(row for row in told["log"] if row["kind"] == "urgency")
        answer = hall.rest("POST", "@sitting", hall.action("void", entry=row["key"]))
        assert answer.status_code == 400

    def test_a_secretary_is_named_and_a_member_excused(self, hall):
        mayor, absent = hall.ids("mayor", "councillor")
        refused = hall.rest(
            "POST", "@sitting", hall.action("keep_minutes", member=mayor)
        )
        assert refused.status_code == 400
        assert "Anne Delvaux is not there" in refused.json()["message"]
        body = [
            hall.action("arrive", members=[mayor]),
            hall.action("keep_minutes", member=mayor),
            hall.action("excuse", members=[absent]),
        ]
        told = hall.rest("POST", "@sitting", body).json()
        assert told["secretary"] == mayor
        assert told["secretary_choice"]["able"] == [mayor]
        assert [row["id"] for row in told["members"] if row["excused"]] == [absent]

    def test_all_or_nothing(self, hall):
        body = [
            hall.action("arrive", members=hall.ids("mayor")),
            hall.action("begin", item="f" * 32),
        ]
        answer = hall.rest("POST", "@sitting", body)
        assert answer.status_code == 400
        assert "agenda" in answer.json()["message"]
        assert len(roll.moves(hall.session)) == 0

    @pytest.mark.parametrize("who", ["councillor", "author", "citizen", None])
    @pytest.mark.parametrize("method", ["GET", "POST"])
    def test_others_are_refused(self, hall, method, who):
        body = hall.action("arrive", members=hall.ids("mayor"))
        answer = hall.rest(method, "@sitting", body if method == "POST" else None, who)
        assert answer.status_code in {401, 403}
        assert len(roll.moves(hall.session)) == 0

    @pytest.mark.parametrize("body", ["{", "[" * 500, "[{}]", "x" * 1_000_001])
    def test_hostile(self, hall, body):
        assert hall.rest("POST", "@sitting", body).status_code == 400


class TestOrigin:
    """A page of another site can send neither JSON nor the token."""

    def cookie(self, hall):
        form = {"__ac_name": "clerk", "__ac_password": PASSWORD}
        form["buttons.login"] = "Log in"
        answer = requests.post(
            f"{hall.portal.absolute_url()}/login",
            form,
            allow_redirects=False,
            timeout=60,
        )
        return {"Cookie": f"__ac={answer.cookies['__ac']}"}

    @pytest.mark.parametrize("kind", ["text/plain", "application/json"])
    def test_by_cookie_without_token(self, hall, kind):
        body = json.dumps(hall.action("arrive", members=hall.ids("mayor")))
        headers = {"Accept": "application/json", "Content-Type": kind}
        headers |= self.cookie(hall)
        answer = hall.send("POST", "@sitting", None, headers=headers, data=body)
        assert answer.status_code == 403
        assert len(roll.moves(hall.session)) == 0

    def test_by_header_but_as_a_form(self, hall):
        body = json.dumps(hall.action("arrive", members=hall.ids("mayor")))
        headers = {"Accept": "application/json", "Content-Type": "text/plain"}
        answer = hall.send("POST", "@sitting", headers=headers, data=body)
        assert answer.status_code == 403

    def test_by_cookie_with_token(self, hall):
        body = json.dumps(hall.action("arrive", members=hall.ids("mayor")))
        headers = {"Accept": "application/json", "Content-Type": "application/json"}
        headers |= {"X-CSRF-TOKEN": hall.token(), **self.cookie(hall)}
        answer = hall.send("POST", "@sitting", None, headers=headers, data=body)
        assert answer.status_code == 200
        assert len(roll.moves(hall.session)) == 1


STEPS = ("@convene", "@open", "@close", "@approve", "@cancel", "@call-again")
STEPS += ("@drafts-online", "@minutes-available", "@publish-minutes")


class TestSteps:
    @pytest.mark.parametrize("hall", [False], indirect=True)
    def test_nothing_to_convene(self, hall):
        answer = hall.rest("POST", "@convene", {})
        assert answer.status_code == 400
        assert "agenda" in answer.json()["message"]
        assert state(hall) == "planned"

    @pytest.mark.parametrize("hall", [False], indirect=True)
    @pytest.mark.parametrize("population", [0, 2_000])
    def test_convening_warns_of_missing_inhabitants(self, hall, population):
        council, ahead = hall.town.council, clock.now() + timedelta(days=20)
        hall.session = sessions.create(council, title="Council", start=ahead)
        agenda.present(hall.session, hall.items[0])
        refused = hall.rest("POST", "@convene", {"received": "2999-01-01"})
        assert (refused.status_code, "warning" in refused.json()) == (400, False)
        council.rulebook, council.population = "fr-municipal", population
        for received, status in (("2999-01-01", 400), ("", 200)):
            answer = hall.rest("POST", "@convene", {"received": received})
            assert answer.status_code == status, answer.text
            warning = answer.json().get("warning", "")
            assert ("how many inhabitants" in warning) == (population == 0)

    def test_close(self, hall):
        refused = hall.rest("POST", "@close", {})
        assert refused.status_code == 400
        assert "Item 1" in refused.json()["message"]
        for uid in hall.uids:
            body = hall.action("outcome", item=uid, outcome="noted", reason="")
            assert hall.rest("POST", "@sitting", body).status_code == 200
        closed = hall.rest("POST", "@close", {})
        assert closed.status_code == 200, closed.text
        assert closed.json()["review_state"] == "closed"
        assert state(hall) == "closed"

    def test_not_the_time_for_it(self, hall):
        values = {"reason": "x", "reviewed": True}
        for name in STEPS:
            if name != "@close":
                assert hall.rest("POST", name, values).status_code == 400, name
        assert state(hall) == "open"

    @pytest.mark.parametrize("name", STEPS)
    @pytest.mark.parametrize("who", ["councillor", None])
    def test_others_are_refused(self, hall, name, who):
        assert hall.rest("POST", name, {}, who).status_code in {401, 403}

    @pytest.mark.parametrize("body", ["[]", '"x"', "{", '{"reason": {}}'])
    def test_hostile(self, hall, body):
        assert hall.rest("POST", "@close", body).status_code == 400
