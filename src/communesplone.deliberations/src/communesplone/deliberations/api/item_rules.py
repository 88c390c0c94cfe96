"""What may be done with an item, and why not."""

from collections.abc import Callable
from communesplone.core.api import services
from communesplone.core.interfaces import UnknownService
from communesplone.deliberations import _
from communesplone.deliberations import state_titles
from communesplone.deliberations.api import bodies
from communesplone.deliberations.api import closed_kinds
from communesplone.deliberations.api import opinions
from communesplone.deliberations.api import settled
from communesplone.deliberations.api import states
from communesplone.deliberations.api.verdicts import no
from communesplone.deliberations.content.body import Body
from communesplone.deliberations.content.item import IItem
from communesplone.deliberations.content.item import Item
from communesplone.deliberations.content.membership import body_of
from communesplone.deliberations.interfaces import IActionRules
from communesplone.deliberations.interfaces import Verdict
from communesplone.deliberations.interfaces import YES
from plone.uuid.interfaces import IUUID
from zope.component import adapter
from zope.i18nmessageid import Message
from zope.interface import implementer


GOES_ON = frozenset({"postponed", "no_quorum"})
"""Outcomes after which a copy waits for a later session."""

FORWARDABLE = frozenset({"adopted", "adopted_amended", "noted"})
"""Outcomes after which a college item may go on to the council."""


@implementer(IActionRules)
@adapter(IItem)
class ItemRules:
    """Judges by state, texts, opinions and agenda; permissions are the workflow's."""

    def __init__(self, item: Item):
        self.item = item

    def may(self, action: str) -> Verdict:
        rule = RULES.get(action)
        if rule is None:
            return no(_("error_unknown_action", default="There is no such action."))
        states, judge = rule
        if state(self.item) not in states:
            return no(
                _(
                    "error_item_state",
                    default="The item is “${state}”: this is not the moment for it.",
                    mapping={"state": state_titles.ITEM[state(self.item)]},
                )
            )
        return judge(self.item)


def state(item: Item) -> str:
    """Read the state of an item, "draft" before it has one."""
    return states.state_of(item, states.ITEM_WORKFLOW) or "draft"


def may_begin(body: Body, service: str) -> Verdict:
    """Judge whether a service may begin an item of a body.

    :param service: UID of the service.
    """
    if not bodies.is_active(body):
        return no(_("error_body_closed", default="This body decides no more."))
    reason = _service_refused(service)
    return YES if reason is None else no(reason)


def overdue_refused(item: Item) -> Message | None:
    """Tell which opinion is overdue and not given up; None if there is none."""
    late = opinions.overdue(item)
    if not late:
        return None
    return _(
        "error_opinion_awaited",
        default="The opinion of “${service}” on “${item}” is overdue: wait for it, or"
        " say why not.",
        mapping={"service": late[0].title, "item": item.title},
    )


def _service_refused(uid: str) -> Message | None:
    try:
        service = services.get(uid)
    except UnknownService as error:
        return error.message
    if services.is_closed(service):
        return _("error_service_closed", default="This service is closed.")
    return None


def _levels(item: Item) -> int:
    return body_of(item).validation_levels


def _complete(item: Item) -> Verdict:
    text = item.decision.raw if item.decision is not None else ""
    if not (item.title or "").strip():
        return no(_("error_item_title", default="Give the item a subject."))
    if not text.strip():
        return no(_("error_item_decision", default="Write the decision first."))
    return may_begin(body_of(item), item.service)


def _propose(item: Item) -> Verdict:
    if _levels(item) == 0:
        return no(
            _(
                "error_no_validation",
                default="This body wants no validation: the item is validated at once.",
            )
        )
    return _complete(item)


def _prevalidate(item: Item) -> Verdict:
    if _levels(item) != 2:
        return no(
            _("error_one_level", default="This body has no second level of validation.")
        )
    return _complete(item)


def _validate(item: Item) -> Verdict:
    now, levels = state(item), _levels(item)
    if now == "draft" and levels:
        return no(
            _(
                "error_propose_first",
                default="The item must be proposed to a validator.",
            )
        )
    if now == "proposed" and levels == 2:
        return no(
            _(
                "error_first_level",
                default="The first level of validation comes before.",
            )
        )
    return _complete(item)


def _off_agenda(item: Item) -> Verdict:
    if bodies.placement(body_of(item), IUUID(item)):
        return no(
            _(
                "error_item_on_agenda",
                default="The item stands on an agenda: take it off first.",
            )
        )
    return YES


def _present(item: Item) -> Verdict:
    verdict = _off_agenda(item)
    reason = overdue_refused(item) if verdict.allowed else verdict.reason
    return YES if reason is None else no(reason)


def _schedule(item: Item) -> Verdict:
    if not bodies.placement(body_of(item), IUUID(item)):
        return no(_("error_no_agenda", default="The item stands on no agenda."))
    reason = closed_kinds.why_not(item) or overdue_refused(item)
    return YES if reason is None else no(reason)


def _decide(item: Item) -> Verdict:
    if not item.outcome or item.outcome in GOES_ON:
        return no(
            _(
                "error_no_outcome",
                default="Items are decided as their session closes, by their outcome.",
            )
        )
    return YES


def _postpone(item: Item) -> Verdict:
    if item.outcome not in GOES_ON:
        return no(
            _(
                "error_not_postponed",
                default="Items are postponed in their session only.",
            )
        )
    return YES


def _forward(item: Item) -> Verdict:
    if body_of(item).kind != "college":
        return no(
            _("error_not_college", default="Only items of the college go on further.")
        )
    if item.outcome not in FORWARDABLE:
        return no(
            _("error_not_adopted", default="The college did not adopt this item.")
        )
    if item.forwarded_to:
        return no(_("error_forwarded", default="The item has been forwarded already."))
    return YES


def is_followed(item: Item) -> bool:
    """Tell whether somebody is to see to the decision, and has not done so yet."""
    asked = (item.owner_after, item.due_after, item.service_after)
    return item.done_on is None and any(asked)


def _follow(item: Item) -> Verdict:
    if item.done_on is not None:
        return no(
            _(
                "error_followed_done",
                default="The follow-up is noted as done: take that back first.",
            )
        )
    return YES


def _done(item: Item) -> Verdict:
    verdict = _follow(item)
    if verdict.allowed and not is_followed(item):
        return no(
            _("error_not_followed", default="Nobody was asked to follow this up.")
        )
    return verdict


def _reopen(item: Item) -> Verdict:
    if item.done_on is None:
        return no(_("error_not_done", default="The follow-up is not noted as done."))
    return YES


def _unsettled(item: Item) -> Verdict:
    reason = settled.why_settled(item)
    return YES if reason is None else no(reason)


def _yes(item: Item) -> Verdict:
    return YES


BEFORE = frozenset({"draft", "proposed", "prevalidated"})

RULES: dict[str, tuple[frozenset[str], Callable[[Item], Verdict]]] = {
    "propose": (frozenset({"draft"}), _propose),
    "prevalidate": (frozenset({"proposed"}), _prevalidate),
    "validate": (BEFORE, _validate),
    "return": (frozenset({"proposed", "prevalidated", "validated"}), _off_agenda),
    "withdraw": (BEFORE | {"validated"}, _off_agenda),
    "ask": (frozenset({"validated", "scheduled"}), _yes),
    "edit": (BEFORE | {"validated", "scheduled"}, _unsettled),
    "annex": (BEFORE | {"validated", "scheduled"}, _unsettled),
    "present": (frozenset({"validated"}), _present),
    "schedule": (frozenset({"validated"}), _schedule),
    "unschedule": (frozenset({"scheduled"}), _off_agenda),
    "decide": (frozenset({"scheduled"}), _decide),
    "postpone": (frozenset({"scheduled"}), _postpone),
    "forward": (frozenset({"decided"}), _forward),
    "follow": (frozenset({"decided"}), _follow),
    "done": (frozenset({"decided"}), _done),
    "reopen": (frozenset({"decided"}), _reopen),
}
"""Action -> the states in which it is thought of, and what else must hold."""
