"""What members ask for before a vote: urgency, a form of vote, closed doors."""

from communesplone.deliberations.api import agenda
from communesplone.deliberations.api import bodies
from communesplone.deliberations.api import drafts
from communesplone.deliberations.api import items
from communesplone.deliberations.api import public_agenda
from communesplone.deliberations.api import roll
from communesplone.deliberations.api.acts.minutes import minutes
from communesplone.deliberations.api.sitting import detail
from communesplone.deliberations.api.sitting import room
from communesplone.deliberations.content.agenda import Block
from communesplone.deliberations.interfaces import Refused
from evening import Evening
from evening import START
from evening import VOTING
from plone.uuid.interfaces import IUUID

import pytest


def void(evening, kind, minutes=30):
    rows = roll.standing(evening.session)
    (entry,) = (key for key, row in rows if row["kind"] == kind)
    evening.act("void", minutes, entry=entry)


def moves(evening, place=0):
    return " ".join(minutes(evening.session, "en").items[place].moves)


class TestUrgency:
    """CDLD L1123-22: the college's own recognition, before the discussion."""

    @pytest.fixture
    def evening(self, town):
        evening = Evening(town, "One", body=town.college, urgency_reason="Burst main")
        return evening.open("mayor", "alderman", "alderwoman")

    def tie(self, evening, minutes=10):
        evening.vote(
            evening.items[0], minutes, against=("alderman",), abstain=("alderwoman",)
        )
        return evening.outcome(evening.items[0])

    def recognise(self, evening, *names, minutes=2):
        in_favour = evening.ids(*names)
        evening.act("recognise", minutes, item=evening.uids[0], in_favour=in_favour)

    def test_what_the_author_wrote_decides_nothing(self, evening):
        found = self.tie(evening)
        assert (found.outcome, found.facts["sentence"]["key"]) == (
            "",
            "tie_adjourned",
        )
        assert minutes(evening.session, "en").items[0].votes.casting == ""

    def test_recognised_before_the_discussion(self, evening):
        self.recognise(evening, "mayor", "alderman")
        evening.act("begin", 3, item=evening.uids[0])
        found = self.tie(evening)
        assert found.outcome == "adopted"
        assert found.facts["sentence"]["key"] == "tie_president_adopted"
        told = minutes(evening.session, "en").items[0].votes
        assert (told.casting, told.in_favour, told.against) == ("Anne Delvaux", 1, 1)
        assert "Anne Delvaux, Bruno Lefort" in moves(evening)

    def test_counted_hands_then_ask_how_the_president_voted(self, evening):
        def asked():
            shown = detail.of_item(evening.session, evening.uids[0])
            return shown["president_decides"]

        assert not asked()
        self.recognise(evening, "mayor", "alderman")
        assert asked()
        data = {"item": evening.uids[0], "mode": "show_of_hands", "seen": ""}
        data |= {"counts": {"in_favour": 1, "against": 1, "abstentions": 1}}
        evening.act("ballot", 5, **data, president_choice="for")
        assert evening.outcome(evening.items[0]).outcome == "adopted"
        void(evening, "recognise")
        assert not asked()

    def test_too_few(self, evening):
        with pytest.raises(Refused, match="1 of 3 present, 2 needed") as refused:
            self.recognise(evening, "mayor")
        assert str(refused.value.article) == "CDLD L1123-22"

    def test_a_majority_of_the_college_not_of_the_room(self, evening, town):
        evening.act("leave", 1, members=evening.ids("alderman", "alderwoman"))
        with pytest.raises(Refused, match="1 of 1 present, 2 needed"):
            self.recognise(evening, "mayor")

    def test_not_after_the_discussion_began(self, evening):
        evening.act("begin", 1, item=evening.uids[0])
        with pytest.raises(Refused, match="has begun"):
            self.recognise(evening, "mayor", "alderman")

    def test_a_beginning_that_is_noted_late_undoes_it(self, evening):
        self.recognise(evening, "mayor", "alderman", minutes=5)
        assert self.tie(evening).outcome == "adopted"
        evening.act("begin", 4, item=evening.uids[0])
        assert evening.outcome(evening.items[0]).outcome == ""

    def test_a_mistake_is_voided_and_the_vote_computed_again(self, evening):
        self.recognise(evening, "mayor", "alderman")
        assert self.tie(evening).outcome == "adopted"
        void(evening, "recognise")
        assert evening.outcome(evening.items[0]).outcome == ""

    def test_a_council_knows_none(self, town):
        evening = Evening(town, "One").open()
        with pytest.raises(Refused, match="changes nothing") as refused:
            self.recognise(evening, *VOTING)
        assert str(refused.value.article) == "CDLD L1122-26"


class TestForm:
    @pytest.fixture
    def evening(self, town):
        return Evening(town, "One", "Two").open()

    def ask(self, evening, form, *names, minutes=5):
        data = {"item": evening.uids[0], "form": form, "members": evening.ids(*names)}
        evening.act("request_form", minutes, **data)

    def test_a_third_of_a_walloon_council_wants_it_aloud(self, evening):
        self.ask(evening, "roll_call", "mayor", "councillor")
        shown = detail.of_item(evening.session, evening.uids[0])["form"]
        assert (shown["mode"], shown["article"]) == ("roll_call", "CDLD L1122-27")
        for mode in ("show_of_hands", "unanimous"):
            with pytest.raises(Refused) as refused:
                evening.vote(evening.items[0], mode=mode)
            assert str(refused.value.article) == "CDLD L1122-27"
        evening.vote(evening.items[0], mode="roll_call")
        assert evening.outcome(evening.items[0]).outcome == "adopted"
        evening.vote(evening.items[1])
        assert "Anne Delvaux, Denis Noël" in moves(evening)

    def test_fewer_are_refused(self, evening):
        with pytest.raises(Refused, match="1 of 5 present, 2 needed") as refused:
            self.ask(evening, "roll_call", "mayor")
        assert str(refused.value.article) == "CDLD L1122-27"
        evening.vote(evening.items[0])
        assert evening.outcome(evening.items[0]).outcome == "adopted"

    def test_nobody_asks_for_a_secret_ballot_in_wallonia(self, evening):
        with pytest.raises(Refused, match="cannot ask"):
            self.ask(evening, "secret", *VOTING)

    def test_absent_members_ask_for_nothing(self, evening):
        evening.act("leave", 3, members=evening.ids("mayor"))
        with pytest.raises(Refused):
            self.ask(evening, "roll_call", "mayor", "alderman")

    @pytest.mark.parametrize("form", ["unanimous", "none", "", 5])
    def test_no_other_form(self, evening, form):
        with pytest.raises(Refused):
            self.ask(evening, form, *VOTING)

    def test_a_request_noted_late_contradicts_a_vote(self, evening):
        evening.vote(evening.items[0])
        with pytest.raises(Refused, match="contradicts the vote"):
            self.ask(evening, "roll_call", "mayor", "alderman")

    def test_a_request_that_was_a_mistake(self, evening):
        self.ask(evening, "roll_call", "mayor", "alderman")
        void(evening, "request_form")
        evening.vote(evening.items[0], 40)
        assert evening.outcome(evening.items[0]).outcome == "adopted"

    def test_in_france_a_secret_ballot_goes_before_a_roll_call(self, town):
        town.council.rulebook = "fr-municipal"
        evening = Evening(town, "One").open("mayor", "alderman", "councillor")
        self.ask(evening, "roll_call", "mayor")
        with pytest.raises(Refused, match="by name"):
            counts = {"in_favour": 3}
            evening.act(
                "ballot", 6, item=evening.uids[0], mode="secret", counts=counts, seen=""
            )
        self.ask(evening, "secret", "alderman")
        with pytest.raises(Refused, match="secret ballot") as refused:
            evening.vote(evening.items[0], mode="roll_call")
        assert str(refused.value.article) == "CGCT L2121-21"
        counts = {"in_favour": 2, "against": 1}
        secret = {"mode": "secret", "counts": counts, "seen": ""}
        evening.act("ballot", 11, item=evening.uids[0], **secret)
        assert evening.outcome(evening.items[0]).outcome == "adopted"


class TestDoors:
    def close(self, evening, asked, in_favour, minutes=5):
        data = {"item": evening.uids[0], "asked_by": evening.ids(*asked)}
        data["in_favour"] = evening.ids(*in_favour)
        evening.act("close_doors", minutes, **data)

    def test_two_thirds_of_a_walloon_council(self, town):
        evening = Evening(town, "One").open()
        evening.act("begin", 2, item=evening.uids[0])
        with pytest.raises(Refused) as refused:
            self.close(evening, ["mayor"], VOTING[:3])
        assert str(refused.value.article) == "CDLD L1122-20"
        assert not room.public(evening.session)["closed"]
        self.close(evening, ["mayor"], VOTING[:4])
        assert bodies.find(evening.uids[0]).sitting == "closed"
        assert room.public(evening.session)["closed"]
        assert "Denis Noël" in moves(evening)
        with pytest.raises(Refused, match="settled"):
            self.close(evening, ["mayor"], VOTING)

    def test_doors_that_were_closed_by_mistake(self, town):
        evening = Evening(town, "One").open()
        self.close(evening, ["mayor"], VOTING)
        void(evening, "close_doors")
        assert bodies.find(evening.uids[0]).sitting == "public"

    def test_in_france_three_members_or_the_mayor_ask(self, town):
        town.council.rulebook = "fr-municipal"
        evening = Evening(town, "One").open(*VOTING)
        with pytest.raises(Refused) as refused:
            self.close(evening, ["alderman", "councillor"], VOTING)
        assert str(refused.value.article) == "CGCT L2121-18"
        with pytest.raises(Refused):
            self.close(evening, ["mayor"], VOTING[:2])
        self.close(evening, ["alderman", "alderwoman", "councillor"], VOTING[:3])
        assert bodies.find(evening.uids[0]).sitting == "closed"

    def test_in_france_the_represented_vote_on_it(self, town):
        town.council.rulebook = "fr-municipal"
        evening = Evening(town, "One").open("mayor", "alderman", "councillor")
        giver, holder = evening.ids("councillor2", "mayor")
        evening.act("give_proxy", 2, member=giver, holder=holder)
        with pytest.raises(Refused):
            self.close(evening, ["mayor"], ["mayor", "alderman"])
        self.close(evening, ["mayor"], ["mayor", "alderman", "councillor2"])
        assert bodies.find(evening.uids[0]).sitting == "closed"

    def test_not_after_the_vote(self, town):
        evening = Evening(town, "One").open()
        evening.vote(evening.items[0], 3)
        with pytest.raises(Refused, match="voted upon already"):
            self.close(evening, ["mayor"], VOTING)


class TestPlannedDoors:
    """Planned for the closed sitting by the secretariat: the body has its say."""

    @pytest.fixture
    def evening(self, town):
        evening = Evening(town, "One", "Two")
        for title, kind in (("Secret", "ordinary"), ("An agent", "person")):
            item = town.item(title, None, "validated", sitting="closed")
            items.update(item, subject_kind=kind)
            agenda.present(evening.session, item)
            evening.items.append(item)
        return evening.open()

    def doors(self, evening):
        uids = evening.uids
        return [detail.of_item(evening.session, uid)["doors"] for uid in uids]

    def close(self, evening, in_favour, place=2):
        data = {"item": evening.uids[place], "asked_by": evening.ids("mayor")}
        data["in_favour"] = evening.ids(*in_favour)
        evening.act("close_doors", 5, **data)

    def test_it_waits_for_the_body(self, evening):
        assert self.doors(evening) == ["open", "open", "waits", "law"]
        with pytest.raises(Refused) as refused:
            self.close(evening, VOTING[:3])
        assert str(refused.value.article) == "CDLD L1122-20"
        self.close(evening, VOTING[:4])
        assert self.doors(evening)[2] == "closed"
        assert "closes its doors" in moves(evening, 2)
        with pytest.raises(Refused, match="settled"):
            evening.act("hear_in_public", item=evening.uids[2])
        void(evening, "close_doors")
        assert self.doors(evening)[2] == "waits"
        assert bodies.find(evening.uids[2]).sitting == "closed"

    def test_the_body_hears_it_in_public(self, evening):
        uid = evening.uids[2]
        evening.act("begin", 2, item=uid)
        assert room.public(evening.session)["closed"]
        evening.act("hear_in_public", 3, item=uid)
        assert self.doors(evening)[2] == "open"
        assert room.public(evening.session)["item"]["title"] == "Secret"
        points = public_agenda.agenda(evening.session).points
        assert [point.title for point in points] == ["One", "Two", "Secret"]
        assert "does not close its doors" in moves(evening, 2)
        numbers = [entry.number for entry in evening.session.agenda.entries]
        assert numbers == [1, 2, 3, 4]
        void(evening, "hear_in_public")
        assert self.doors(evening)[2] == "waits"
        assert room.public(evening.session)["closed"]
        assert str(evening.session.agenda.entries[2].block) == "closed"

    def test_its_draft_stays_inside(self, evening, town):
        """Nobody has masked it, and the others are online."""
        evening.session.drafts_on = START.date()
        online = [*drafts.texts(evening.session)]
        assert online == evening.uids[:2]
        evening.act("hear_in_public", 3, item=evening.uids[2])
        assert [*drafts.texts(evening.session)] == online
        points = public_agenda.agenda(evening.session, with_drafts=True).points
        assert (points[2].title, points[2].draft) == ("Secret", "")

    def test_what_is_urgent_comes_before_the_doors_close(self, evening, town):
        """Though something stands behind them that is heard in public."""
        other = town.item("Other", None, "validated", sitting="closed")
        agenda.place(evening.session, other, Block.CLOSED)
        evening.act("hear_in_public", 2, item=evening.uids[2])
        evening.act("hear_in_public", 3, item=IUUID(other))
        late = town.item("Late", None, "validated")
        given = {"in_favour": evening.ids(*VOTING), "reason": "A burst main"}
        evening.act("urgency", 5, item=IUUID(late), **given)
        placed = [entry.item for entry in evening.session.agenda.entries]
        closed = IUUID(evening.items[3])
        assert placed.index(IUUID(late)) < placed.index(closed)

    def test_what_was_said_of_the_doors_is_voided_from_the_end(self, evening):
        evening.act("hear_in_public", 3, item=evening.uids[2])
        self.close(evening, VOTING)
        with pytest.raises(Refused, match="void that entry first"):
            void(evening, "hear_in_public")
        void(evening, "close_doors")
        assert self.doors(evening)[2] == "open"
        void(evening, "hear_in_public", 31)
        assert self.doors(evening)[2] == "waits"

    def test_a_late_item_behind_closed_doors_comes_after_the_public(
        self, evening, town
    ):
        late = town.item("Late", None, "validated", sitting="closed")
        given = {"in_favour": evening.ids(*VOTING), "reason": "A burst main"}
        evening.act("urgency", 2, item=IUUID(late), **given)
        lines = [(e.item, e.number) for e in evening.session.agenda.entries]
        assert lines[-1] == (IUUID(late), 5)

        def block():
            return str(agenda.find(evening.session.agenda.entries, IUUID(late)).block)

        assert block() == "closed"
        evening.act("hear_in_public", 3, item=IUUID(late))
        assert (late.sitting, block()) == ("public", "late")
        assert public_agenda.agenda(evening.session).points[-1].late
        void(evening, "hear_in_public")
        assert (late.sitting, block()) == ("closed", "closed")
        assert lines == [(e.item, e.number) for e in evening.session.agenda.entries]

    def test_the_law_alone_closes_them_for_persons(self, evening):
        for kind in ("close_doors", "hear_in_public"):
            with pytest.raises(Refused, match="settled"):
                data = {"asked_by": [], "in_favour": evening.ids(*VOTING)}
                evening.act(kind, 5, item=evening.uids[3], **data)
        assert evening.items[3].sitting == "closed"

    def test_not_after_the_vote(self, evening):
        evening.vote(evening.items[2], 4)
        with pytest.raises(Refused, match="voted upon already"):
            evening.act("hear_in_public", 5, item=evening.uids[2])

    def test_a_college_has_no_doors(self, town):
        evening = Evening(town, "One", body=town.college, sitting="closed").open(
            "mayor"
        )
        assert self.doors(evening) == ["law"]
        with pytest.raises(Refused, match="settled"):
            evening.act("hear_in_public", item=evening.uids[0])
