"""Closing: outcomes, numbers, immutable chained deliberations in one transaction."""

from communesplone.core.rules import chain
from communesplone.deliberations.api import bodies
from communesplone.deliberations.api import closing
from communesplone.deliberations.api import items
from communesplone.deliberations.api import register
from communesplone.deliberations.api import sessions
from communesplone.deliberations.api import verifying
from communesplone.deliberations.api.acts import extracts
from communesplone.deliberations.content.deliberation import Deliberation
from communesplone.deliberations.content.version import Version
from communesplone.deliberations.interfaces import Refused
from datetime import timedelta
from evening import Evening
from evening import START
from evening import VOTING
from plone import api
from plone.dexterity.utils import createContent

import pytest
import transaction


END = START + timedelta(hours=2)


def acts(body):
    found = [brain._unrestrictedGetObject() for brain in register.acts_of(body)]
    return sorted(found, key=lambda act: act.number)


def test_what_is_missing_is_listed_item_by_item(town):
    evening = Evening(town, "One", "Two").open()
    evening.session.secretary = None
    evening.vote(evening.items[1])
    found = closing.problems(evening.session)
    assert [problem.item for problem in found] == ["", evening.uids[0]]
    with pytest.raises(Refused, match="secretary"):
        closing.close(evening.session, END)
    evening.session.secretary = town.uid("director")
    with pytest.raises(Refused, match="Item 1 has no outcome"):
        closing.close(evening.session, END)
    assert evening.state() == "open"
    assert acts(town.council) == []


def test_who_presided_was_there(town):
    evening = Evening(town, "One").open(*VOTING[1:])
    evening.vote(evening.items[0])
    with pytest.raises(Refused, match="took the chair: Anne Delvaux was never there"):
        closing.close(evening.session, END)
    evening.act("preside", 6, member=town.uid("alderman"))
    closing.close(evening.session, END)
    (act,) = acts(town.council)
    assert act.signatories[0]["name"] == "Bruno Lefort"


def test_a_sitting_to_which_nobody_came_can_be_closed(town):
    evening = Evening(town, "One")
    evening.convene()
    sessions.open_sitting(evening.session, START)
    given = {"item": evening.uids[0], "outcome": "postponed", "reason": "Nobody came"}
    evening.act("outcome", 5, **given)
    assert closing.close(evening.session, END) == []


def test_examined_items_take_numbers_without_a_gap(town):
    evening = Evening(town, *"ABCDE").open()
    a, b, c, d, e = evening.items
    evening.vote(a)
    evening.act("outcome", item=evening.uids[1], outcome="postponed")
    evening.vote(c, default="against")
    evening.act("outcome", item=evening.uids[3], outcome="withdrawn")
    evening.act("outcome", item=evening.uids[4], outcome="noted")
    assert closing.close(evening.session, END) == [1, 2, 3]
    made = acts(town.council)
    assert [(act.title, act.number, act.outcome) for act in made] == [
        ("A", 1, "adopted"),
        ("C", 2, "rejected"),
        ("E", 3, "noted"),
    ]
    assert [act.reference for act in made] == ["2026-0001", "2026-0002", "2026-0003"]
    assert evening.state() == "closed"
    assert [item.outcome for item in evening.items] == [
        "adopted",
        "postponed",
        "rejected",
        "withdrawn",
        "noted",
    ]
    (copy,) = (bodies.find(uid) for uid in b.forwarded_to)
    assert (items.state(copy), copy.origin) == ("validated", b.UID())


def test_numbers_go_on_in_the_next_session_and_begin_again_in_the_next_year(town):
    for title in ("One", "Two"):
        evening = Evening(town, title).open()
        evening.vote(evening.items[0])
        closing.close(evening.session, END)
    assert [act.number for act in acts(town.council)] == [1, 2]
    assert bodies.last_number(town.council, 2026) == 2
    assert bodies.last_number(town.council, 2027) == 0
    town.council.numbering_reset = "never"
    assert bodies.last_number(town.council, 2027) == bodies.last_number(
        town.council, 2030
    )


def test_an_act_says_what_was_decided_by_whom(town):
    evening = Evening(town, "One", motivation="<p>Since.</p>").open()
    evening.act("withdraw", 5, member=town.uid("councillor2"), item=evening.uids[0])
    evening.act("amend", 6, item=evening.uids[0], text="<p>Two benches.</p>")
    evening.vote(evening.items[0], against=("councillor",))
    closing.close(evening.session, END)
    (act,) = acts(town.council)
    facts = register.facts_of(act)
    assert facts["decision"] == "<p>Two benches.</p>"
    assert facts["outcome"] == "adopted_amended"
    assert facts["votes"]["counts"]["against"] == 1
    assert facts["votes"]["withdrawn"] == ["Eva Ozer"]
    assert [town.uid("councillor"), "Denis Noël", "against"] in facts["votes"][
        "choices"
    ]
    assert [one["name"] for one in facts["signatories"]] == [
        "Anne Delvaux",
        "Fanny Petit",
    ]


def test_a_secret_ballot_leaves_no_choice_anywhere(town):
    evening = Evening(town, "One", subject_kind="person").open()
    evening.act(
        "ballot",
        10,
        item=evening.uids[0],
        mode="secret",
        counts={"in_favour": 3, "against": 2},
        voters=evening.ids(
            "mayor", "alderman", "alderwoman", "councillor", "councillor2"
        ),
    )
    closing.close(evening.session, END)
    (act,) = acts(town.council)
    votes = register.facts_of(act)["votes"]
    assert "choices" not in votes
    assert votes["counts"]["against"] == 2
    members = set(evening.ids("mayor", "alderman"))
    said = {"for", "against", "abstain", "blank"}
    stored = evening.session.ballots[evening.uids[0]]
    for value in vars(stored).values():
        text = repr(value)
        assert not (any(m in text for m in members) and any(s in text for s in said))


def test_an_outcome_against_the_vote_keeps_its_reason(town):
    evening = Evening(town, "One").open()
    evening.vote(evening.items[0])
    evening.act(
        "outcome", item=evening.uids[0], outcome="rejected", reason="A miscount"
    )
    closing.close(evening.session, END)
    (act,) = acts(town.council)
    assert register.facts_of(act)["reason"] == "A miscount"
    assert register.facts_of(act)["outcome"] == "rejected"


def test_acts_keep_their_place_in_the_sitting_and_the_sitting_as_it_was(town):
    evening = Evening(town, *"ABC").open()
    evening.act("outcome", item=evening.uids[0], outcome="withdrawn")
    evening.vote(evening.items[1])
    evening.vote(evening.items[2])
    closing.close(evening.session, END)
    evening.session.start += timedelta(days=30)
    evening.session.place = "Elsewhere"
    found = [register.facts_of(act) for act in acts(town.council)]
    assert [facts["session_number"] for facts in found] == [1, 2]
    assert [facts["agenda_number"] for facts in found] == [2, 3]
    meeting = extracts.extract(acts(town.council)[0], "en").meeting
    assert (meeting.start, meeting.place) == (START, "Town hall")


def test_a_service_reads_the_act_on_its_own_item(town):
    evening = Evening(town, "One").open()
    evening.vote(evening.items[0])
    closing.close(evening.session, END)
    (act,) = acts(town.council)
    assert act.service == town.works_uid
    for name in ("author", "validator", "reader"):
        assert town.may(name, "View", act)
    assert not town.may("stranger", "View", act)


def test_who_signs_must_be_a_member_still(town):
    evening = Evening(town, "One").open()
    evening.vote(evening.items[0])
    rows = evening.session.members
    evening.session.members = tuple(
        row for row in rows if row["id"] != town.uid("director")
    )
    with pytest.raises(Refused, match="secretary"):
        closing.close(evening.session, END)


def test_a_closed_session_does_not_close_again(town):
    evening = Evening(town, "One").open()
    evening.vote(evening.items[0])
    closing.close(evening.session, END)
    with pytest.raises(Refused):
        closing.close(evening.session, END)
    assert bodies.last_number(town.council, 2026) == 1


def test_only_the_secretariat_closes(town):
    evening = Evening(town, "One").open()
    evening.vote(evening.items[0])
    with town.user("councillor"), pytest.raises(Exception, match=r"close|right"):
        closing.close(evening.session, END)
    assert api.content.get_state(evening.session) == "open"


class TestRegister:
    @pytest.fixture
    def closed(self, town):
        evening = Evening(town, *"ABC").open()
        for item in evening.items:
            evening.vote(item)
        closing.close(evening.session, END)
        return town.council

    def test_a_register_is_intact(self, closed):
        report = verifying.verify(closed)
        assert (report.intact, report.length) == (True, 3)
        assert report.head == closed.register.head == acts(closed)[-1].sha256

    def test_a_changed_fact_is_found(self, closed):
        act = acts(closed)[1]
        act.versions[0].facts["decision"] = "<p>Nothing.</p>"
        report = verifying.verify(closed)
        assert (report.intact, report.broken) == (False, act.UID())
        assert report.reference == "2026-0002"
        assert report.head == acts(closed)[0].sha256

    @pytest.mark.parametrize(
        "field",
        [*register.FIELDS, "title", "sha256", "public_html"],
    )
    def test_a_changed_field_is_found(self, closed, field):
        act = acts(closed)[2]
        setattr(act, field, 7 if field == "number" else "Else")
        assert verifying.verify(closed).broken == act.UID()

    def test_a_version_outside_of_the_chain_is_found(self, closed):
        act = acts(closed)[1]
        facts = {**register.facts_of(act), "decision": "<p>Forged.</p>"}
        act.versions.append(Version(facts, act.sha256, chain.link(act.sha256, facts)))
        act.sha256 = act.versions[-1].sha256
        assert verifying.verify(closed).broken == act.UID()

    def test_an_act_outside_of_the_chain_is_found(self, closed):
        act = acts(closed)[1]
        forged = createContent(register.PORTAL_TYPE)
        forged.id = "deliberation-2026-99"
        register.write(forged, register.facts_of(act))
        forged.versions.append(act.versions[0])
        folder = act.aq_parent
        folder._setObject(forged.id, forged)
        assert verifying.verify(closed).broken == folder[forged.id].UID()

    def test_a_removed_act_is_found(self, closed):
        act = acts(closed)[0]
        uid = act.UID()
        act.aq_parent._delObject(act.id, suppress_events=True)
        act.unindexObject()
        assert verifying.verify(closed).broken == uid

    def test_few_acts_are_held_at_once(self, closed, monkeypatch):
        transaction.savepoint()
        jar, held = closed._p_jar, []
        jar.cacheMinimize()
        monkeypatch.setattr(jar._cache, "cache_size", 1)
        monkeypatch.setattr(verifying, "STEP", 1)
        holds = verifying.holds

        def counting(*args):
            awake = (obj for _oid, obj in jar._cache.lru_items())
            held.append(sum(isinstance(obj, Deliberation) for obj in awake))
            return holds(*args)

        monkeypatch.setattr(verifying, "holds", counting)
        assert verifying.verify(closed).intact
        assert held == [1, 1, 1]

    def test_a_recomputed_chain_does_not_pass_for_the_published_head(self, closed):
        before = verifying.verify(closed).head
        act = acts(closed)[2]
        act.versions[0].facts["title"] = "Else"
        act.title = "Else"
        assert not verifying.verify(closed).intact
        assert verifying.verify(closed).head != before

    def test_a_correction_is_a_new_version(self, closed):
        act = acts(closed)[1]
        first = register.facts_of(act)
        with pytest.raises(Refused, match="why"):
            register.correct(act, {"decision": "<p>Else.</p>"}, " ", END)
        with pytest.raises(Refused, match="Nothing differs"):
            register.correct(act, {"decision": first["decision"]}, "Typo", END)
        with pytest.raises(TypeError):
            register.correct(act, {"number": "9"}, "Typo", END)
        register.correct(act, {"decision": "<p>Else.</p>"}, "Typo", END)
        assert len(act.versions) == 2
        assert act.versions[0].facts == first
        facts = register.facts_of(act)
        assert facts["decision"] == "<p>Else.</p>"
        assert facts["correction"]["reason"] == "Typo"
        assert facts["number"] == first["number"]
        report = verifying.verify(closed)
        assert (report.intact, report.length) == (True, 4)
        act.versions[0].facts["decision"] = "<p>Never said.</p>"
        assert verifying.verify(closed).broken == act.UID()
