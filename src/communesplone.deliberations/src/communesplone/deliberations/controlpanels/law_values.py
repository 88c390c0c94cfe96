"""The values of constants of the law, in words."""

from collections.abc import Callable
from communesplone.deliberations import _
from communesplone.deliberations.rules.constants import ClosedSitting
from communesplone.deliberations.rules.constants import DeadlineKind
from communesplone.deliberations.rules.constants import OffAgenda
from communesplone.deliberations.rules.constants import ON_THE_DAY
from communesplone.deliberations.rules.constants import TieRule
from communesplone.deliberations.vocabularies import choices
from typing import Any
from zope.globalrequest import getRequest
from zope.i18n import translate
from zope.i18nmessageid import Message


Titles = dict[str, Message]

YES, NO = _("label_yes", default="Yes"), _("label_no", default="No")
NONE = _("label_law_none", default="None")
SILENT = _("label_law_silent", default="The law says nothing of it")

TIES = {
    TieRule.REJECTED: _("label_tie_rejected", default="Rejected"),
    TieRule.PRESIDENT: _(
        "label_tie_president", default="The president's own vote decides"
    ),
    TieRule.ADJOURNED: _(
        "label_tie_adjourned",
        default="Another sitting, or a councillor is called; the president decides in"
        " recognised urgency or at the third tie",
    ),
}

OFF_AGENDA = {
    OffAgenda.NEVER: _("label_off_agenda_never", default="Never"),
    OffAgenda.URGENCY: _(
        "label_off_agenda_urgency",
        default="If two thirds of those present declare them urgent",
    ),
    OffAgenda.OWN_RULES: _(
        "label_off_agenda_own_rules", default="As the body's own rules say"
    ),
}

CLOSED = {
    ClosedSitting.ALWAYS: _("label_closed_always", default="Always"),
    ClosedSitting.TWO_THIRDS: _(
        "label_closed_two_thirds", default="If two thirds of those present want it"
    ),
    ClosedSitting.ON_REQUEST: _(
        "label_closed_on_request",
        default="On request, by more than half of those present or represented",
    ),
}

DEADLINES = {
    DeadlineKind.DRAFTS_ONLINE: _(
        "label_deadline_drafts_online",
        default="Draft decisions online: ${count} clear days before",
    ),
    DeadlineKind.LIST_ONLINE: _(
        "label_deadline_list_online",
        default="List of what was examined online: within ${count} days",
    ),
    DeadlineKind.PUBLISHED_UNTIL: _(
        "label_deadline_published_until",
        default="Stays published: ${count} months at least",
    ),
    DeadlineKind.ENFORCEABLE: _(
        "label_deadline_enforceable",
        default="Binds once it is published and transmitted",
    ),
    DeadlineKind.IN_FORCE: _(
        "label_deadline_in_force", default="In force: ${count} days after posting"
    ),
    DeadlineKind.TRANSMIT: _(
        "label_deadline_transmit", default="To the authority: within ${count} days"
    ),
    DeadlineKind.AUTHORITY: _(
        "label_deadline_authority", default="The authority has ${count} days"
    ),
}


def words(name: str, value: Any, country: str) -> Message | str:
    """Write the value of a constant.

    :param name: of the constant.
    :param country: of the rulebook: France names its posts otherwise.
    """
    if name in _OF_POSTS:
        return _OF_POSTS[name](value, choices.posts.titles_in(country))
    if name in _WRITERS:
        return _WRITERS[name](value)
    return (YES if value else NO) if isinstance(value, bool) else str(value)


def _filled(message: Message, **mapping: Any) -> Message:
    return _(message, default=message.default, mapping=mapping)


def _quorum(value: int) -> Message:
    if value == 2:
        return _("label_quorum_half", default="More than half of those in office")
    return _(
        "label_quorum_share",
        default="More than one in ${count} of those in office",
        mapping={"count": value},
    )


def _recall(value: Any) -> Message:
    if value is None:
        return NONE
    return _(
        "label_recall_value",
        default="From call ${rank} on; ${days} days between the two at least",
        mapping={"rank": value.rank, "days": value.interval},
    )


def _notice(value: Any) -> Message:
    mapping = {"days": value.days, "urgent": value.urgent}
    mapping |= {"from": value.from_population, "recall": value.recall}
    if value.recall is not None:
        return _(
            "label_notice_recall",
            default="${days}; urgent: ${urgent}; called again: ${recall}",
            mapping=mapping,
        )
    if value.days == ON_THE_DAY:
        return _(
            "label_notice_extraordinary",
            default="None; of an extraordinary sitting: ${extraordinary}; urgent:"
            " ${urgent}",
            mapping={"extraordinary": value.extraordinary, "urgent": value.urgent},
        )
    if value.from_population:
        return _(
            "label_notice_population",
            default="${days} from ${from} inhabitants on; urgent: ${urgent}",
            mapping=mapping,
        )
    return _(
        "label_notice_plain", default="${days}; urgent: ${urgent}", mapping=mapping
    )


def _own_item(value: Any, posts: Titles) -> Message:
    if value is None:
        return _("label_own_item_none", default="No such right")
    return _(
        "label_own_item_value",
        default="${days} clear days before; not for: ${posts}",
        mapping={
            "days": value.clear_days,
            "posts": _listed(value.barred_posts, posts),
        },
    )


def _appointment(value: Any) -> Message:
    return _(
        "label_appointment_value",
        default="Rounds: ${rounds}, of which ${absolute} with absolute majority; the"
        " oldest wins a tie",
        mapping={"rounds": value.rounds, "absolute": value.absolute_rounds},
    )


def _secretary(value: frozenset[str], posts: Titles) -> Message | str:
    if value:
        return _listed(value, posts)
    return _(
        "label_secretary_named",
        default="A member whom the body names at the start of the sitting",
    )


def _minutes(value: Any) -> Message:
    if value.available is not None:
        return _(
            "label_minutes_available",
            default="Ready ${days} clear days before the next sitting",
            mapping={"days": value.available},
        )
    if value.published is not None:
        return _(
            "label_minutes_published",
            default="Public ${days} days after the next sitting",
            mapping={"days": value.published},
        )
    return SILENT


def _deadline(value: Any) -> Message | str:
    said = _filled(DEADLINES[value.kind], count=value.length)
    if not value.from_population:
        return said
    return _(
        "label_deadline_population",
        default="${what} (from ${from} inhabitants on)",
        mapping={"what": said, "from": value.from_population},
    )


def _share(value: int) -> Message:
    if not value:
        return NONE
    return _(
        "label_share",
        default="If one in ${count} of those present asks",
        mapping={"count": value},
    )


def _asking(value: int) -> Message | str:
    return str(value) if value else _("label_anyone", default="Anyone")


def _listed(values: Any, titles: Titles) -> Message | str:
    if not values:
        return NONE
    # In the order of the vocabulary; a set has none.
    found = [title for value, title in titles.items() if value in values]
    return ", ".join(translate(title, context=getRequest()) for title in found)


def _kinds(values: Any) -> Message | str:
    return _listed(values, choices.subject_kinds.titles)


_OF_POSTS: dict[str, Callable[[Any, Titles], Message | str]] = {
    "account_posts": _listed,
    "own_item": _own_item,
    "secretary_posts": _secretary,
}


_WRITERS: dict[str, Callable[[Any], Message | str]] = {
    "quorum": _quorum,
    "quorum_kept": lambda value: NO if value else YES,
    "recall": _recall,
    "majority": lambda value: _(
        "label_majority_value",
        default="More for than against; abstentions and blanks are no votes",
    ),
    "tie": TIES.__getitem__,
    "secret_tie": TIES.__getitem__,
    "notice": _notice,
    "off_agenda": OFF_AGENDA.__getitem__,
    "closed": CLOSED.__getitem__,
    "closed_kinds": _kinds,
    "closed_requests": _asking,
    "secret_kinds": _kinds,
    "roll_call_share": _share,
    "secret_share": _share,
    "appointment": _appointment,
    "minutes": _minutes,
    "deadlines": _deadline,
}
