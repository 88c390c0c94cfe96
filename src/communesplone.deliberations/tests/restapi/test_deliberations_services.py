"""The services for agendas, items, opinions and one's work."""

from communesplone.core.api import notifications
from communesplone.deliberations.api import agenda
from communesplone.deliberations.api import annexes
from communesplone.deliberations.api import bodies
from communesplone.deliberations.api import items
from communesplone.deliberations.api import opinions
from communesplone.deliberations.api import people
from communesplone.deliberations.api import sessions
from datetime import datetime
from datetime import timedelta
from datetime import UTC
from evening import Evening
from evening import own_item
from plone import api
from plone.uuid.interfaces import IUUID
from visiting import path_of

import pytest


START = datetime(2027, 1, 18, 19, tzinfo=UTC)


def call(visitor, method, path, json=None, language="en"):
    headers = {"Accept": "application/json", "Accept-Language": language}
    json = {} if json is None and method == "POST" else json
    page = visitor.send(method, path, json=json, headers=headers)
    return page.status, page.response.json() if page.text else None


class TestAgenda:
    @pytest.fixture
    def session(self, place):
        session = sessions.create(place.council, title="January", start=START)
        place.on = [place.item(title, state="validated") for title in "ABC"]
        for item in place.on:
            agenda.present(session, item)
        return session

    @pytest.fixture
    def path(self, session):
        return path_of(session, "@agenda")

    def titles(self, answer):
        return "".join(item["title"] for item in answer["items"])

    def test_get(self, visit, path):
        status, answer = call(visit("clerk"), "GET", path)
        assert (status, self.titles(answer), answer["frozen"]) == (200, "ABC", False)
        assert [item["place"] for item in answer["items"]] == [1, 2, 3]

    def test_after_the_convocation(self, place, visit, session, path):
        own, other = own_item(place, 9), place.item("X", state="validated")
        sessions.convene(session, START - timedelta(days=20))
        clerk = visit("clerk")
        status, answer = call(clerk, "PATCH", path, {"present": [IUUID(other)]})
        assert (status, "L1122-13" in answer["article"]) == (400, True)
        for who, expected in (("councillor", 401), ("clerk", 200), ("clerk", 400)):
            status, answer = call(visit(who), "PATCH", path, {"present": [IUUID(own)]})
            assert status == expected, who
        status, answer = call(clerk, "GET", path)
        lines = [(item["number"], item["block"]) for item in answer["items"]]
        assert lines[-1] == (4, "complementary")
        assert answer["frozen_hash"] == session.agenda.frozen_hash

    def test_several_complementary_items_in_one_mail(self, place, visit, session, path):
        own = [IUUID(own_item(place, 9)) for _n in range(2)]
        sessions.convene(session, START - timedelta(days=20))
        assert call(visit("clerk"), "PATCH", path, {"present": own})[0] == 200
        told = [letter for _key, letter in notifications.waiting()]
        told = [each.plain for each in told if "completed" in each.kind]
        assert told
        assert all("4, 5" in text for text in told)

    def test_patch(self, place, visit, path):
        clerk = visit("clerk")
        a, b, c = map(IUUID, place.on)
        waiting = place.item("X", state="validated")
        for body, expected in (
            ({"move": c, "before": a}, "CAB"),
            ({"move": c, "before": ""}, "ABC"),
            ({"move": c, "place": 2}, "ACB"),
            ({"take_off": b}, "AC"),
            ({"present": [IUUID(waiting), b]}, "ACXB"),
        ):
            status, answer = call(clerk, "PATCH", path, body)
            assert (status, self.titles(answer)) == (200, expected)

    @pytest.mark.parametrize(
        "body",
        [
            "text",
            [],
            {},
            {"move": 7},
            {"move": "x" * 32},
            {"nonsense": 1},
            {"move": "a", "take_off": "b"},
            {"present": ["x"]},
            {"present": [["x"]]},
            {"move": "a", "place": True},
        ],
    )
    def test_hostile(self, visit, session, path, body):
        status, answer = call(visit("clerk"), "PATCH", path, body)
        assert status == 400
        assert answer["message"]
        assert len(session.agenda.entries) == 3

    def test_frozen_with_the_article(self, place, visit, session, path):
        sessions.convene(session, START - timedelta(days=20))
        body = {"take_off": IUUID(place.on[0])}
        status, answer = call(visit("clerk"), "PATCH", path, body)
        assert (status, answer["article"]) == (400, "CDLD L1122-13")
        assert call(visit("clerk"), "GET", path)[1]["frozen"]

    def test_refusal_undoes_all(self, place, visit, session, path):
        good = place.item("X", state="validated")
        body = {"present": [IUUID(good), "0" * 32]}
        assert call(visit("clerk"), "PATCH", path, body)[0] == 400
        assert bodies.placement(place.council, IUUID(good)) is None

    @pytest.mark.parametrize("account", ["author", "mayor", "citizen", None])
    def test_the_clerk_alone(self, visit, session, path, account):
        for method in ("GET", "PATCH"):
            assert call(visit(account), method, path, {})[0] in {401, 403, 404}


class TestItems:
    def test_on_its_way(self, place, visit):
        item = place.item()
        status, answer = call(visit("author"), "POST", path_of(item, "@propose"))
        assert (status, answer["review_state"]) == (200, "proposed")
        path = path_of(item, "@send-back")
        status, answer = call(visit("validator"), "POST", path, {"reason": "Too dear."})
        assert (status, answer["review_state"]) == (200, "draft")
        call(visit("author"), "POST", path_of(item, "@propose"))
        call(visit("validator"), "POST", path_of(item, "@validate"))
        assert items.state(item) == "validated"
        call(visit("clerk"), "POST", path_of(item, "@withdraw"), {"reason": "No."})
        assert items.state(item) == "withdrawn"

    def test_refusals_have_words(self, place, visit):
        item = place.item(decision=None)
        status, answer = call(visit("author"), "POST", path_of(item, "@propose"))
        assert (status, answer["message"]) == (400, "Write the decision first.")
        assert answer["article"] == ""
        item = place.item(state="proposed")
        path = path_of(item, "@send-back")
        assert call(visit("validator"), "POST", path, {})[0] == 400
        assert call(visit("validator"), "POST", path, {"reason": ["x"]})[0] == 400
        assert items.state(item) == "proposed"

    def test_forward(self, place, visit):
        item = place.decided(body=place.college)
        path = path_of(item, "@forward")
        for wrong in ({}, {"council": IUUID(item)}, {"council": IUUID(place.college)}):
            assert call(visit("clerk"), "POST", path, wrong)[0] == 400
        body = {"council": IUUID(place.council)}
        status, answer = call(visit("clerk"), "POST", path, body)
        assert (status, answer["review_state"]) == (200, "validated")
        assert call(visit("author"), "POST", path, body)[0] in {401, 403}

    @pytest.mark.parametrize(
        "name", ["@propose", "@validate", "@send-back", "@withdraw", "@forward"]
    )
    @pytest.mark.parametrize("account", ["stranger", "citizen", None])
    def test_not_for_others(self, place, visit, name, account):
        item = place.item(state="proposed")
        status, answer = call(
            visit(account), "POST", path_of(item, name), {"reason": "x"}
        )
        assert status in {401, 403, 404}
        assert items.state(item) == "proposed"

    def test_the_navigation_of_an_annex(self, place, visit):
        annex = annexes.add(place.item("A"), b"%PDF-1.7 a plan", "plan.pdf")
        path = path_of(annex, "@contextnavigation")
        status, answer = call(visit("author"), "GET", path)
        assert (status, answer["available"]) == (200, True)

    def test_a_page_of_another_site_sends_nothing(self, place, visit):
        item = place.item()
        author = visit("author")
        headers = {"Accept": "application/json", "Content-Type": "text/plain"}
        path = path_of(item, "@propose")
        assert author.send("POST", path, data="{}", headers=headers).status == 403
        assert items.state(item) == "draft"

    def test_rights_are_the_workflows(self, place, visit):
        item = place.item(state="proposed")
        status, answer = call(visit("author"), "POST", path_of(item, "@validate"))
        assert status == 400
        assert items.state(item) == "proposed"


class TestOpinions:
    def test_asked_and_given(self, place, visit):
        item = place.item(state="validated")
        body = {"service": place.finance_uid, "days": 3}
        status, answer = call(visit("clerk"), "POST", path_of(item, "@opinions"), body)
        assert (status, answer["title"], answer["given"]) == (201, "Finance", False)
        assert call(visit("clerk"), "POST", path_of(item, "@opinions"), body)[0] == 400
        (opinion,) = opinions.of(item)
        path = path_of(opinion, "@opinions")
        assert call(visit("adviser"), "POST", path, {"verdict": "maybe"})[0] == 400
        body = {"verdict": "favourable", "text": "<p>Good.</p>"}
        status, answer = call(visit("adviser"), "POST", path, body)
        assert (status, answer["verdict"]) == (200, "favourable")
        assert call(visit("adviser"), "POST", path, body)[0] == 400

    def test_waived_by_the_clerk(self, place, visit):
        opinion = opinions.ask(place.item(state="validated"), place.finance_uid)
        path = path_of(opinion, "@opinions")
        assert call(visit("adviser"), "POST", path, {"waive": "x"})[0] in {401, 403}
        assert call(visit("clerk"), "POST", path, {"waive": " "})[0] == 400
        status, answer = call(visit("clerk"), "POST", path, {"waive": "Urgent."})
        assert (status, answer["waived"]) == (200, "Urgent.")

    def test_unknown_service(self, place, visit):
        item = place.item(state="validated")
        path = path_of(item, "@opinions")
        status, answer = call(visit("clerk"), "POST", path, {"service": "x"})
        assert status == 400
        assert opinions.of(item) == []


class TestMyWork:
    def test_mine(self, place, visit):
        item = place.item("A bench")
        status, answer = call(visit("author"), "GET", "/@my-work")
        assert (status, answer["parts"]) == (200, ["author"])
        (row,) = answer["items"]
        assert (row["@id"], row["kind"]) == (item.absolute_url(), "draft")
        assert call(visit("clerk"), "GET", "/@my-work")[1]["items"] == []
        assert call(visit(None), "GET", "/@my-work")[0] == 401


def test_a_womans_post_in_the_language_of_who_asks(place, visit):
    """The value is the same; its title is that of the person."""
    api.portal.set_registry_record("plone.available_languages", ["en", "fr"])
    api.portal.set_registry_record("plone.use_request_negotiation", True)
    people.update(place.persons["alderwoman"], title_of_courtesy="ms")
    mandates = place.council.objectValues("Dexterity Item")
    clerk, found = visit("clerk"), {}
    for mandate in mandates:
        answer = call(clerk, "GET", path_of(mandate, ""), language="fr")[1]
        found[answer["person"]["title"]] = answer["post"]
    assert found["Chantal Mertens"] == {"token": "alderman", "title": "Échevine"}
    assert found["Bruno Lefort"] == {"token": "alderman", "title": "Échevin"}
    session = Evening(place, "One").open().session
    told = call(clerk, "GET", path_of(session, "@sitting"), language="fr")[1]
    shown = {row["name"]: (row["post"], row["post_title"]) for row in told["members"]}
    assert shown["Chantal Mertens"] == ("alderman", "Échevine")
    assert shown["Bruno Lefort"] == ("alderman", "Échevin")


@pytest.mark.parametrize(
    ("language", "said"), [("fr", "une fois qu'elle est ouverte"), ("en", "it is open")]
)
def test_a_rule_refuses_a_patch_in_the_language_of_who_asks(
    place, visit, language, said
):
    api.portal.set_registry_record("plone.available_languages", ["en", "fr"])
    api.portal.set_registry_record("plone.use_request_negotiation", True)
    session = sessions.create(place.council, title="January", start=START)
    change = {"opened_at": START.isoformat()}
    answer = call(visit("clerk"), "PATCH", path_of(session), change, language)
    assert (answer[0], said in answer[1]["message"]) == (400, True)
