"""Who gets a mail, in which words; and that it tells nothing of the matter."""

from communesplone.core.api import notifications
from communesplone.core.api import services
from communesplone.deliberations.api import items
from communesplone.deliberations.api import notices
from communesplone.deliberations.api import opinions
from communesplone.deliberations.api import people
from communesplone.deliberations.api import sessions
from evening import Evening
from plone import api

import pytest


TITLE = "Dismissal of Zacharie Quint"


@pytest.fixture
def mails():
    def waiting():
        return [letter for _key, letter in notifications.waiting()]

    return waiting


def to(letters):
    return sorted(letter.identity.removeprefix("member:") for letter in letters)


def test_members_are_convened(town, mails):
    town.persons["alderman"].account = None
    evening = Evening(town, TITLE, sitting="closed")
    assert not of(mails(), "session.convened")
    evening.convene()
    letters = of(mails(), "session.convened")
    assert to(letters) == [
        "alderwoman",
        "councillor",
        "councillor2",
        "director",
        "mayor",
    ]
    letter = letters[0]
    assert letter.subject == "Council: convocation for 16 March 2026"
    assert "on 16 March 2026 at 18:30" in " ".join(letter.plain.split())
    assert evening.session.absolute_url() in letter.plain
    assert f'href="{evening.session.absolute_url()}"' in letter.html
    nothing_told(letters)


def test_who_has_no_account_is_convened_at_their_address(town, mails, portal):
    town.persons["alderman"].account = None
    town.persons["alderman"].email = "paul@example.org"
    town.persons["mayor"].email = "mayor@example.org"
    evening = Evening(town, TITLE)
    found = notices.apart(evening.session)
    assert (found.mailed, found.unmailed) == ((town.persons["alderman"].title,), ())
    evening.convene()
    letters = {each.identity: each for each in of(mails(), "session.convened")}
    assert "mail:paul@example.org" in letters
    assert "member:mayor" in letters
    assert "mail:mayor@example.org" not in letters
    letter = letters["mail:paul@example.org"]
    assert letter.subject == "Council: convocation for 16 March 2026"
    nothing_told(letters.values())
    sessions.cancel(evening.session, "Snow")
    assert to(of(mails(), "session.cancelled")) == to(letters.values())


def test_whom_no_mail_reaches_is_told_to_the_clerk(town, mails):
    for name in ("councillor", "alderman"):
        town.persons[name].account = None
    # The form takes it, mail servers do not.
    town.persons["councillor"].email = "denis@127.0.0.1"
    api.user.get(userid="mayor").setMemberProperties({"email": ""})
    evening = Evening(town, TITLE)
    found = notices.apart(evening.session)
    names = ("mayor", "alderman", "councillor")
    assert found.unmailed == tuple(town.persons[name].title for name in names)
    assert found.mailed == ()
    evening.convene()
    assert "mayor" in to(of(mails(), "session.convened"))


def test_an_account_without_address_is_told_at_that_of_the_person(town, mails):
    api.user.get(userid="mayor").setMemberProperties({"email": ""})
    town.persons["mayor"].email = "anne@example.org"
    evening = Evening(town, TITLE).convene()
    assert "mail:anne@example.org" in to(of(mails(), "session.convened"))
    found = notices.apart(evening.session)
    assert (found.mailed, found.unmailed) == ((), ())


def test_two_with_one_address_are_both_told(town, mails):
    for name in ("councillor", "alderman"):
        town.persons[name].account = None
        town.persons[name].email = "both@example.org"
    Evening(town, TITLE).convene()
    told = to(of(mails(), "session.convened"))
    assert told.count("mail:both@example.org") == 2


def test_who_was_convened_hears_that_it_is_cancelled(town, mails):
    evening = Evening(town, TITLE, sitting="closed").convene()
    sessions.cancel(evening.session, f"{TITLE} is ill")
    letters = of(mails(), "session.cancelled")
    assert to(letters) == to(of(mails(), "session.convened"))
    assert letters[0].subject == "Council: the sitting of 16 March 2026 is cancelled"
    assert "at 18:30 is cancelled" in " ".join(letters[0].plain.split())
    nothing_told(letters)


def test_nobody_hears_of_a_session_that_was_only_planned(town, mails):
    sessions.cancel(Evening(town, TITLE).session, "No need")
    assert not of(mails(), "session.cancelled")


def test_whose_mandate_is_over_is_not_convened(town, mails):
    town.persons["councillor"]
    for mandate in town.council.objectValues():
        if getattr(mandate, "person", "") == town.uid("councillor"):
            people.end_mandate(mandate, mandate.start)
    Evening(town, TITLE).convene()
    assert "councillor" not in to(of(mails(), "session.convened"))


def test_validators_then_the_author(town, mails):
    item = town.item(TITLE, state="draft")
    item.creators = ("author",)
    with town.user("author"):
        items.propose(item)
    letters = of(mails(), "item.to_validate")
    assert to(letters) == ["validator"]
    assert item.absolute_url() in letters[0].plain
    with town.user("validator"):
        items.send_back(item, "A plan is missing")
    back = of(mails(), "item.returned")
    assert to(back) == ["author"]
    assert "A plan is missing" not in back[0].plain
    with town.user("author"):
        items.propose(item)
    assert to(of(mails(), "item.to_validate")) == ["validator", "validator"]
    nothing_told(mails())


def test_second_level(town, mails):
    town.council.validation_levels = 2
    item = town.item(TITLE, state="draft")
    with town.user("author"):
        items.propose(item)
    with town.user("validator"):
        items.validate(item)
    assert to(of(mails(), "item.to_validate")) == ["second", "validator"]


def test_advisers_are_asked(town, mails):
    item = town.item(TITLE, state="validated")
    opinion = opinions.ask(item, town.finance_uid)
    letters = of(mails(), "opinion.requested")
    assert to(letters) == ["adviser"]
    assert str(opinion.due.year) in letters[0].subject
    assert item.absolute_url() in letters[0].plain
    nothing_told(letters)


def test_nobody_is_told_what_they_did(town, mails):
    services.staff(town.works, "validator", "author")
    item = town.item(TITLE, state="draft")
    with town.user("author"):
        items.propose(item)
    assert to(of(mails(), "item.to_validate")) == ["validator"]


def test_in_the_language_of_the_reader(town, mails, portal):

    api.user.get(userid="mayor").setMemberProperties({"language": "fr"})
    Evening(town, TITLE).convene()
    letters = {each.identity: each for each in of(mails(), "session.convened")}
    assert "16 mars 2026" in letters["member:mayor"].subject
    assert "18 h 30" in " ".join(letters["member:mayor"].plain.split())


def of(letters, kind):
    return [
        each for each in letters if each.kind == f"communesplone.deliberations.{kind}"
    ]


def nothing_told(letters):
    for letter in letters:
        said = letter.subject + letter.plain + letter.html
        assert "Dismissal" not in said and "Quint" not in said
