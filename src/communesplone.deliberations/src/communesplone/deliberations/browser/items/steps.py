"""What can be done with an item now, by whom, and why not."""

from communesplone.deliberations import _
from communesplone.deliberations.api import follow_ups
from communesplone.deliberations.api import items
from communesplone.deliberations.content.item import Item
from communesplone.deliberations.content.membership import body_of
from communesplone.deliberations.interfaces import Verdict
from communesplone.deliberations.interfaces import YES
from dataclasses import dataclass
from plone import api
from zope.i18nmessageid import Message


PREFIX = "communesplone.deliberations: "

PROPOSE, VALIDATE = f"{PREFIX}Propose item", f"{PREFIX}Validate item"
SCHEDULE, MANAGE = f"{PREFIX}Schedule item", f"{PREFIX}Manage session"


@dataclass(frozen=True)
class Step:
    """Something that is done with an item.

    :param name: which form to show.
    :param view: where the form goes.
    :param permissions: one of them is enough; none where services say who it is.
    :param whose: who does it, for those who may not.
    :param is_link: whether it is done elsewhere: on the page `view`, or in that part.
    """

    name: str
    view: str
    title: Message
    permissions: tuple[str, ...]
    whose: Message
    is_link: bool = False


@dataclass(frozen=True)
class Shown:
    """A step, for one user and one item."""

    step: Step
    verdict: Verdict
    permitted: bool

    @property
    def offered(self) -> bool:
        return self.permitted and self.verdict.allowed

    @property
    def reason(self) -> Message | None:
        """Why not; the facts first, since they change by themselves."""
        return self.verdict.reason or (None if self.permitted else self.step.whose)


_BY_AUTHOR = _("reason_by_author", default="An author of the service does this.")
_BY_VALIDATOR = _(
    "reason_by_validator",
    default="A validator of the service does this, each at the level that is theirs.",
)
_BY_CLERK = _("reason_by_clerk", default="The secretariat does this.")
_BY_LATER = _(
    "reason_by_later", default="Whoever has the item now does this, with a reason."
)

_BY_FOLLOWER = _(
    "reason_by_follower",
    default="An author of the service that follows it up does this, or the"
    " secretariat.",
)

_BY_HOLDER = _("reason_by_holder", default="Whoever has the item now does this.")

STEPS = (
    Step(
        "edit",
        "edit",
        _("button_edit_item", default="Edit the texts"),
        ("Modify portal content",),
        _BY_HOLDER,
        is_link=True,
    ),
    Step(
        "annex",
        "#annexes",
        _("button_go_to_annexes", default="Add annexes"),
        ("Modify portal content",),
        _BY_HOLDER,
        is_link=True,
    ),
    Step(
        "propose",
        "@@item-move",
        _("button_propose", default="Propose"),
        (PROPOSE,),
        _BY_AUTHOR,
    ),
    Step(
        "validate",
        "@@item-move",
        _("button_validate", default="Validate"),
        (VALIDATE,),
        _BY_VALIDATOR,
    ),
    Step(
        "present",
        "@@item-present",
        _("button_present", default="Present on an agenda"),
        (SCHEDULE,),
        _BY_CLERK,
    ),
    Step(
        "ask",
        "@@opinion-ask",
        _("button_ask_opinion", default="Ask for an opinion"),
        (SCHEDULE,),
        _BY_CLERK,
    ),
    Step(
        "return",
        "@@item-move",
        _("button_send_back", default="Send back"),
        (VALIDATE, SCHEDULE),
        _BY_LATER,
    ),
    Step(
        "forward",
        "@@item-forward",
        _("button_forward", default="Forward to the council"),
        (MANAGE,),
        _BY_CLERK,
    ),
    Step(
        "follow",
        "@@item-follow-up",
        _("button_follow_up", default="Note who follows it up"),
        (MANAGE,),
        _BY_CLERK,
    ),
    Step(
        "done",
        "@@item-done",
        _("button_follow_done", default="Note that it is done"),
        (),
        _BY_FOLLOWER,
    ),
    Step(
        "reopen",
        "@@item-done",
        _("button_follow_reopen", default="Take back that it is done"),
        (),
        _BY_FOLLOWER,
    ),
    Step(
        "withdraw",
        "@@item-move",
        _("button_withdraw", default="Withdraw"),
        (PROPOSE, SCHEDULE),
        _BY_AUTHOR,
    ),
    Step(
        "delete",
        "delete_confirmation",
        _("button_delete_item", default="Delete"),
        ("Delete objects",),
        _BY_HOLDER,
        is_link=True,
    ),
)
"""In the order in which a page shows them."""

NEXT = {
    "draft": _(
        "help_next_draft",
        default="It is being written. Nobody outside the service sees it; next, an"
        " author proposes it.",
    ),
    "proposed": _(
        "help_next_proposed",
        default="It waits for a validator of the service, who validates it or sends it"
        " back.",
    ),
    "prevalidated": _(
        "help_next_prevalidated",
        default="It waits for the second validator of the service.",
    ),
    "validated": _(
        "help_next_validated",
        default="It waits for the secretariat, which puts it on an agenda.",
    ),
    "placed": _(
        "help_next_placed",
        default="It stands on the agenda that is being prepared; the members see it"
        " once the session is convened.",
    ),
    "scheduled": _(
        "help_next_scheduled",
        default="The session is convened. What the body decides is written here as the"
        " session closes.",
    ),
    "decided": _(
        "help_next_decided",
        default="The body has decided. The act stands in the register.",
    ),
    "withdrawn": _(
        "help_next_withdrawn",
        default="It was withdrawn. Its history stays; to take it up again, begin a new"
        " item.",
    ),
}


def shown(item: Item) -> list[Shown]:
    """List the steps of an item for the present user, those with reasons too."""
    found = []
    for step in STEPS:
        if step.name == "validate" and body_of(item).validation_levels == 0:
            continue
        mine = permitted(item, step)
        if step.name == "reopen" and not (mine and item.done_on):
            continue
        judged = verdict(item, step.name) if mine or not is_inside(step) else YES
        found.append(Shown(step, judged, mine))
    return found


def is_inside(step: Step) -> bool:
    """Tell whether the facts that speak against a step are for those who take it."""
    return step.name in ("follow", "done", "reopen")


def permitted(item: Item, step: Step) -> bool:
    """Tell whether the present user is one of those who take a step."""
    if step.view == "@@item-done":
        return follow_ups.is_mine(item)
    return any(api.user.has_permission(name, obj=item) for name in step.permissions)


def verdict(item: Item, name: str) -> Verdict:
    """Judge a step by the facts."""
    if name != "delete":
        return items.may(item, action(item, name))
    reason = items.why_kept(item)
    return YES if reason is None else Verdict(False, reason)


def action(item: Item, name: str) -> str:
    """Name the action of the workflow that a step is, which the levels decide."""
    levels = body_of(item).validation_levels
    if name == "propose" and levels == 0:
        return "validate"
    if name == "validate" and levels == 2 and items.state(item) == "proposed":
        return "prevalidate"
    return name
