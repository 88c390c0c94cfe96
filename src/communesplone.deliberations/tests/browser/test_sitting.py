"""The sitting over HTTP: tokens, roles, hostile bodies, replays, two clerks."""

from communesplone.deliberations.api import closing
from communesplone.deliberations.api import roll
from communesplone.deliberations.api.sitting import room
from communesplone.deliberations.api.sitting import state
from communesplone.deliberations.api.sitting import wire
from communesplone.deliberations.browser.sitting import texts
from counting import costs
from hall import Hall
from pathlib import Path
from plone import api
from scene import PASSWORD
from zope.event import notify
from zope.lifecycleevent import ObjectModifiedEvent

import json
import pytest
import re
import requests


ROOM = ("@@room-state", None)


@pytest.fixture
def hall(standing, functional_portal):
    hall = Hall(functional_portal)
    yield hall
    hall.leave()


def present(hall):
    return roll.roll(hall.session).present


class TestPage:
    def test_the_clerk_gets_all_that_the_screen_needs(self, hall):
        page = hall.get("@@sitting")
        assert page.status_code == 200
        assert "A bench" in page.text and "main.js" in page.text
        assert not re.search(r"<script(?![^>]*\bsrc=)[^>]*>[^<]*sitting", page.text)
        assert hall.settings()["item"] == ""

    def test_scripts_and_styles_are_served(self, hall):
        page = hall.get("@@sitting").text
        for name in ("main.js", "sitting.css"):
            address = re.search(rf'"([^"]*/{name})"', page)[1]
            answer = requests.get(address, timeout=30)
            assert answer.status_code == 200 and len(answer.text) > 500

    def test_every_word_that_the_scripts_use_is_sent(self, hall):
        folder = Path(texts.__file__).parent.parent / "static" / "sitting"
        source = "".join(path.read_text("utf-8") for path in folder.glob("*.js"))
        used = set(re.findall(r'\bt\(\s*"([a-z_]+)"', source))
        assert len(used) > 60
        assert used <= set(texts.spoken(hall.portal.REQUEST))

    @pytest.mark.parametrize("who", ["councillor", "author", "citizen", None])
    @pytest.mark.parametrize(
        "name", ["@@sitting", "@@sitting-state", "@@sitting-candidates"]
    )
    def test_others_do_not(self, hall, who, name):
        answer = hall.get(name, who)
        assert answer.status_code in {302, 401, 403}
        assert "A bench" not in answer.text


class TestState:
    def test_304_until_something_happens(self, hall):
        first = hall.get("@@sitting-state")
        tag = {"If-None-Match": first.headers["ETag"]}
        assert first.json()["items"][0]["title"] == "A bench"
        again = hall.get("@@sitting-state", headers=tag)
        assert (again.status_code, again.text) == (304, "")
        hall.post(hall.action("arrive", members=hall.ids("mayor")), who="clerk2")
        after = hall.get("@@sitting-state", headers=tag)
        assert after.status_code == 200
        assert [one["present"] for one in after.json()["members"]][:2] == [True, False]

    @pytest.mark.parametrize("which", ["item", "session"])
    @pytest.mark.parametrize("name,who", [("@@sitting-state", "clerk"), ROOM])
    def test_an_edit_is_told(self, hall, name, who, which):
        hall.post(hall.action("begin", item=hall.uids[0]))
        first = hall.get(name, who)
        tag = {"If-None-Match": first.headers["ETag"]}
        edited = hall.items[0] if which == "item" else hall.session
        edited.title = "Another bench"
        notify(ObjectModifiedEvent(edited))
        after = hall.get(name, who, headers=tag)
        assert after.status_code == 200
        assert ("Another bench" in after.text) is (which == "item")
        tag = {"If-None-Match": after.headers["ETag"]}
        assert hall.get(name, who, headers=tag).status_code == 304

    def test_304_loads_no_item(self, hall):
        with costs(hall.session._p_jar) as counted:
            state.edition(hall.session)
        # The session, and what holds it.
        assert counted.loads <= 2 and counted.queries == 1

    def test_an_item_from_near(self, hall):
        uid = hall.uids[1]
        shown = hall.get(f"@@sitting-state?item={uid}").json()["shown"]
        assert shown["uid"] == uid and "Article 1" in shown["decision"]
        strange = hall.get("@@sitting-state?item=" + "x" * 5000).json()
        assert strange["shown"] is None


class TestAction:
    def test_saved_and_answered_with_the_new_state(self, hall):
        answer = hall.post(hall.action("arrive", members=hall.ids("mayor", "alderman")))
        assert answer.status_code == 200
        state = answer.json()
        assert state["quorum"]["present"] == 2
        assert state["quorum"]["article"] == "CDLD L1122-17"
        assert present(hall) == set(hall.ids("mayor", "alderman"))

    def test_the_same_key_twice_is_done_once(self, hall):
        action = hall.action("arrive", members=hall.ids("mayor"))
        assert hall.post(action).status_code == 200
        assert hall.post(action).status_code == 200
        assert len(roll.moves(hall.session)) == 1

    def test_a_refusal_says_why_with_the_article(self, hall):
        vote = hall.action(
            "give_proxy", member=hall.ids("mayor")[0], holder=hall.ids("alderman")[0]
        )
        answer = hall.post(vote)
        assert answer.status_code == 400
        assert answer.json()["article"] == "CDLD L1122-17"
        assert len(answer.json()["error"]) > 10

    def test_a_refusal_leaves_nothing_behind(self, hall):
        hall.post(hall.action("arrive", members=hall.ids("alderman")))
        both = hall.ids("mayor", "alderman")
        assert hall.post(hall.action("arrive", members=both)).status_code == 400
        assert present(hall) == set(hall.ids("alderman"))

    def test_two_clerks_and_one_vote(self, hall):
        uid = hall.uids[0]
        members = hall.ids("mayor", "alderman", "alderwoman")
        hall.post(hall.action("arrive", members=members))
        names = {"fullname": "Clara Rossi"}
        api.user.get("clerk").setMemberProperties(names)
        vote = {"item": uid, "mode": "unanimous", "seen": ""}
        assert hall.post(hall.action("ballot", **vote)).status_code == 200
        late = hall.post(hall.action("ballot", **vote), who="clerk2")
        assert late.status_code == 400
        assert "Clara Rossi" in late.json()["error"]
        told = hall.get("@@sitting-state").json()["items"][0]["ballot"]
        assert (told["by"], told["by_name"]) == ("clerk", "Clara Rossi")
        stamp = hall.session.ballots[uid].stamp
        vote |= {"mode": "show_of_hands", "default": "against", "seen": stamp}
        assert hall.post(hall.action("ballot", **vote), "clerk2").status_code == 200
        assert hall.session.outcomes[uid].outcome == "rejected"

    def test_two_clerks_and_one_text(self, hall):
        uid = hall.uids[0]
        shown = hall.get(f"@@sitting-state?item={uid}").json()["shown"]
        change = {"item": uid, "text": "<p>One</p>", "seen": shown["text_key"]}
        assert hall.post(hall.action("amend", **change)).status_code == 200
        change["text"] = "<p>Two</p>"
        assert hall.post(hall.action("amend", **change), "clerk2").status_code == 400
        shown = hall.get(f"@@sitting-state?item={uid}").json()["shown"]
        assert shown["amended"] == "<p>One</p>"
        change["seen"] = shown["text_key"]
        assert hall.post(hall.action("amend", **change), "clerk2").status_code == 200

    def test_a_closed_session_refuses(self, hall):
        for uid in hall.uids:
            outcome = hall.action("outcome", item=uid, outcome="postponed", reason="")
            assert hall.post(outcome).status_code == 200
        closing.close(hall.session, hall.start)
        answer = hall.post(hall.action("arrive", members=hall.ids("mayor")))
        assert answer.status_code == 400
        assert "closed" in answer.json()["error"]


class TestProtection:
    def test_no_token_or_that_of_another_account(self, hall):
        action = hall.action("arrive", members=hall.ids("mayor"))
        for token in ("", "0" * 40, hall.token("clerk2")):
            assert hall.post(action, token=token).status_code == 403
        assert not present(hall)

    def test_get_writes_nothing(self, hall):
        answer = hall.get(f"@@sitting-action?_authenticator={hall.token()}")
        assert answer.status_code == 403

    @pytest.mark.parametrize("who", ["councillor", "citizen", None])
    def test_wrong_role(self, hall, who):
        action = hall.action("arrive", members=hall.ids("mayor"))
        answer = hall.post(action, who=who, token="0" * 40)
        assert answer.status_code in {302, 401, 403}
        assert not present(hall)


DEEP = "[" * 500 + "]" * 500

HOSTILE = [
    "",
    "null",
    "[]",
    "7",
    '"text"',
    "{",
    "\ufeff{}",
    DEEP,
    json.dumps([[[[[[[[[[[[]]]]]]]]]]]]),
    "1" * 10_000,
    "NaN",
    json.dumps({"key": ["x"], "kind": "arrive", "at": 1, "data": {}}),
    json.dumps({"key": "k" * 8, "kind": "__class__", "at": "", "data": {}}),
    json.dumps([{}] * 101),
    "x" * (wire.LARGEST + 1),
]

DATA = [
    {"members": "all"},
    {"members": [["x"]]},
    {"members": [None, 1, True]},
    {"members": ["x\x00y"]},
    {"members": ["\ud800"]},
    {"members": ["x" * 101]},
    {"members": [str(n) for n in range(501)]},
    {"members": {"a": 1}},
    {"members": [""]},
]


class TestHostile:
    @pytest.mark.parametrize("body", HOSTILE, ids=range(len(HOSTILE)))
    def test_bodies(self, hall, body):
        answer = hall.post(body.encode("utf-8"))
        assert answer.status_code == 400
        assert answer.json()["error"]
        assert len(hall.session.actions) == 0

    @pytest.mark.parametrize("data", DATA, ids=range(len(DATA)))
    def test_data(self, hall, data):
        answer = hall.post(hall.action("arrive", **data))
        assert answer.status_code == 400
        assert len(hall.session.actions) == 0

    @pytest.mark.parametrize(
        "at",
        [
            "",
            "yesterday",
            "2026-03-16",
            "9999-12-31T23:59:59-14:00",
            "0001-01-01T00:00Z",
        ],
    )
    def test_moments(self, hall, at):
        body = hall.action("arrive", members=hall.ids("mayor"))
        assert hall.post(body | {"at": at}).status_code == 400

    def test_words_that_no_document_holds(self, hall):
        for text in ("a\x00b", "a\x0bb", "\udfff", "\uffff"):
            note = hall.action("note", item=hall.uids[0], text=text, seen="")
            assert hall.post(note).status_code == 400
        note = hall.action("note", item=hall.uids[0], text="<b>\tétat\n", seen="")
        assert hall.post(note).status_code == 200
        page = hall.get("@@sitting").text
        assert "<b>\\t" not in page and "&lt;b&gt;" in page


class TestRoom:
    def test_the_item_at_hand(self, hall):
        members = hall.ids("mayor", "alderman", "alderwoman")
        hall.post(hall.action("arrive", members=members))
        hall.post(hall.action("begin", item=hall.uids[0]))
        hall.post(hall.action("ballot", item=hall.uids[0], mode="unanimous", seen=""))
        page = hall.get("@@room", None).text
        for text in ("A bench", "Anne Delvaux", "Adopted", "CDLD L1122-26"):
            assert text in page

    def test_a_closed_item_is_not_told(self, hall):
        hall.post(hall.action("arrive", members=hall.ids("mayor")))
        hall.post(hall.action("begin", item=hall.uids[1]))
        for who in (None, "citizen", "clerk"):
            page = hall.get("@@room", who).text
            state = hall.get("@@room-state", who).json()
            assert "closed session" in page
            assert "The file of X" not in page and "Delvaux" not in page
            assert (state["item"], state["members"], state["closed"]) == (
                None,
                [],
                True,
            )

    def test_nothing_internal(self, hall):
        uid = hall.uids[0]
        members = hall.ids("mayor", "alderman", "alderwoman")
        hall.post(hall.action("arrive", members=members))
        hall.post(hall.action("begin", item=uid))
        vote = {"mode": "show_of_hands", "default": "for", "seen": ""}
        vote["except"] = {members[0]: "against"}
        hall.post(hall.action("ballot", item=uid, **vote))
        said = {"outcome": "postponed", "reason": "hushed up"}
        hall.post(hall.action("outcome", item=uid, **said))
        hall.post(hall.action("note", item=uid, text="off the record", seen=""))
        told = hall.get("@@room-state", None).text + hall.get("@@room", None).text
        for text in ("hushed", "record", members[0], 'against":', "choices"):
            assert text not in told.replace('"against": 1', "")

    def test_who_left_for_an_interest_is_away_like_others(self, hall):
        members = hall.ids("mayor", "alderman", "alderwoman", "councillor")
        hall.post(hall.action("arrive", members=members))
        hall.post(hall.action("begin", item=hall.uids[0]))
        gone = hall.action("withdraw", member=members[1], item=hall.uids[0])
        assert hall.post(gone).status_code == 200
        state = hall.get("@@room-state", None).json()
        there = {row["name"]: row["present"] for row in state["members"]}
        assert there["Anne Delvaux"] and not there["Bruno Lefort"]
        told = hall.get("@@room-state", None).text + hall.get("@@room", None).text
        assert "withdrawn" not in told and "for this item" not in told

    @pytest.mark.parametrize(
        ("state", "said"),
        [
            ("planned", "The sitting is not open."),
            ("cancelled", "The sitting is not open."),
            ("closed", "The sitting is over."),
            ("approved", "The sitting is over."),
        ],
    )
    def test_before_and_after(self, hall, monkeypatch, state, said):
        told = {"state": state, "closed": False, "item": None, "members": []}
        monkeypatch.setattr(room, "public", lambda session: {**told, "quorum": None})
        assert said in hall.get("@@room", None).text

    def test_304(self, hall):
        tag = {"If-None-Match": hall.get("@@room-state", None).headers["ETag"]}
        assert hall.get("@@room-state", None, headers=tag).status_code == 304


def test_the_password_of_the_tests_is_asked_for(hall):
    answer = requests.get(
        f"{hall.path}/@@sitting", auth=("clerk", PASSWORD[:-1]), timeout=60
    )
    assert "A bench" not in answer.text
