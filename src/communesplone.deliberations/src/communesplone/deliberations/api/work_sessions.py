"""Sessions that wait for the secretariat, and those to which a member goes."""

from collections.abc import Iterator
from collections.abc import Mapping
from communesplone.deliberations.api import clock
from communesplone.deliberations.api.work_rows import body_path
from communesplone.deliberations.api.work_rows import facts_of
from communesplone.deliberations.api.work_rows import Kind
from communesplone.deliberations.api.work_rows import MOST
from communesplone.deliberations.api.work_rows import Task
from communesplone.deliberations.content.body import Body
from communesplone.deliberations.rules import clear_days
from communesplone.deliberations.rules.constants import ClosedSitting
from communesplone.deliberations.rules.constants import DeadlineKind
from communesplone.deliberations.rules.deadlines import deadlines
from communesplone.deliberations.rules.deadlines import list_online
from communesplone.deliberations.rules.deadlines import minutes_deadlines
from communesplone.deliberations.rules.rulebook import rulebook
from datetime import date
from datetime import datetime
from plone import api
from plone.uuid.interfaces import IUUID
from Products.ZCatalog.interfaces import ICatalogBrain


SESSION = "communesplone.deliberations.Session"

STATES = ["planned", "convened", "open", "closed", "approved"]


def tasks(
    day: date, found: Mapping[str, Body], is_clerk: bool, seats: frozenset[str]
) -> Iterator[Task]:
    """Give the sessions that wait, from one query.

    :param day: today.
    :param found: bodies by path.
    :param is_clerk: whether the user prepares sessions.
    :param seats: UIDs of the bodies in which the user sits.
    """
    if not is_clerk and not seats:
        return
    brains = api.content.find(
        portal_type=SESSION,
        review_state=STATES,
        sort_on="start",
        sort_order="descending",
        sort_limit=MOST,
    )[:MOST]
    days = {brain.UID: clock.day_of(_moment(brain)) for brain in brains}
    following: dict[str, date] = {}
    for brain in brains:
        path = body_path(brain)
        body = found.get(path)
        if body is None:
            continue
        start = _moment(brain)
        if is_clerk:
            later = days.get(facts_of(brain).get("approved_in"), following.get(path))
            yield from _clerk(brain, body, start, day, later)
        if IUUID(body) in seats and _ahead(brain, start, day):
            yield _task(Kind.SESSION, brain, body, start)
        following[path] = clock.day_of(start)


def _clerk(
    brain: ICatalogBrain, body: Body, start: datetime, day: date, following: date | None
) -> Iterator[Task]:
    """Give what the secretariat does next with a session.

    :param following: day of the session that approved its minutes, or of the next one
        of the same body.
    """
    state = brain.review_state
    if state == "planned":
        notice = clear_days.check(
            rulebook(body.rulebook),
            clock.day_of(start),
            day,
            body.population,
            call_rank=facts_of(brain).get("call_rank", 1),
            extraordinary=facts_of(brain).get("extraordinary", False),
        )
        yield _task(
            Kind.CONVENE, brain, body, start, notice.latest, day, notice.article
        )
    elif state == "convened":
        if clock.day_of(start) <= day:
            yield _task(Kind.OPEN, brain, body, start, clock.day_of(start), day)
        else:
            yield from _drafts(brain, body, start, day)
    elif state == "open":
        yield _close(brain, body, start, day)
    else:
        yield from _minutes(brain, body, start, day, following)


def _close(brain, body, start, day) -> Task:
    """Give a sitting that is open: closing puts the list of what it examined online."""
    due = list_online(
        rulebook(body.rulebook),
        session_date=clock.day_of(start),
        population=body.population,
    )
    given = (due.due, day, due.article) if due is not None else ()
    return _task(Kind.CLOSE, brain, body, start, *given)


def _drafts(brain, body, start, day) -> Iterator[Task]:
    """Give the drafts that the law wants online, with the last day for it."""
    for found in deadlines(
        rulebook(body.rulebook),
        session_date=clock.day_of(start),
        population=body.population,
        drafts_online_on=facts_of(brain).get("drafts_on"),
    ):
        if found.kind is DeadlineKind.DRAFTS_ONLINE and found.met is None:
            yield _task(Kind.DRAFTS, brain, body, start, found.due, day, found.article)


def _minutes(brain, body, start, day, following) -> Iterator[Task]:
    """Give what is still to do for the minutes of a closed or approved session."""
    facts, book = facts_of(brain), rulebook(body.rulebook)
    due = {}
    if following is not None:
        due = {
            found.kind: found
            for found in minutes_deadlines(book, next_session=following)
        }
    if brain.review_state == "closed":
        wanted = [(Kind.MINUTES, DeadlineKind.MINUTES_APPROVED)]
        asked = book.minutes.value.available is not None
        if asked and not facts.get("minutes_available_on"):
            wanted.insert(0, (Kind.DRAFT_MINUTES, DeadlineKind.MINUTES_AVAILABLE))
    elif facts.get("minutes_public_on") or book.closed.value is ClosedSitting.ALWAYS:
        wanted = []
    else:
        wanted = [(Kind.MINUTES_ONLINE, DeadlineKind.MINUTES_PUBLISHED)]
    for kind, name in wanted:
        found = due.get(name)
        yield _task(
            kind,
            brain,
            body,
            start,
            found and found.due,
            day,
            found and found.article,
        )


def _task(kind, brain, body, start, due=None, day=None, article=None) -> Task:
    return Task(
        kind,
        title=brain.Title,
        url=brain.getURL(),
        body=body.title,
        due=due,
        overdue=due is not None and due < day,
        article=str(article or ""),
        when=start,
    )


def _ahead(brain: ICatalogBrain, start: datetime, day: date) -> bool:
    return brain.review_state in {"convened", "open"} and clock.day_of(start) >= day


def _moment(brain: ICatalogBrain) -> datetime:
    """Read the beginning, in the time zone in which it was written."""
    start = brain.start
    return start if isinstance(start, datetime) else start.asdatetime()
