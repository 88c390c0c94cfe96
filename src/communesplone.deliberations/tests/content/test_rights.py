"""Who sees what: by state of the item, kind of sitting, mandate and request."""

from communesplone.core.api import services
from communesplone.deliberations.api import annexes
from communesplone.deliberations.api import bodies
from communesplone.deliberations.api import follow_ups
from communesplone.deliberations.api import items
from communesplone.deliberations.api import opinions
from communesplone.deliberations.api import people
from communesplone.deliberations.api import seats
from communesplone.deliberations.content.annex import IAnnex
from datetime import date
from datetime import timedelta
from plone import api
from plone.uuid.interfaces import IUUID

import published
import pytest
import re


EVERYBODY = (
    "author",
    "validator",
    "second",
    "clerk",
    "mayor",
    "reader",
    "general-reader",
    "adviser",
    "stranger",
    "citizen",
)

PDF = b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n"


def viewers(town, content, permission="View"):
    """Name those of the town who have a permission, by Zope and, to view, by search.

    Annexes are found by nobody: who views one comes from its item.
    """
    found = {name for name in EVERYBODY if town.may(name, permission, content)}
    if permission == "View":
        assert searchers(content) == (set() if IAnnex.providedBy(content) else found)
    return found


def searchers(content):
    catalog = api.portal.get_tool("portal_catalog")
    found = set()
    for name in EVERYBODY:
        with api.env.adopt_user(name):
            if catalog(UID=IUUID(content)):
                found.add(name)
    return found


SERVICE = {"author", "validator", "second"}

BY_STATE = {
    "draft": {"author"},
    "proposed": SERVICE,
    "validated": SERVICE | {"clerk"},
    "scheduled": SERVICE | {"clerk", "mayor"},
    "decided": SERVICE | {"clerk", "mayor", "reader", "general-reader"},
}


def make(town, state, **fields):
    if state == "decided":
        return town.decided(**fields)
    if state == "scheduled":
        return town.scheduled(**fields)
    return town.item(state=state, **fields)


@pytest.mark.parametrize("state", BY_STATE)
def test_view_widens_with_state(town, state):
    item = make(town, state)
    assert items.state(item) == state
    assert viewers(town, item) == BY_STATE[state]


class TestTownWideReaders:
    """The role gives what the group gives, whichever way somebody has it."""

    ROLES = ("Member", "Deliberations Reader")

    @pytest.fixture
    def give(self, town):
        def give(way):
            if way == "by hand":
                api.user.grant_roles(username="citizen", roles=list(self.ROLES))
            else:
                api.group.create("cabinet", roles=list(self.ROLES))
                api.group.add_user(groupname="cabinet", username="citizen")

        return give

    @pytest.mark.parametrize("way", ["by hand", "by a group"])
    def test_read_what_was_decided_in_public(self, town, give, way):
        public, closed = town.decided(), town.decided(sitting="closed")
        (act,) = published.evening(town, "A permit").acts
        scheduled, college = town.scheduled(), town.decided(body=town.college)
        give(way)
        for content in (public, act):
            assert {"citizen", "general-reader"} <= viewers(town, content)
        for content in (closed, scheduled, college):
            assert not {"citizen", "general-reader"} & viewers(town, content)

    def test_lose_it_with_the_role(self, town, give):
        item = town.decided()
        give("by hand")
        api.user.revoke_roles(username="citizen", roles=["Deliberations Reader"])
        assert "citizen" not in viewers(town, item)


def test_closed_sitting_is_for_no_reader(town):
    item = town.decided(sitting="closed")
    assert viewers(town, item) == BY_STATE["scheduled"]


@pytest.mark.parametrize("state", BY_STATE)
def test_a_college_is_closed_to_all_but_the_service(town, state):
    item = make(town, state, body=town.college)
    assert viewers(town, item) == BY_STATE[state] - {"general-reader"}


def test_the_readers_of_decisions_read_what_the_college_published(town):
    (act,) = published.evening(town, "A permit", body=town.college).acts
    item = bodies.find(act.item)
    inside = BY_STATE["scheduled"]
    assert "general-reader" not in viewers(town, item) | viewers(town, act)
    assert viewers(town, item) == inside | {"reader"}
    published.publish(act)
    assert viewers(town, item) == BY_STATE["decided"]


def test_what_the_college_heard_apart_stays_closed(town):
    night = published.evening(town, "A fault", body=town.college, sitting="closed")
    published.publish(night.acts[0])
    assert viewers(town, night.items[0]) == BY_STATE["scheduled"]


def test_closing_the_sitting_takes_readers_away_at_once(town):
    item = town.decided()
    before = town.item()
    annexes.add(before, PDF, "plan.pdf")
    annexes.carry(before, item)
    (annex,) = annexes.of(item)
    assert "reader" in viewers(town, annex)
    items.update(item, sitting="closed")
    assert viewers(town, item) == viewers(town, annex) == BY_STATE["scheduled"]


@pytest.mark.parametrize("state", ["draft", "proposed", "validated", "scheduled"])
def test_annex_is_seen_with_its_item(town, state):
    item = make(town, state)
    annex = annexes.add(item, PDF, "plan.pdf")
    assert viewers(town, annex) == BY_STATE[state]


CONFIDENTIAL = {**BY_STATE, "decided": BY_STATE["scheduled"]}


@pytest.mark.parametrize("state", CONFIDENTIAL)
def test_confidential_annex(town, state):
    item = make(town, "draft") if state == "decided" else make(town, state)
    annex = annexes.add(item, PDF, "salaries.pdf", confidential=True)
    if state == "decided":
        draft, item = item, town.decided()
        annexes.carry(draft, item)
        (annex,) = annexes.of(item)
    if state in {"validated", "scheduled"}:
        opinions.ask(item, town.finance_uid)
    assert viewers(town, annex) == CONFIDENTIAL[state]


def test_annex_becomes_confidential_at_once(town):
    item = town.item(state="validated")
    opinions.ask(item, town.finance_uid)
    annex = annexes.add(item, PDF, "plan.pdf")
    assert "adviser" in viewers(town, annex)
    annexes.update(annex, confidential=True)
    assert "adviser" not in viewers(town, annex)
    annexes.update(annex, confidential=False)
    assert "adviser" in viewers(town, annex)


def test_confidential_annex_is_in_no_text_index(town):
    item = town.item(state="validated")
    annexes.add(item, PDF, "salaries.pdf", title="Payroll", confidential=True)
    catalog = api.portal.get_tool("portal_catalog")
    assert not catalog.unrestrictedSearchResults(SearchableText="Payroll")


@pytest.mark.parametrize("sitting", ["public", "closed"])
def test_who_follows_a_decision_up_sees_it(town, sitting):
    item = town.decided(body=town.college, sitting=sitting)
    opinion = opinions.ask(town.item(state="validated"), town.finance_uid)
    before = viewers(town, item)
    assert "stranger" not in before
    follow_ups.note(item, None, None, town.finance_uid)
    assert viewers(town, item) == before | {"stranger"}
    for permission in ("View internal", "View confidential", "Give opinion"):
        name = f"communesplone.deliberations: {permission}"
        assert not town.may("stranger", name, item)
    assert "stranger" not in viewers(town, opinion)
    follow_ups.note(item, None, None)
    assert viewers(town, item) == before


def test_follow_ups_are_in_no_index(town):
    item = town.decided()
    follow_ups.note(item, "Oriane", date(2031, 4, 5), town.finance_uid)
    follow_ups.finish(item, "Quicksilver")
    catalog = api.portal.get_tool("portal_catalog")
    brain = catalog.unrestrictedSearchResults(UID=IUUID(item))[0]
    index = catalog.getIndexDataForRID(brain.getRID())
    # Who may find it is no secret, but to those who find it.
    index.pop("allowedRolesAndUsers")
    held = repr([index, brain.deliberations_facts])
    for internal in ("Oriane", "2031", "Quicksilver", town.finance_uid):
        assert internal not in held


def test_internal_things_are_in_no_index(town):
    item = town.scheduled(interested=(town.uid("councillor"),))
    catalog = api.portal.get_tool("portal_catalog")
    brain = catalog.unrestrictedSearchResults(UID=IUUID(item))[0]
    held = [catalog.getIndexDataForRID(brain.getRID()), brain.deliberations_facts]
    assert town.uid("councillor") not in repr(held)
    person = catalog.unrestrictedSearchResults(UID=town.uid("mayor"))[0]
    held = repr(catalog.getIndexDataForRID(person.getRID()))
    # On its own: any UID may hold these digits.
    assert not re.search(r"\b1961\b", held)


def test_only_the_service_asked_sees_an_item_for_its_opinion(town):
    item = town.item(state="validated")
    assert "adviser" not in viewers(town, item)
    opinion = opinions.ask(item, town.finance_uid)
    assert viewers(town, item) == BY_STATE["validated"] | {"adviser"}
    assert "stranger" not in viewers(town, opinion)
    assert "adviser" in viewers(town, opinion)


class TestMembers:
    """Rights of members are those of their mandates, today."""

    def mandate(self, town, account):
        uid = town.uid(account)
        rows = people.rows(town.council)
        return next(people.find(row.mandate) for row in rows if row.person == uid)

    @pytest.fixture
    def sees(self, town):
        return lambda account, item: town.may(account, "View", item)

    @pytest.fixture
    def item(self, town):
        return town.scheduled()

    def test_runs(self, town, item, sees):
        assert sees("councillor", item)

    def test_ended_yesterday(self, town, item, sees):
        yesterday = date.today() - timedelta(days=1)
        people.end_mandate(self.mandate(town, "councillor"), yesterday)
        assert not sees("councillor", item)
        assert sees("councillor2", item)
        names = {row.name for row in people.rows(town.council)}
        assert "Denis Noël" in names
        today = people.members_of(town.council, date.today())
        assert "Denis Noël" not in {row.name for row in today}

    def test_last_day_is_counted(self, town, item, sees):
        people.end_mandate(self.mandate(town, "councillor"), date.today())
        assert sees("councillor", item)

    def test_begins_tomorrow(self, town, item, sees):
        tomorrow = date.today() + timedelta(days=1)
        people.update_mandate(self.mandate(town, "councillor"), start=tomorrow)
        assert not sees("councillor", item)

    def test_of_one_body_only(self, town, sees):
        item = town.scheduled(body=town.college)
        assert sees("mayor", item)
        assert not sees("councillor", item)

    def test_another_account(self, town, item, sees):
        town.account("new")
        people.update(town.persons["councillor"], account="new")
        assert sees("new", item)
        assert not sees("councillor", item)

    def test_account_deleted(self, town, item, sees):
        api.user.delete(username="councillor")
        assert town.persons["councillor"].account is None
        town.account("councillor")
        assert not sees("councillor", item)

    def test_mandate_deleted(self, town, item, sees):
        api.content.delete(self.mandate(town, "councillor"))
        assert not sees("councillor", item)

    def test_tree_is_the_same_when_it_is_made_anew(self, town, item):
        plugin = api.portal.get_tool("acl_users")[seats.PLUGIN]
        before = {name: plugin.rows_of(name) for name in ("mayor", "councillor")}
        seats.rebuild()
        assert before == {name: plugin.rows_of(name) for name in before}
        assert len(before["mayor"]) == 2

    def test_no_account_can_be_named_like_the_group(self, town, item):
        name = f"body-{IUUID(town.council)}~member"
        registration = api.portal.get_tool("portal_registration")
        assert not registration.isMemberIdAllowed(name)


class TestContributors:
    def test_authors_of_any_service_may_add(self, town):
        permission = "communesplone.deliberations: Add item"
        assert viewers(town, town.council, permission) == {"author", "stranger"}

    def test_and_see_nothing_by_that(self, town):
        assert "stranger" not in viewers(town, town.decided())

    def test_for_their_own_service_only(self, town):
        with town.user("stranger"):
            assert items.may_create(town.council, town.finance_uid)
            assert not items.may_create(town.council, town.works_uid)

    def test_staffing_is_seen_at_once(self, town):
        item = town.item()
        assert not town.may("citizen", "View", item)
        services.staff(town.works, "author", "citizen")
        assert town.may("citizen", "View", item)


def test_birth_dates_are_for_the_secretariat(town):
    permission = "communesplone.deliberations: Manage bodies"
    assert viewers(town, town.persons["mayor"], permission) == {"clerk"}
