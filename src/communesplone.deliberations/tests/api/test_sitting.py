"""The sitting: moves, votes by exception, corrections, two clerks, replays."""

from communesplone.deliberations.api import agenda
from communesplone.deliberations.api import closing
from communesplone.deliberations.api import items
from communesplone.deliberations.api import roll
from communesplone.deliberations.api.acts import making
from communesplone.deliberations.api.acts.minutes import minutes
from communesplone.deliberations.api.sitting import state
from communesplone.deliberations.interfaces import Refused
from datetime import timedelta
from evening import Evening
from evening import START
from plone.uuid.interfaces import IUUID

import pytest


@pytest.fixture
def evening(town):
    return Evening(town, "One", "Two", "Three").open()


class TestVotes:
    def test_all_for_except(self, evening):
        evening.vote(evening.items[0], against=("councillor",), abstain=("mayor",))
        outcome = evening.outcome(evening.items[0])
        assert outcome.outcome == "adopted"
        assert outcome.facts["counts"] == {
            "in_favour": 3,
            "against": 1,
            "abstentions": 1,
            "blank": 0,
        }
        assert outcome.facts["article"] == "CDLD L1122-26"
        assert outcome.facts["sentence"]["key"] == "adopted"

    def test_a_tie_is_rejected_in_a_walloon_council(self, evening):
        evening.vote(
            evening.items[0], against=("councillor", "mayor"), abstain=("alderman",)
        )
        outcome = evening.outcome(evening.items[0])
        assert (outcome.outcome, outcome.facts["tie"]) == ("rejected", True)

    def test_the_vote_of_an_interested_member_is_refused(self, evening, town):
        first = evening.uids[0]
        evening.act("withdraw", 5, member=town.uid("councillor"), item=first)
        with pytest.raises(Refused, match="Denis Noël") as refused:
            evening.vote(evening.items[0], against=("councillor",))
        assert str(refused.value.article) == "CDLD L1122-19"
        assert first not in evening.session.ballots
        evening.vote(evening.items[0])
        assert evening.outcome(evening.items[0]).facts["counts"]["in_favour"] == 4

    def test_a_secret_ballot_takes_no_names(self, evening, town):
        with pytest.raises(Refused):
            evening.vote(evening.items[0], mode="secret")
        counts = {"in_favour": 3, "against": 2}
        evening.act("ballot", 10, item=evening.uids[0], mode="secret", counts=counts)
        stored = evening.session.ballots[evening.uids[0]]
        assert stored.choices is None
        assert evening.outcome(evening.items[0]).outcome == "adopted"

    def test_more_votes_than_voters_are_refused(self, evening):
        counts = {"in_favour": 6}
        with pytest.raises(Refused):
            evening.act(
                "ballot", 10, item=evening.uids[0], mode="secret", counts=counts
            )

    def test_a_vote_is_corrected_by_who_saw_it(self, evening):
        evening.vote(evening.items[0])
        evening.vote(evening.items[0], against=("mayor",))
        assert evening.outcome(evening.items[0]).facts["counts"]["against"] == 1

    def test_the_second_of_two_clerks_is_told(self, evening):
        evening.vote(evening.items[0])
        with pytest.raises(Refused, match="Meanwhile test_user_1_ recorded"):
            evening.vote(evening.items[0], seen="", against=("mayor",))
        assert evening.outcome(evening.items[0]).facts["counts"]["against"] == 0

    def test_a_vote_is_taken_back(self, evening):
        evening.vote(evening.items[0])
        stamp = evening.session.ballots[evening.uids[0]].stamp
        evening.act("forget", item=evening.uids[0], seen=stamp)
        assert evening.uids[0] not in evening.session.ballots
        assert evening.uids[0] not in evening.session.outcomes

    def test_an_item_that_is_not_on_the_agenda(self, evening, town):
        item = town.item(state="validated")
        with pytest.raises(Refused, match="not on the agenda"):
            evening.vote(item)


class TestAppointment:
    CANDIDATES = (
        {"id": "x", "name": "Xavier", "birth": "1960-01-01"},
        {"id": "y", "name": "Yvette", "birth": "1970-01-01"},
        {"id": "z", "name": "Zoé", "birth": "1980-01-01"},
    )

    def vote(self, evening, tallies, **data):
        stored = evening.session.ballots.get(evening.uids[0])
        people = [row for row in self.CANDIDATES if row["id"] in tallies]
        return evening.act(
            "ballot",
            data.pop("minutes", 10),
            item=evening.uids[0],
            mode="secret",
            seen=stored.stamp if stored else "",
            candidates=people,
            tallies=tallies,
            **data,
        )

    def test_two_rounds(self, town):
        evening = Evening(town, "An echevin", subject_kind="appointment").open()
        self.vote(evening, {"x": 2, "y": 2, "z": 1})
        first = evening.outcome(evening.items[0])
        assert (first.outcome, first.facts["next_round"]) == ("", ["x", "y"])
        assert [p.message.default for p in closing.problems(evening.session)]
        self.vote(evening, {"x": 2, "y": 3}, next_round=True, minutes=20)
        second = evening.outcome(evening.items[0])
        assert (second.outcome, second.facts["elected"]) == ("elected", ["y"])
        stored = evening.session.ballots[evening.uids[0]]
        assert (stored.round, stored.previous.round) == (2, 1)
        evening.act("forget", item=evening.uids[0], seen=stored.stamp)
        assert evening.session.ballots[evening.uids[0]].round == 1
        assert evening.outcome(evening.items[0]).facts["next_round"] == ["x", "y"]

    def test_a_public_vote_on_a_person_is_refused(self, town):
        evening = Evening(town, "An echevin", subject_kind="appointment").open()
        with pytest.raises(Refused) as refused:
            evening.vote(evening.items[0])
        assert str(refused.value.article) == "CDLD L1122-27"


class TestMoves:
    def test_who_leaves_does_not_vote(self, evening, town):
        evening.act("leave", 5, members=evening.ids("mayor", "alderman"))
        evening.vote(evening.items[0])
        assert evening.outcome(evening.items[0]).facts["counts"]["in_favour"] == 3

    def test_a_later_departure_changes_no_vote(self, evening):
        evening.vote(evening.items[0])
        evening.act("leave", 15, members=evening.ids("mayor", "alderman"))
        assert evening.outcome(evening.items[0]).facts["counts"]["in_favour"] == 5

    def test_a_departure_before_a_recorded_vote_is_refused(self, evening):
        evening.vote(evening.items[0])
        with pytest.raises(Refused, match="contradicts the vote on “One”"):
            evening.act("leave", 5, members=evening.ids("mayor"))
        assert len(roll.moves(evening.session)) == 5

    @pytest.mark.parametrize("kind", ["arrive", "withdraw"])
    def test_nobody_moves_twice(self, evening, town, kind):
        data = {"members": evening.ids("mayor")}
        if kind == "withdraw":
            data = {"member": town.uid("mayor"), "item": evening.uids[0]}
            evening.act(kind, 2, **data)
        with pytest.raises(Refused):
            evening.act(kind, 3, **data)

    def test_belgium_knows_no_proxies(self, evening, town):
        evening.act("leave", 2, members=evening.ids("mayor"))
        with pytest.raises(Refused):
            evening.act(
                "give_proxy",
                3,
                member=town.uid("mayor"),
                holder=town.uid("alderman"),
            )

    def test_a_mistake_is_voided_and_stays_in_the_log(self, evening):
        evening.act("leave", 5, members=evening.ids("mayor"))
        key, _row = list(roll.standing(evening.session))[-1]
        evening.act("void", 6, entry=key)
        assert len(roll.roll(evening.session).present) == 5
        assert len(evening.session.moves) == 7
        with pytest.raises(Refused, match="not there any more"):
            evening.act("void", 7, entry=key)

    def test_the_chair_changes(self, evening, town):
        evening.act("preside", 3, member=town.uid("alderman"))
        assert roll.roll(evening.session).president == town.uid("alderman")


class TestFrance:
    @pytest.fixture
    def evening(self, town):
        town.council.rulebook = "fr-municipal"
        evening = Evening(town, "One", "Two")
        return evening.open("mayor", "alderman", "councillor")

    def test_a_proxy_votes_and_is_not_in_the_quorum(self, evening, town):
        evening.act(
            "give_proxy",
            3,
            member=town.uid("alderwoman"),
            holder=town.uid("alderman"),
        )
        evening.vote(evening.items[0])
        facts = evening.outcome(evening.items[0]).facts
        assert facts["counts"]["in_favour"] == 4
        assert facts["quorum"]["present"] == 3

    def test_a_second_proxy_is_refused(self, evening, town):
        holder = town.uid("alderman")
        evening.act("give_proxy", 3, member=town.uid("alderwoman"), holder=holder)
        with pytest.raises(Refused) as refused:
            evening.act("give_proxy", 4, member=town.uid("councillor2"), holder=holder)
        assert str(refused.value.article) == "CGCT L2121-20"

    def test_the_president_decides_a_public_tie(self, evening, town):
        evening.vote(evening.items[0], against=("mayor",), abstain=("alderman",))
        outcome = evening.outcome(evening.items[0])
        assert outcome.outcome == "rejected"
        assert outcome.facts["sentence"]["key"] == "tie_president_rejected"

    def test_nothing_is_added_in_the_sitting(self, evening, town):
        item = town.item("Late", state="validated")
        with pytest.raises(Refused) as refused:
            evening.act(
                "urgency",
                item=IUUID(item),
                in_favour=evening.ids("mayor", "alderman", "councillor"),
                reason="Now",
            )
        assert str(refused.value.article) == "CGCT L2121-10"


def test_nobody_against_is_not_yet_unanimous(evening):
    """Two of five raise their hands; nobody noted what the others did."""
    uid, said = evening.uids[0], dict.fromkeys(evening.ids("mayor", "alderman"), "for")
    evening.act("ballot", 5, item=uid, mode="roll_call", choices=said, seen="")
    evening.vote(evening.items[1], 6)
    (line, *_others) = state.whole(evening.session)["items"]
    text = line["outcome"]["text"]
    assert text == "Adopted: 2 for, nobody against. Votes not cast: 3."
    sheet = minutes(evening.session, "en")
    made = making.document(sheet, evening.body, "en").html
    assert "by 2 votes for, 0 against and 0 abstentions" in made
    assert "DECIDES unanimously, by 5 votes" in made


class TestCourse:
    def test_an_urgent_item_by_two_thirds(self, evening, town):
        item = town.item("Late", state="validated")
        late = {"item": IUUID(item), "reason": "A burst main"}
        with pytest.raises(Refused) as refused:
            evening.act("urgency", in_favour=evening.ids("mayor", "alderman"), **late)
        assert str(refused.value.article) == "CDLD L1122-24"
        names = ("mayor", "alderman", "alderwoman", "councillor")
        evening.act("urgency", in_favour=evening.ids(*names), **late)
        entry = agenda.find(evening.session.agenda.entries, IUUID(item))
        assert (entry.number, entry.block) == (4, "late")
        assert items.state(item) == "scheduled"
        evening.vote(item)
        assert evening.outcome(item).outcome == "adopted"

    def test_absent_members_declare_nothing_urgent(self, evening, town):
        evening.act("leave", 2, members=evening.ids("mayor"))
        item = town.item("Late", state="validated")
        with pytest.raises(Refused):
            evening.act(
                "urgency",
                3,
                item=IUUID(item),
                reason="Now",
                in_favour=evening.ids("mayor", "alderman", "alderwoman", "councillor"),
            )

    def test_an_amended_text_is_adopted_amended(self, evening):
        evening.act("amend", 5, item=evening.uids[0], text="<p>Two benches.</p>")
        evening.vote(evening.items[0])
        assert evening.outcome(evening.items[0]).outcome == "adopted_amended"
        with pytest.raises(Refused, match="Take the vote back"):
            evening.act("amend", 15, item=evening.uids[0], text="<p>Three.</p>")

    def test_what_has_an_outcome_without_a_vote_is_amended_no_more(self, evening):
        evening.act("outcome", item=evening.uids[0], outcome="postponed")
        with pytest.raises(Refused, match="is recorded"):
            evening.act("amend", 15, item=evening.uids[0], text="<p>Three.</p>")

    @pytest.mark.parametrize("value", ["postponed", "withdrawn", "noted"])
    def test_outcomes_without_a_vote(self, evening, value):
        evening.act("outcome", item=evening.uids[0], outcome=value)
        assert evening.outcome(evening.items[0]).outcome == value

    @pytest.mark.parametrize("value", ["adopted", "rejected", "elected"])
    def test_no_outcome_of_a_vote_without_a_vote(self, evening, value):
        with pytest.raises(Refused, match="Record the vote"):
            evening.act("outcome", item=evening.uids[0], outcome=value, reason="Yes")

    def test_against_the_vote_only_for_a_reason(self, evening):
        evening.vote(evening.items[0])
        with pytest.raises(Refused, match="Say why"):
            evening.act("outcome", item=evening.uids[0], outcome="rejected")
        evening.act(
            "outcome", item=evening.uids[0], outcome="rejected", reason="A miscount"
        )
        outcome = evening.outcome(evening.items[0])
        assert (outcome.outcome, outcome.computed) == ("rejected", "adopted")
        assert outcome.reason == "A miscount"

    def test_two_notes_on_one_item_do_not_overwrite(self, evening):
        evening.act("note", item=evening.uids[0], text="First")
        with pytest.raises(Refused, match="Somebody else"):
            evening.act("note", item=evening.uids[0], text="Second")
        key = evening.session.notes[evening.uids[0]].key
        evening.act("note", item=evening.uids[0], text="Both", seen=key)
        assert evening.session.notes[evening.uids[0]].text == "Both"


class TestActions:
    def test_the_same_key_is_done_once(self, evening):
        members = evening.ids("mayor")
        assert evening.act("leave", key="leave-mayor", members=members)
        assert not evening.act("leave", key="leave-mayor", members=members)
        assert len(roll.moves(evening.session)) == 6

    def test_nothing_happens_before_the_opening(self, town):
        evening = Evening(town, "One").convene()
        with pytest.raises(Refused, match="Open the sitting first"):
            evening.act("arrive", members=evening.ids("mayor"))

    def test_nothing_happens_after_the_closing(self, evening):
        for item in evening.items:
            evening.vote(item)
        closing.close(evening.session, START + timedelta(hours=2))
        with pytest.raises(Refused, match="The sitting is closed"):
            evening.vote(evening.items[0])

    @pytest.mark.parametrize("minutes", [60 * 24, -60 * 25])
    def test_a_time_that_cannot_be(self, evening, minutes):
        with pytest.raises(Refused, match="clock"):
            evening.act("leave", minutes, members=evening.ids("mayor"))

    @pytest.mark.parametrize(
        ("kind", "data"),
        [
            ("explode", {}),
            ("arrive", {"members": "mayor"}),
            ("arrive", {"members": [{}]}),
            ("arrive", {"members": ["x"] * 501}),
            ("arrive", {"members": ["nobody"]}),
            ("withdraw", {"member": 5, "item": "x"}),
            ("ballot", {"item": "x\x00"}),
            ("ballot", {"item": ["x"]}),
            ("outcome", {"item": "x", "outcome": "adopted"}),
            ("note", {"item": "x", "text": "y" * 20_001}),
        ],
    )
    def test_hostile_values_are_refused(self, evening, kind, data):
        with pytest.raises(Refused):
            evening.act(kind, **data)
        assert len(evening.session.actions) == 1

    @pytest.mark.parametrize(
        "data",
        [
            {"mode": "telepathy"},
            {"mode": "show_of_hands", "choices": ["for"]},
            {"mode": "show_of_hands", "choices": {"x": "perhaps"}},
            {"mode": "show_of_hands", "default": "perhaps"},
            {"mode": "secret", "counts": {"in_favour": -1}},
            {"mode": "secret", "counts": {"in_favour": 1.5}},
            {"mode": "secret", "counts": {"in_favour": True}},
            {"mode": "secret", "counts": {"in_favour": 10**9}},
            {"mode": "secret", "counts": {"votes": 1}},
            {"mode": "secret", "tallies": {"x": 1}, "candidates": ["x"]},
            {"mode": "secret", "next_round": True, "counts": {"in_favour": 1}},
        ],
    )
    def test_hostile_ballots_are_refused(self, evening, data):
        with pytest.raises(Refused):
            evening.act("ballot", 5, item=evening.uids[0], **data)
        assert evening.uids[0] not in evening.session.ballots


def test_the_state_tells_what_the_screen_shows(evening, town):
    evening.act("begin", 4, item=evening.uids[1])
    evening.act("withdraw", 5, member=town.uid("mayor"), item=evening.uids[1])
    evening.vote(evening.items[0], 6)
    shown = state.whole(evening.session)
    assert shown["current"] == evening.uids[1]
    assert (shown["quorum"]["present"], shown["quorum"]["needed"]) == (4, 3)
    mayor = shown["members"][0]
    assert (mayor["name"], mayor["withdrawn"], mayor["seated"]) == (
        "Anne Delvaux",
        True,
        False,
    )
    first = shown["items"][0]
    assert (first["number"], first["outcome"]["outcome"]) == (1, "adopted")
    assert first["outcome"]["text"]
    assert state.version(evening.session) == "open-4"
