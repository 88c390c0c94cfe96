"""My work: what waits for the present user, read from the catalogue.

Each kind of work is one query, whatever there is of it. Only bodies are woken: their
trees say which items stand on an agenda, and their rulebooks what is due when.
"""

from collections import Counter
from collections.abc import Iterable
from collections.abc import Iterator
from collections.abc import Sequence
from communesplone.core.api import services
from communesplone.core.content.service_tree import INDEX
from communesplone.core.rules.alphabet import filed
from communesplone.deliberations.api import bodies
from communesplone.deliberations.api import clock
from communesplone.deliberations.api import follow_ups
from communesplone.deliberations.api import publication
from communesplone.deliberations.api import work_sessions
from communesplone.deliberations.api.opinions import OVER
from communesplone.deliberations.api.work_rows import body_path
from communesplone.deliberations.api.work_rows import facts_of
from communesplone.deliberations.api.work_rows import Kind
from communesplone.deliberations.api.work_rows import MOST
from communesplone.deliberations.api.work_rows import Task
from communesplone.deliberations.content.body import Body
from communesplone.deliberations.content.groups import parse_member_group
from communesplone.deliberations.rules.constants import DeadlineKind
from communesplone.deliberations.rules.deadlines import deadlines
from communesplone.deliberations.rules.rulebook import rulebook
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from itertools import islice
from plone import api
from Products.ZCatalog.interfaces import ICatalogBrain


__all__ = ["Kind", "Task", "Work", "work"]

BODY = "communesplone.deliberations.Body"
ITEM = "communesplone.deliberations.Item"
OPINION = "communesplone.deliberations.Opinion"
ACT = "communesplone.deliberations.Deliberation"

SCHEDULE = "communesplone.deliberations: Schedule item"

AUTHOR, VALIDATOR = "author", "validator"
SECOND, ADVISER = "second-validator", "adviser"


@dataclass(frozen=True)
class Work:
    """What waits, and for whom.

    :param tasks: kind by kind, the most urgent first; see `in_order`.
    :param parts: what the user does here: names of functions, "clerk", "member".
    :param bodies: (title, address) of the bodies in which the user may begin an item.
    """

    tasks: tuple[Task, ...]
    parts: frozenset[str]
    bodies: tuple[tuple[str, str], ...]


def work(day: date | None = None) -> Work:
    """Collect what waits for the present user.

    :param day: today if None.
    """
    desk = _Desk(day or clock.today())
    found = [
        *_most(desk.written()),
        *_most(desk.opinions()),
        *_most(desk.follow_ups()),
        *_most(desk.unplaced()),
        *work_sessions.tasks(desk.day, desk.bodies, desk.is_clerk, desk.seats),
        *_most(desk.to_publish()),
        *islice(desk.to_send(), MOST),
    ]
    begin = ()
    if desk.mine[AUTHOR]:
        begin = tuple(
            (brain.Title, brain.getURL())
            for brain in desk.body_brains.values()
            if brain.review_state == "active"
        )
    return Work(in_order(found), desk.parts, begin)


def in_order(tasks: Sequence[Task]) -> tuple[Task, ...]:
    """Put the kinds first of which something is overdue, the longest overdue of all
    before them; then the others in the order of `Kind`. Within a kind, by last day."""
    order = list(Kind)
    late: dict[Kind, date] = {}
    for task in tasks:
        if task.overdue:
            late[task.kind] = min(task.due, late.get(task.kind, date.max))

    def urgency(task: Task) -> tuple:
        kind = (late.get(task.kind, date.max), order.index(task.kind))
        return (*kind, task.due or date.max, filed(task.title))

    return tuple(sorted(tasks, key=urgency))


class _Desk:
    """The present user's functions, and what they bring."""

    def __init__(self, day: date):
        self.day = day
        self.user = api.user.get_current()
        self.is_clerk = api.user.has_permission(SCHEDULE, obj=api.portal.get())

    @cached_property
    def mine(self) -> dict[str, frozenset[str]]:
        """Services by function."""
        account = self.user.getId() or ""
        names = (AUTHOR, VALIDATOR, SECOND, ADVISER)
        return {name: frozenset(services.services_of(account, name)) for name in names}

    @cached_property
    def seats(self) -> frozenset[str]:
        """UIDs of the bodies in which the user sits today."""
        groups = map(parse_member_group, self.user.getGroups())
        return frozenset(uid for uid in groups if uid)

    @property
    def parts(self) -> frozenset[str]:
        found = {name for name, uids in self.mine.items() if uids}
        found |= {"clerk"} if self.is_clerk else set()
        return frozenset(found | ({"member"} if self.seats else set()))

    @cached_property
    def body_brains(self) -> dict[str, ICatalogBrain]:
        """By path."""
        brains = _search(portal_type=BODY, sort_on="sortable_title")
        return {brain.getPath(): brain for brain in brains}

    @cached_property
    def bodies(self) -> dict[str, Body]:
        """By path; a town has a handful, and each holds what no listing knows."""
        brains = self.body_brains
        return {path: brain._unrestrictedGetObject() for path, brain in brains.items()}

    def title(self, brain: ICatalogBrain) -> str:
        body = self.body_brains.get(body_path(brain))
        return body.Title if body is not None else ""

    def task(self, kind: Kind, brain: ICatalogBrain, **more) -> Task:
        given = {"title": brain.Title, "url": brain.getURL(), **more}
        return Task(kind, body=self.title(brain), **given)

    def written(self) -> Iterator[Task]:
        """Drafts and returned items of my services, and what I am to validate."""
        wanted = self.mine[AUTHOR] | self.mine[VALIDATOR] | self.mine[SECOND]
        if not wanted:
            return
        for brain in _search(
            {INDEX: sorted(wanted)},
            portal_type=ITEM,
            review_state=["draft", "proposed", "prevalidated"],
            sort_on="modified",
            sort_order="descending",
        ):
            facts = facts_of(brain)
            kind = self._kind(brain.review_state, facts)
            if kind is not None:
                yield self.task(kind, brain)

    def _kind(self, state: str, facts) -> Kind | None:
        service = facts.get("service")
        if state == "draft" and service in self.mine[AUTHOR]:
            return Kind.RETURNED if facts.get("returned") else Kind.DRAFT
        if state == "proposed" and service in self.mine[VALIDATOR]:
            return Kind.VALIDATE
        if state == "prevalidated" and service in self.mine[SECOND]:
            return Kind.VALIDATE
        return None

    def opinions(self) -> Iterator[Task]:
        """Opinions that my services are asked for and that are waited for."""
        asked = self.mine[ADVISER]
        if not asked:
            return
        found = _search(
            {INDEX: sorted(asked)}, portal_type=OPINION, review_state="requested"
        )
        waiting = [brain for brain in found if not facts_of(brain).get("waived")]
        waiting = sorted(waiting, key=_due)
        found = _items(brain.getPath().rpartition("/")[0] for brain in waiting)
        for brain in waiting:
            due = facts_of(brain).get("due")
            item = found.get(brain.getPath().rpartition("/")[0])
            if item is None or item.review_state in OVER:
                continue
            body = self.body_brains.get(brain.getPath().rsplit("/", 3)[0])
            yield Task(
                Kind.OPINION,
                title=item.Title,
                url=brain.getURL(),
                body=body.Title if body is not None else "",
                due=due,
                overdue=due is not None and due < self.day,
                detail=brain.Title,
            )

    def follow_ups(self) -> Iterator[Task]:
        """Decisions that my services see to, the most urgent first."""
        mine = self.mine[AUTHOR]
        waiting: dict[str, follow_ups.Waiting] = {}
        for body in self.bodies.values() if mine else ():
            waiting |= follow_ups.waiting(body, mine)
        if not waiting:
            return
        found = _search(UID=list(waiting))
        for brain in sorted(found, key=lambda each: waiting[each.UID].due or "~"):
            row = waiting[brain.UID]
            due = row.last_day
            late = due is not None and due < self.day
            more = {"due": due, "overdue": late, "detail": row.owner}
            yield self.task(Kind.FOLLOW, brain, **more)

    def unplaced(self) -> Iterator[Task]:
        """Validated items that stand on no agenda: the clerk's."""
        if not self.is_clerk:
            return
        found = _search(portal_type=ITEM, review_state="validated", sort_on="created")
        for brain in found:
            body = self.bodies.get(body_path(brain))
            if body is not None and bodies.placement(body, brain.UID) is None:
                yield self.task(Kind.UNPLACED, brain)

    def to_publish(self) -> Iterator[Task]:
        """Deliberations to publish, or to publish again as they were corrected, the
        oldest first: the clerk's."""
        index = {"deliberations_facets": ["public:text", "public:correction"]}
        states = ["internal", "published"]
        for brain, facts, due in self._acts(index, review_state=states):
            if brain.review_state == "published":
                yield self.task(Kind.RENEW, brain, detail=facts["reference"])
                continue
            if facts["publication"] == "none":
                continue
            body = self.bodies[body_path(brain)]
            if "list_online" not in due and body.publication_delay:
                day = publication.proposed_day(body, facts["date"])
                more = {"due": day, "overdue": day < self.day}
                yield self.task(Kind.PUBLISH, brain, detail=facts["reference"], **more)
            else:
                yield self._act(Kind.PUBLISH, brain, facts, due.get("list_online"))

    def to_send(self) -> Iterator[Task]:
        """Deliberations to send to the authority, the oldest first: the clerk's."""
        # Elsewhere nothing is ever due, and all that was decided is unsent.
        sending = [path for path, body in self.bodies.items() if _sends(body)]
        if not sending:
            return
        states = ["internal", "published"]
        index = {"deliberations_facets": "unsent:yes", "path": sending}
        for brain, facts, due in self._acts(index, review_state=states):
            send = due.get("transmit")
            if send is not None and send.met is None:
                yield self._act(Kind.TRANSMIT, brain, facts, send)

    def _acts(self, index=None, **query):
        """Give acts from the oldest on, with their facts and what is due by kind."""
        if not self.is_clerk:
            return
        for brain in _search(index, portal_type=ACT, sort_on="start", **query):
            facts = facts_of(brain)
            body = self.bodies.get(body_path(brain))
            if body is not None and facts:
                found = deadlines(
                    rulebook(body.rulebook),
                    session_date=facts["date"],
                    population=body.population,
                    transmitted_on=facts.get("transmitted"),
                    supervised=not facts.get("exempt"),
                )
                yield brain, facts, {str(one.kind): one for one in found}

    def _act(self, kind, brain, facts, deadline) -> Task:
        more = {"detail": facts["reference"]}
        if deadline is None:
            return self.task(kind, brain, **more)
        return self.task(
            kind,
            brain,
            due=deadline.due,
            overdue=deadline.due < self.day,
            article=str(deadline.article),
            **more,
        )


def _sends(body: Body) -> bool:
    """Tell whether the law has a body send its acts within a time."""
    known = rulebook(body.rulebook).deadlines
    return any(rule.value.kind is DeadlineKind.TRANSMIT for rule in known)


def _search(index=None, **query) -> Sequence[ICatalogBrain]:
    """Find all; what is not looked at is not woken, and who looks cuts."""
    return api.content.find(**(index or {}), **query)


def _most(tasks: Iterable[Task]) -> Iterator[Task]:
    """Leave out what is too much of a kind, from the end."""
    seen: Counter[Kind] = Counter()
    for task in tasks:
        seen[task.kind] += 1
        if seen[task.kind] <= MOST:
            yield task


def _due(brain: ICatalogBrain) -> date:
    return facts_of(brain).get("due") or date.max


def _items(paths: Iterable[str]) -> dict[str, ICatalogBrain]:
    """Find content by path, in one query."""
    wanted = sorted(set(paths))
    if not wanted:
        return {}
    # Plone looks at each path whether its expired content may be shown; ours has none.
    query = {"query": wanted, "depth": 0}
    found = api.content.find(path=query, show_inactive=True)
    return {brain.getPath(): brain for brain in found}
