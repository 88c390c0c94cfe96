"""Publication: levels, masks, annulment, the log of the supervision, deadlines."""

from communesplone.deliberations.api import act_steps
from communesplone.deliberations.api import bodies
from communesplone.deliberations.api import closing
from communesplone.deliberations.api import public_facts
from communesplone.deliberations.api import publication
from communesplone.deliberations.api import register
from communesplone.deliberations.api import verifying
from communesplone.deliberations.interfaces import InvalidValue
from communesplone.deliberations.interfaces import Refused
from communesplone.deliberations.rules.constants import DeadlineKind
from datetime import date
from datetime import timedelta
from evening import Evening
from evening import START
from plone import api
from told_evening import french_council

import published
import pytest


DAY = date(2026, 3, 20)


def decided(town, body=None, **fields):
    fields.setdefault("decision", "<p>Mr Smith &amp; Mr Smithson get a bench.</p>")
    title = fields.pop("title", "One")
    evening = Evening(town, title, body=body, **fields).open()
    evening.vote(evening.items[0])
    closing.close(evening.session, START + timedelta(hours=2))
    (brain,) = register.acts_of(evening.body)
    return brain._unrestrictedGetObject()


def test_a_published_act_can_be_read_by_all(town):
    act = decided(town)
    publication.publish(act, DAY)
    assert api.content.get_state(act) == "published"
    assert "get a bench" in act.public_html
    assert api.user.has_permission("View", username="citizen", obj=act)


def test_an_act_that_is_not_to_be_published(town):
    act = decided(town, publication="none")
    with pytest.raises(Refused, match="not to be published"):
        publication.publish(act, DAY)


@pytest.mark.parametrize("fields", [{"publication": "title"}, {"sitting": "closed"}])
def test_only_the_title_is_public(town, fields):
    act = decided(town, **fields)
    publication.publish(act, DAY)
    assert act.public_html == ""
    assert api.content.get_state(act) == "published"


def test_masked_passages_are_not_in_the_public_text(town):
    act = decided(town)
    publication.publish(act, DAY, ["Mr Smith", "Mr Smithson"])
    assert "Smith" not in act.public_html
    assert act.public_html.count("[…]") == 2
    assert "Smith" in register.facts_of(act)["decision"]
    found = api.portal.get_tool("portal_catalog").unrestrictedSearchResults(
        SearchableText="Smithson", portal_type=register.PORTAL_TYPE
    )
    assert len(found) == 0


@pytest.mark.parametrize("mask", ["Nobody", " ", "x" * 501])
def test_a_passage_that_is_not_there_is_refused(town, mask):
    act = decided(town)
    with pytest.raises(Refused, match="does not stand in the text"):
        publication.publish(act, DAY, [mask])
    assert api.content.get_state(act) == "internal"


def test_a_mask_covers_attributes_too(town):
    text = publication.masked('<a title="Mr Smith" href="x">Mr Smith</a>', ["Smith"])
    assert "Smith" not in text


def test_hostile_text_is_cleaned(town):
    act = decided(town, decision="<p>Yes.</p><script>alert(1)</script>")
    publication.publish(act, DAY)
    assert "script" not in act.public_html


def test_an_annulled_act_stays_and_says_so(town):
    act = decided(town)
    publication.publish(act, DAY)
    with pytest.raises(Refused, match="who annulled"):
        publication.annul(act, "Void", DAY, " ")
    publication.annul(act, "Void", DAY, "Council of State")
    assert api.content.get_state(act) == "annulled"
    assert (act.annulled_by, act.annulled_on) == ("Council of State", DAY)
    assert api.user.has_permission("View", username="citizen", obj=act)


def test_the_log_of_the_supervision(town):
    act = decided(town)
    with pytest.raises(Refused, match="before the act"):
        publication.log(act, publication.TRANSMITTED, date(2026, 3, 1))
    with pytest.raises(TypeError):
        publication.log(act, "eaten", DAY)
    publication.log(act, publication.TRANSMITTED, DAY, "Ref. 12")
    (row,) = act.log
    assert (row["kind"], row["on"], row["text"]) == ("transmitted", DAY, "Ref. 12")


def test_deadlines_follow_the_log(town):
    act = decided(town)
    before = {one.kind: one for one in publication.due(act)}
    assert before[DeadlineKind.TRANSMIT].due == date(2026, 3, 31)
    assert before[DeadlineKind.TRANSMIT].met is None
    assert DeadlineKind.AUTHORITY not in before
    publication.log(act, publication.TRANSMITTED, date(2026, 4, 2))
    after = {one.kind: one for one in publication.due(act)}
    assert after[DeadlineKind.TRANSMIT].met is False
    assert after[DeadlineKind.AUTHORITY].due == date(2026, 5, 2)


def test_only_the_secretariat_publishes(town):
    act = decided(town)
    with town.user("councillor"), pytest.raises(Exception, match=r"publish|right"):
        publication.publish(act, DAY)


def test_a_masked_name_stands_in_no_public_title(town):
    act = decided(town, title="A bench for Mr Smith")
    publication.publish(act, DAY, ["Mr Smith"])
    assert act.Title() == "A bench for […]"
    (brain,) = register.acts_of(town.council)
    assert brain.Title == "A bench for […]"
    assert register.facts_of(act)["title"] == "A bench for Mr Smith"
    assert verifying.verify(town.council).intact
    changes = {"title": "A bench for Mr Smith, oak"}
    register.correct(act, changes, "Wood", START + timedelta(days=4))
    assert act.Title() == "A bench for […]"
    assert verifying.verify(town.council).intact
    publication.renew(act, DAY, ["Mr Smith"])
    assert act.Title() == "A bench for […], oak"
    assert verifying.verify(town.council).intact


def test_a_mask_put_there_afterwards_is_found(town):
    act = decided(town)
    publication.publish(act, DAY, ["Mr Smith"])
    act.masks = ("Nobody",)
    assert verifying.verify(town.council).broken == act.UID()


def test_before_publication_a_corrected_title_is_shown_at_once(town):
    act = decided(town)
    register.correct(act, {"title": "Two"}, "A slip", START + timedelta(days=4))
    assert act.Title() == "Two"
    assert verifying.verify(town.council).intact


def test_the_law_of_the_day_says_whether_votes_are_public(town):
    act = published.publish(published.evening(town, "A", body=town.college).acts[0])
    assert public_facts.votes(act) is None
    town.college.rulebook = "be-wal-council"
    assert public_facts.votes(act) is None


def test_the_law_of_a_body_stays_once_there_are_acts(town):
    bodies.update(town.college, rulebook="be-wal-council")
    bodies.update(town.college, rulebook="be-wal-college")
    published.evening(town, "A", body=town.college)
    bodies.update(town.college, rulebook="be-wal-college", title="The college")
    with pytest.raises(InvalidValue, match="decided under this law") as caught:
        bodies.update(town.college, rulebook="be-wal-council")
    assert caught.value.field == "rulebook"
    assert town.college.rulebook == "be-wal-college"


def sent(number):
    return {"kind": "transmitted", "day": DAY.isoformat(), "number": number}


def test_an_act_of_france_is_sent_under_a_number(town):
    act = decided(town, french_council(town))
    later = START + timedelta(days=10)
    for wrong in ("2026-001", "A" * 16):
        with pytest.raises(InvalidValue) as refused:
            act_steps.take(act, "log", sent(wrong), later)
        assert refused.value.field == "number"
    act_steps.take(act, "log", sent("DEL_2026_001"), later)
    assert act.log[-1]["number"] == "DEL_2026_001"
    act_steps.take(act, "log", sent(""), later)
    assert "number" not in act.log[-1]


def test_an_act_of_wallonia_has_none(town):
    act = decided(town)
    act_steps.take(act, "log", sent("not a number"), START + timedelta(days=10))
    assert "number" not in act.log[-1]


def test_names_of_all_rounds_can_be_masked():
    first = {"tallies": [["x", "Xavier", 2], ["y", "Yves", 2]]}
    told = {"tallies": [["y", "Yves", 4]], "choices": None, "rounds": [first]}
    assert set(publication.voters({"votes": told})) == {"Xavier", "Yves"}
    assert publication.voters({"votes": None}) == []
