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
from communesplone.deliberations.rules.deadlines import list_online
from communesplone.deliberations.rules.deadlines import minutes_deadlines
from communesplone.deliberations.rules.rulebook import rulebook
from datetime import date
from datetime import datetime
from plone import api
from plone.uuid.interfaces import IUUID
from Products.ZCatalog.interfaces import ICatalogBrain


SESSION = "communesplone.deliberations.Session"

STATES = ["planned", "convened", "open", "closed"]


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
    following: dict[str, date] = {}
    for brain in brains:
        path = body_path(brain)
        body = found.get(path)
        if body is None:
            continue
        start = _moment(brain)
        if is_clerk:
            yield from _clerk(brain, body, start, day, following.get(path))
        if IUUID(body) in seats and _ahead(brain, start, day):
            yield _task(Kind.SESSION, brain, body, start)
        following[path] = clock.day_of(start)


def _clerk(
    brain: ICatalogBrain, body: Body, start: datetime, day: date, following: date | None
) -> Iterator[Task]:
    """Give what the secretariat does next with a session.

    :param following: day of the next session of the same body.
    """
    state = brain.review_state
    if state == "planned":
        notice = clear_days.check(
            rulebook(body.rulebook),
            clock.day_of(start),
            day,
            body.population,
            call_rank=facts_of(brain).get("call_rank", 1),
        )
        yield _task(
            Kind.CONVENE, brain, body, start, notice.latest, day, notice.article
        )
    elif state == "convened" and clock.day_of(start) <= day:
        yield _task(Kind.OPEN, brain, body, start, clock.day_of(start), day)
    elif state == "open":
        # Closing puts the list of what was examined online.
        due = list_online(
            rulebook(body.rulebook),
            session_date=clock.day_of(start),
            population=body.population,
        )
        yield _task(
            Kind.CLOSE, brain, body, start, due and due.due, day, due and due.article
        )
    elif state == "closed":
        due = None
        if following is not None:
            due = minutes_deadlines(rulebook(body.rulebook), next_session=following)[0]
        yield _task(
            Kind.MINUTES,
            brain,
            body,
            start,
            due and due.due,
            day,
            due and due.article,
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
