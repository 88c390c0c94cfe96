"""CDLD L1123-22: after a tie a college calls a councillor for the matter."""

from communesplone.deliberations.api import closing
from communesplone.deliberations.api import roll
from communesplone.deliberations.api import verifying
from communesplone.deliberations.api.acts.minutes import minutes
from communesplone.deliberations.api.acts.presence import at_item
from communesplone.deliberations.api.acts.presence import Course
from communesplone.deliberations.api.sitting import detail
from communesplone.deliberations.api.sitting import state
from communesplone.deliberations.interfaces import Refused
from datetime import timedelta
from evening import Evening
from evening import START
from told_evening import the_act

import pytest


COLLEGE = ("mayor", "alderman", "alderwoman")


@pytest.fixture
def evening(town):
    """A college of three; one abstains, and the votes are equal."""
    evening = Evening(town, "One", "Two", body=town.college).open(*COLLEGE)
    evening.vote(evening.items[0], 5, against=("alderman",), abstain=("alderwoman",))
    return evening


def call(evening, who="councillor", wanted=COLLEGE[:2], minutes=6, place=0):
    data = {"member": evening.town.uid(who), "in_favour": evening.ids(*wanted)}
    evening.act("call", minutes, item=evening.uids[place], **data)


def again(evening, **choices):
    evening.vote(evening.items[0], 8, abstain=("alderwoman",), **choices)
    return evening.outcome(evening.items[0])


def names(evening, place=0):
    shown = detail.of_item(evening.session, evening.uids[place])
    return [who["name"] for who in shown["callable"]]


def test_the_tie_is_put_off_without_another_reason(evening):
    item = evening.items[0]
    with pytest.raises(Refused, match="Say why"):
        evening.act("outcome", 7, item=evening.uids[0], outcome="adopted")
    evening.act("outcome", 7, item=evening.uids[0], outcome="postponed")
    found = evening.outcome(item)
    assert (found.outcome, found.computed, found.reason) == ("postponed", None, "")
    assert found.facts["tie"]
    with pytest.raises(Refused, match="Say why"):
        evening.vote(evening.items[1], 8)
        evening.act("outcome", 9, item=evening.uids[1], outcome="postponed")


def test_what_was_put_off_stays_so_while_the_tie_does(town):
    """Somebody is noted as there later: the quorum changes, the tie does not."""
    evening = Evening(town, "One", body=town.college).open(*COLLEGE[:2])
    item = evening.items[0]
    evening.vote(item, 5, against=("alderman",))
    evening.act("outcome", 7, item=evening.uids[0], outcome="postponed")
    evening.act("arrive", 3, members=evening.ids("alderwoman"))
    assert evening.outcome(item).outcome == "postponed"
    evening.act("preside", 4, member=town.uid("alderman"))
    evening.act("recognise", 4, item=evening.uids[0], in_favour=evening.ids(*COLLEGE))
    assert evening.outcome(item).outcome == "rejected"


def test_a_vote_takes_the_place_of_what_was_recorded_without_one(town):
    evening = Evening(town, "One", body=town.college).open(*COLLEGE)
    given = {"item": evening.uids[0], "outcome": "postponed", "reason": "No file"}
    evening.act("outcome", 4, **given)
    evening.vote(evening.items[0], 5, against=("alderman",), abstain=("alderwoman",))
    found = evening.outcome(evening.items[0])
    assert (found.outcome, found.reason, found.facts["tie"]) == ("", "", True)


def test_who_can_be_called(evening):
    assert names(evening) == ["Denis Noël", "Eva Ozer"]
    assert names(evening, 1) == []
    evening.items[0].interested = (evening.town.uid("councillor"),)
    assert names(evening) == ["Eva Ozer"]


@pytest.mark.parametrize(
    ("choices", "outcome"),
    [
        ({"against": ("alderman",)}, "adopted"),
        ({"against": ("alderman", "councillor")}, "rejected"),
    ],
)
def test_the_councillor_votes(evening, choices, outcome):
    call(evening)
    assert evening.outcome(evening.items[0]).outcome == ""
    found = again(evening, **choices)
    assert found.outcome == outcome
    assert sum(found.facts["counts"].values()) == 4
    assert found.facts["quorum"]["needed"] == 2
    assert found.facts["quorum"]["present"] == 3


def test_on_this_item_alone(evening):
    call(evening)
    guest = evening.town.uid("councillor")
    voters = [
        [who["id"] for who in detail.of_item(evening.session, uid)["voters"]]
        for uid in evening.uids
    ]
    assert [guest in each for each in voters] == [True, False]
    listed = state.whole(evening.session)["members"]
    assert guest not in [member["id"] for member in listed]
    shown = detail.of_item(evening.session, evening.uids[0])
    assert shown["again"]
    evening.act("begin", 7, item=evening.uids[0])
    listed = state.whole(evening.session)["members"]
    assert guest not in [member["id"] for member in listed]
    with pytest.raises(Refused):
        evening.vote(evening.items[1], 9, against=("councillor",))


def test_another_one_after_another_tie(evening):
    call(evening)
    found = again(evening, against=("alderman",), blank=("councillor",))
    assert found.facts["sentence"]["key"] == "tie_adjourned"
    assert names(evening) == ["Eva Ozer"]
    with pytest.raises(Refused):
        call(evening, "councillor2", ("mayor", "councillor"), minutes=9)
    call(evening, "councillor2", minutes=9)
    assert roll.roll(evening.session, evening.uids[0]).in_office == 3


def test_the_minutes_and_the_act_name_them(evening):
    call(evening)
    again(evening, against=("alderman",))
    evening.vote(evening.items[1])
    said = " ".join(minutes(evening.session, "en").items[0].moves)
    assert "1 for and as many against, Denis Noël, councillor, is called" in said
    assert not detail.of_item(evening.session, evening.uids[0])["again"]
    assert "in favour: Anne Delvaux, Bruno Lefort" in said
    people = [one.name for one in minutes(evening.session, "en").attendees]
    assert "Denis Noël" not in people
    closing.close(evening.session, START + timedelta(hours=2))
    act = the_act(evening)
    choices = {name: choice for _id, name, choice in act.votes["choices"]}
    assert choices["Denis Noël"] == "for"
    assert (act.votes["in_office"], act.votes["seated"]) == (3, 4)
    assert not verifying.verify(evening.body).broken


def test_without_a_tie(evening):
    evening.vote(evening.items[1], 5)
    with pytest.raises(Refused, match="no tie that is put off") as refused:
        call(evening, place=1)
    assert str(refused.value.article) == "CDLD L1123-22"


def test_a_majority_of_the_college_wants_it(evening):
    with pytest.raises(Refused, match="1 of 3 present, 2 needed"):
        call(evening, wanted=("mayor",))


@pytest.mark.parametrize("who", ["alderman", "director"])
def test_nobody_of_the_college_and_nobody_without_a_vote(evening, who):
    with pytest.raises(Refused, match="Choose a councillor"):
        call(evening, who)


def test_nobody_twice(evening):
    call(evening)
    again(evening, against=("alderman",), blank=("councillor",))
    with pytest.raises(Refused, match="Choose a councillor"):
        call(evening, minutes=9)


def test_one_at_a_time(evening):
    call(evening)
    assert names(evening) == []
    with pytest.raises(Refused, match="called already"):
        call(evening, "councillor2", minutes=7)
    assert len(roll.log(evening.session).guests(evening.uids[0])) == 1


def test_whoever_is_called_recognises_nothing(evening):
    call(evening)
    evening.act("leave", 7, members=evening.ids("alderwoman"))
    in_favour = evening.ids("mayor", "councillor")
    with pytest.raises(Refused, match="in_favour"):
        evening.act("recognise", 8, item=evening.uids[0], in_favour=in_favour)


@pytest.mark.parametrize("kind", ["corrected", "taken back", "moved"])
def test_the_tie_stands_as_long_as_the_call(evening, kind):
    """Somebody whose screen does not know of the call yet."""
    call(evening)
    item = evening.items[0]
    with pytest.raises(Refused, match="Void that call"):
        if kind == "corrected":
            evening.vote(item, 5, abstain=("alderwoman",))
        elif kind == "taken back":
            seen = ballot(evening).stamp
            evening.act("forget", 9, item=evening.uids[0], seen=seen)
        else:
            in_favour = evening.ids("mayor", "alderman")
            evening.act("recognise", 2, item=evening.uids[0], in_favour=in_favour)
    evening.vote(item, 5, against=("alderman",), blank=("alderwoman",))
    assert detail.of_item(evening.session, evening.uids[0])["again"]


def test_the_extract_says_what_they_are(evening):
    call(evening)
    again(evening, against=("alderman",))
    course = Course(evening.session, "en")
    posts = {one.name: one.post for one in at_item(course, evening.uids[0], "ordinary")}
    assert posts["Denis Noël"] == "Councillor"


def test_a_council_calls_nobody(town):
    evening = Evening(town, "One").open()
    with pytest.raises(Refused, match="nobody called") as refused:
        call(evening)
    assert str(refused.value.article) == "CDLD L1122-26"


def test_a_call_that_was_a_mistake(evening):
    call(evening)
    again(evening, against=("alderman",))
    rows = roll.standing(evening.session)
    (entry,) = (key for key, row in rows if row["kind"] == roll.CALL)
    with pytest.raises(Refused, match="contradicts the vote"):
        evening.act("void", 20, entry=entry)
    evening.act("forget", 21, item=evening.uids[0], seen=ballot(evening).stamp)
    evening.act("void", 22, entry=entry)
    assert len(roll.roll(evening.session, evening.uids[0]).seated) == 3


def ballot(evening):
    return evening.session.ballots[evening.uids[0]]
