"""From draft to decision, and why not."""

from communesplone.core.api import journal
from communesplone.core.api import services
from communesplone.deliberations.api import annexes
from communesplone.deliberations.api import bodies
from communesplone.deliberations.api import items
from communesplone.deliberations.api.item_copies import timeline
from communesplone.deliberations.interfaces import InvalidValue
from communesplone.deliberations.interfaces import Refused
from decimal import Decimal
from plone import api
from plone.app.textfield.value import RichTextValue
from plone.dexterity.utils import addContentToContainer
from plone.dexterity.utils import createContent
from plone.uuid.interfaces import IUUID
from Products.CMFCore.WorkflowCore import WorkflowException
from zExceptions import BadRequest

import pytest


PDF = b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n"


def actions():
    return [entry.action for entry in journal.waiting()]


class TestLevels:
    """Who validates, at 0, 1 and 2 levels."""

    def test_none(self, town):
        bodies.update(town.council, validation_levels=0)
        with town.user("author"):
            item = town.item()
            assert not items.may(item, "propose")
            items.propose(item)
        assert items.state(item) == "validated"

    def test_one(self, town):
        with town.user("author"):
            item = town.item()
            assert not items.may(item, "validate")
            items.propose(item)
            with pytest.raises(Refused):
                items.validate(item)
        with town.user("second"), pytest.raises(Refused):
            items.validate(item)
        with town.user("validator"):
            items.validate(item)
        assert items.state(item) == "validated"

    def test_two(self, town):
        bodies.update(town.council, validation_levels=2)
        with town.user("author"):
            item = town.item()
            items.propose(item)
        with town.user("validator"):
            assert not items.may(item, "validate")
            items.validate(item)
            assert items.state(item) == "prevalidated"
            with pytest.raises(Refused):
                items.validate(item)
        with town.user("second"):
            items.validate(item)
        assert items.state(item) == "validated"


MOVES = {
    # transition: (state it is tried in, those who may)
    "propose": ("draft", {"author"}),
    "validate": ("proposed", {"validator"}),
    "return": ("proposed", {"validator"}),
    "return ": ("validated", {"clerk"}),
    "withdraw": ("validated", {"author", "clerk"}),
    "withdraw ": ("draft", {"author"}),
}


@pytest.mark.parametrize("transition", MOVES)
def test_who_may(town, transition):
    state, expected = MOVES[transition]
    item = town.item(state=state)
    workflow = api.portal.get_tool("portal_workflow")
    found = set()
    everybody = ("author", "validator", "second", "clerk", "mayor", "reader", "citizen")
    for name in (*everybody, "adviser", "stranger"):
        with town.user(name):
            offered = workflow.getTransitionsFor(item)
        if transition.strip() in {each["id"] for each in offered}:
            found.add(name)
    assert found == expected


def test_nobody_decides_without_a_session(town):
    item = town.scheduled()
    workflow = api.portal.get_tool("portal_workflow")
    assert not items.may(item, "decide")
    with town.user("clerk"), pytest.raises(WorkflowException):
        workflow.doActionFor(item, "decide")
    with town.user("clerk"):
        items.decide(item, "rejected")
    assert (items.state(item), item.outcome) == ("decided", "rejected")


@pytest.mark.parametrize(
    ("transition", "state"), [("schedule", "validated"), ("unschedule", "scheduled")]
)
def test_plone_s_own_menu_does_not_do_what_a_session_does(town, transition, state):
    """It would show an item to the members before they are convened."""
    item = town.item(state="validated")
    bodies.place(town.council, IUUID(item), "0" * 32)
    if state == "scheduled":
        items.schedule(item)
        bodies.unplace(town.council, IUUID(item))
    assert items.may(item, transition)
    workflow = api.portal.get_tool("portal_workflow")
    for name in ("clerk", "admin"):
        with town.user(name):
            offered = [each["id"] for each in workflow.listActionInfos(object=item)]
            assert transition not in offered
            with pytest.raises(WorkflowException):
                workflow.doActionFor(item, transition)
    assert items.state(item) == state
    with town.user("clerk"):
        items.move(item, transition)


def test_sending_back_wants_a_reason(town):
    item = town.item(state="proposed")
    with town.user("validator"):
        with pytest.raises(Refused):
            items.send_back(item, "  ")
        workflow = api.portal.get_tool("portal_workflow")
        with pytest.raises(BadRequest):
            workflow.doActionFor(item, "return")
        items.send_back(item, "The amount is missing.")
    assert items.state(item) == "draft"
    assert timeline(item)[-1].comment == "The amount is missing."


def test_incomplete_item_says_why(town):
    item = town.item(decision=None)
    verdict = items.may(item, "propose")
    assert (verdict.allowed, verdict.reason) == (False, "error_item_decision")
    with pytest.raises(Refused) as caught:
        items.propose(item)
    assert str(caught.value) == "Write the decision first."


def test_closed_service_and_body_take_no_items(town):
    services.close(town.finance)
    assert not items.may_begin(town.council, town.finance_uid)
    with pytest.raises(Refused):
        items.create(town.council, town.finance_uid, "Budget")
    api.content.transition(town.council, "close")
    assert items.may_create(town.council, town.works_uid).reason == "error_body_closed"


def test_item_on_an_agenda_stays(town):
    item = town.item(state="validated")
    bodies.place(town.council, IUUID(item), "0" * 32)
    for action in ("withdraw", "return", "present"):
        assert items.may(item, action).reason == "error_item_on_agenda"
    with pytest.raises(BadRequest):
        api.content.delete(item)
    bodies.unplace(town.council, IUUID(item))
    assert items.may(item, "present")
    items.withdraw(item)


def test_unknown_action_is_refused(town):
    assert not items.may(town.item(), "burn")


WRONG = {
    "amount negative": ({"amount": Decimal("-1")}, "amount"),
    "amount in tenths of cents": ({"amount": Decimal("1.005")}, "amount"),
    "amount without end": ({"amount": Decimal("NaN")}, "amount"),
    "half a budget": ({"budget_year": 2026}, ""),
    "other half": ({"budget_name": "Ordinary"}, ""),
    "category of another body": ({"category": "Weddings"}, "category"),
    "stranger as proposer": ({"proposer": "0" * 32}, "proposer"),
    "sitting": ({"sitting": "half"}, "sitting"),
    "title": ({"title": ""}, "title"),
    "long title": ({"title": "x" * 501}, "title"),
    "lines in title": ({"title": "a\nb"}, "title"),
}


@pytest.mark.parametrize("case", WRONG)
def test_wrong_values(town, case):
    fields, name = WRONG[case]
    title = fields.pop("title", "A bench")
    with pytest.raises(InvalidValue) as caught:
        items.create(town.council, town.works_uid, title, **fields)
    assert caught.value.field == name


def test_right_values(town):
    item = items.create(
        town.council,
        town.works_uid,
        "A bench",
        amount=Decimal("1250.50"),
        budget_year=2026,
        budget_name="Ordinary",
        category="Roads",
        proposer=town.uid("mayor"),
        report="<p>Why</p>",
    )
    assert item.report.output == "<p>Why</p>"
    assert item.__parent__.getId() == str(item.created().year())
    with pytest.raises(InvalidValue):
        items.update(item, budget_name=None)
    with pytest.raises(TypeError):
        items.update(item, colour="red")


class TestPostponed:
    @pytest.fixture
    def item(self, town):
        # An annex before the agenda: it goes along.
        item = town.item(state="validated", interested=(town.uid("alderman"),))
        annexes.add(item, PDF, "salaries.pdf", confidential=True)
        bodies.place(town.council, IUUID(item), "0" * 32)
        items.schedule(item)
        return item

    def test_goes_on_as_a_linked_copy(self, town, item):
        with town.user("clerk"):
            copy = items.decide(item, "postponed")
        assert (items.state(item), item.outcome) == ("decided", "postponed")
        assert (items.state(copy), copy.outcome) == ("validated", None)
        assert copy.origin == IUUID(item)
        assert item.forwarded_to == (IUUID(copy),)
        assert copy.interested == (town.uid("alderman"),)
        assert copy.decision.raw == item.decision.raw
        [annex] = annexes.of(copy)
        assert annex.confidential and annex.sha256 == annexes.of(item)[0].sha256
        assert items.may(copy, "present")
        with town.user("clerk"):
            assert town.portal.portal_catalog(UID=IUUID(copy))

    def test_has_one_story(self, town, item):
        copy = items.decide(item, "postponed")
        steps = [(step.action, step.state) for step in timeline(copy)]
        assert steps == [(s.action, s.state) for s in timeline(item)]
        assert ("postpone", "decided") in steps
        assert steps[-1] == ("postpone", "validated")

    def test_not_twice(self, town, item):
        items.decide(item, "postponed")
        with pytest.raises(Refused):
            items.decide(item, "postponed")
        assert len(item.forwarded_to) == 1


class TestForwarded:
    def test_adopted_item_of_the_college(self, town):
        item = town.decided(body=town.college, category="Roads")
        copy = items.forward(item, town.council)
        assert bodies.body_of(copy) == town.council
        assert (items.state(copy), copy.origin) == ("validated", IUUID(item))
        assert copy.category == "Roads"
        assert items.may(item, "forward").reason == "error_forwarded"
        assert "item.forwarded" in actions()

    def test_amended_decision_goes_on(self, town):
        item = town.scheduled(body=town.college)
        item.amended_text = RichTextValue("<p>Two benches.</p>")
        items.decide(item, "adopted_amended")
        copy = items.forward(item, town.council)
        assert copy.decision.raw == "<p>Two benches.</p>"
        assert copy.amended_text is None

    @pytest.mark.parametrize("outcome", ["rejected", "withdrawn", "no_quorum"])
    def test_what_was_not_adopted_stays(self, town, outcome):
        item = town.decided(body=town.college, outcome=outcome)
        assert items.may(item, "forward").reason == "error_not_adopted"

    def test_council_items_stay(self, town):
        assert items.may(town.decided(), "forward").reason == "error_not_college"


def test_journal(town):
    town.decided()
    # Deciding is in the entry of the closing, once for the whole session.
    expected = ["created", "proposed", "validated", "scheduled"]
    found = [action for action in actions() if action.startswith("item.")]
    assert found == [f"item.{past}" for past in expected]


def test_template(town):

    template = createContent(
        "communesplone.deliberations.ItemTemplate",
        title="Approval of the minutes",
        subject_kind="ordinary",
        sitting="closed",
    )
    template = addContentToContainer(town.council, template)
    item = items.create_from(template, town.works_uid, category="Finance")
    assert (item.title, item.sitting) == ("Approval of the minutes", "closed")
    assert item.category == "Finance"


@pytest.mark.parametrize("text", ["<!---->", "<!-- draft -->", " ", "<p></p>"])
def test_an_item_without_words_is_found_all_the_same(town, text):
    item = town.item("<!-- Zxbench -->", decision=text, report=f"{text}Zxreport")
    catalog = api.portal.get_tool("portal_catalog")
    for word in ("Zxbench", "Zxreport"):
        (brain,) = catalog.unrestrictedSearchResults(SearchableText=word)
        assert IUUID(item) == brain.UID
