"""Opinions: asked of services, given by their advisers, and waited for or not."""

from communesplone.core.api import journal
from communesplone.core.api import services
from communesplone.deliberations import _
from communesplone.deliberations.api import clock
from communesplone.deliberations.api import notices
from communesplone.deliberations.api import values
from communesplone.deliberations.api import verdicts
from communesplone.deliberations.content.item import Item
from communesplone.deliberations.content.opinion import IOpinion
from communesplone.deliberations.content.opinion import Opinion
from communesplone.deliberations.interfaces import IActionRules
from communesplone.deliberations.interfaces import Refused
from communesplone.deliberations.interfaces import Verdict
from communesplone.deliberations.interfaces import YES
from datetime import date
from plone import api
from plone.dexterity.utils import addContentToContainer
from plone.dexterity.utils import createContent
from Products.CMFCore.WorkflowCore import WorkflowException
from secrets import token_hex
from zope.component import adapter
from zope.interface import implementer


TYPE = "communesplone.deliberations.Opinion"

ADVISER = "adviser"

DAYS = 10
"""Working days in which an opinion is due, if nothing else is said."""

MAX_DAYS = 366

MAX_REASON = 2_000

OVER = frozenset({"decided", "withdrawn"})
"""States of items for which no opinion is waited for any more."""


@implementer(IActionRules)
@adapter(IOpinion)
class OpinionRules:
    """The service asked answers, no other."""

    def __init__(self, opinion: Opinion):
        self.opinion = opinion

    def may(self, action: str) -> Verdict:
        if action not in {"give", "waive"}:
            return verdicts.no(
                _("error_unknown_action", default="There is no such action.")
            )
        if given(self.opinion):
            return verdicts.no(
                _("error_opinion_given", default="The opinion has been given.")
            )
        if api.content.get_state(self.opinion.__parent__, default="draft") in OVER:
            return verdicts.no(
                _(
                    "error_opinion_over",
                    default="The item is decided or withdrawn: an opinion comes too"
                    " late for it.",
                )
            )
        if action == "give" and not _is_adviser(self.opinion):
            return verdicts.no(
                _(
                    "error_not_adviser",
                    default="“${service}” was asked, and you are not its adviser.",
                    mapping={"service": self.opinion.title},
                )
            )
        return YES


def ask(item: Item, service: str, days: int = DAYS) -> Opinion:
    """Ask a service for its opinion; its advisers see the item from now on.

    Permission is the caller's matter, here and below.

    :param service: UID of the service.
    :param days: working days of the town, 1 to 366; today is not counted.
    :raises Refused: if it is not the moment, or the service was asked.
    :raises communesplone.core.interfaces.UnknownService: if there is none.
    """
    verdicts.require(verdicts.may(item, "ask"))
    asked = services.get(service)
    if service in item.asked:
        raise Refused(
            _("error_asked_before", default="This service has been asked already.")
        )
    if not 1 <= days <= MAX_DAYS:
        raise Refused(
            _("error_opinion_days", default="Give 1 to 366 working days for it.")
        )
    opinion = createContent(
        TYPE,
        id=token_hex(8),
        title=asked.title,
        adviser_service=service,
        asked_at=clock.now(),
        due=clock.calendar().add_working_days(clock.today(), days),
    )
    opinion = addContentToContainer(item, opinion, checkConstraints=False)
    item.asked = (*item.asked, service)
    item.reindexObjectSecurity()
    facts = {"service": service, "due": opinion.due.isoformat()}
    journal.record("opinion.requested", item, after=facts)
    notices.asked(opinion)
    return opinion


def give(opinion: Opinion, verdict: str, text: str = "") -> None:
    """Give the opinion, as the present user.

    :param verdict: favourable, reserved, unfavourable or none.
    :param text: HTML.
    :raises Refused: if it was given, or the user is not adviser of the service asked.
    :raises InvalidValue: for an unknown verdict or a text that is too long.
    """
    verdicts.require(verdicts.may(opinion, "give"))
    fields = values.checked(IOpinion, opinion, {"verdict": verdict, "text": text})
    _go(opinion)
    fields["given_by"] = api.user.get_current().getId() or ""
    fields["given_at"] = clock.now()
    values.write(opinion, IOpinion, fields)
    facts = {"service": opinion.adviser_service, "verdict": verdict}
    journal.record("opinion.given", opinion, after=facts)


def waive(opinion: Opinion, reason: str) -> None:
    """Wait for an opinion no more; it may still be given.

    :param reason: required, at most 2,000 characters.
    :raises Refused: without reason, or if it was given.
    """
    verdicts.require(verdicts.may(opinion, "waive"))
    reason = reason.strip()
    if not reason or len(reason) > MAX_REASON:
        raise Refused(_("error_reason_required", default="Give the reason."))
    values.write(opinion, IOpinion, {"waived": reason})
    facts = {"service": opinion.adviser_service, "reason": reason}
    journal.record("opinion.waived", opinion, after=facts)


def given(opinion: Opinion) -> bool:
    """Tell whether an opinion was given."""
    return api.content.get_state(opinion, default="requested") == "given"


def frozen(item: Item) -> list[dict[str, object]]:
    """Give the opinions that were given, as plain values to freeze: who, what, when."""
    return [
        {
            "adviser": opinion.title,
            "adviser_service": opinion.adviser_service,
            "verdict": opinion.verdict,
            "on": clock.day_of(opinion.given_at) if opinion.given_at else None,
        }
        for opinion in (of(item) if item.asked else ())
        if given(opinion)
    ]


def of(item: Item) -> list[Opinion]:
    """Give the opinions asked about an item, in the order of asking."""
    # The few children of one item, for its own page.
    found = (each for each in item.objectValues() if IOpinion.providedBy(each))
    return sorted(found, key=lambda opinion: opinion.asked_at)


def waiting(item: Item) -> list[Opinion]:
    """Give the opinions that were asked, are not given and are waited for."""
    if not item.asked:
        return []
    return [
        opinion for opinion in of(item) if not given(opinion) and not opinion.waived
    ]


def overdue(item: Item, day: date | None = None) -> list[Opinion]:
    """Give the opinions waited for whose last day is past.

    :param day: today if None.
    """
    day = day or clock.today()
    return [opinion for opinion in waiting(item) if opinion.due < day]


def _is_adviser(opinion: Opinion) -> bool:
    user = api.user.get_current().getId() or ""
    mine = services.services_of(user, ADVISER)
    return opinion.adviser_service in mine


def _go(opinion: Opinion) -> None:
    workflow = api.portal.get_tool("portal_workflow")
    try:
        workflow.doActionFor(opinion, "give")
    except WorkflowException as error:
        raise Refused(
            _("error_not_your_part", default="You have no right to do this.")
        ) from error
