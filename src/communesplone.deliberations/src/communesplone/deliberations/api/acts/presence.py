"""Who was there, and what happened when: read from the log of a sitting."""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator
from communesplone.deliberations.api import law
from communesplone.deliberations.api import roll
from communesplone.deliberations.api import secretary
from communesplone.deliberations.api import voted
from communesplone.deliberations.api.acts import tongue
from communesplone.deliberations.content.session import ISession
from communesplone.deliberations.documents import sheets
from communesplone.deliberations.documents import words
from communesplone.deliberations.rules.attendance import took_part
from communesplone.deliberations.rules.moves import Move
from communesplone.deliberations.rules.moves import MoveKind
from communesplone.deliberations.rules.roll import Member
from communesplone.deliberations.rules.roll import Roll
from dataclasses import replace
from datetime import datetime
from functools import cached_property
from operator import itemgetter


class Course:
    """What happened in a sitting, in the order of time.

    :param session: its log is replayed once.
    :param language: of the sentences.
    """

    def __init__(self, session: ISession, language: str):
        self.session = session
        self.language = language
        self.country = law.rulebook_of(session).country
        self.log = roll.log(session)
        self.moves = self.log.moves
        self.members = roll.members(session)
        self.secretary = secretary.of(session)
        self.turned = sorted(
            (at, uid) for uid, at in turning_points(session).items() if at is not None
        )
        self.first = self.turned[0][0] if self.turned else None
        self.names = {member.id: member.name for member in self.members}
        self.names |= roll.guests(session)
        self.points = {uid: at for at, uid in reversed(self.turned)}

    def there(self, uid: str = "") -> Roll:
        """Replay the log up to an item; to the end if none is named."""
        until = self.moment(uid)
        log = tuple(m for m in self.moves if until is None or m.at <= until)
        called = self.log.guests(uid, until)
        return roll.replay(self.session, log, uid, called=called)

    @cached_property
    def last(self) -> Roll:
        """The roll at the end of the sitting."""
        return roll.replay(self.session, self.moves)

    def moment(self, uid: str) -> datetime | None:
        """Tell when an item was voted upon, or else when the body turned to it."""
        stored = self.session.ballots.get(uid)
        if stored is not None:
            return stored.at
        return self.points.get(uid)

    def during(self, uid: str) -> tuple[str, ...]:
        """Tell who came, went and so on while an item was dealt with."""
        return tuple(map(self.sentence, self.told.get(uid, ())))

    @cached_property
    def told(self) -> dict[str, list[Move]]:
        """The moves that the minutes tell, by the item that the body was at."""
        found: dict[str, list[Move]] = defaultdict(list)
        for move in self.moves:
            if move.kind in words.MOVES:
                found[self.item_at(move.at)].append(move)
        return found

    def item_at(self, at: datetime) -> str:
        """Name the item that the body was at; "" before the first."""
        after = bisect_right(self.turned, at, key=itemgetter(0))
        return self.turned[after - 1][1] if after else ""

    def sentence(self, move: Move) -> str:
        values = {
            "name": self.name(move.member),
            "holder": self.name(move.holder),
            "time": tongue.time(move.at, self.language),
        }
        return tongue.say(words.MOVES[move.kind], self.language, values)

    def name(self, id: str) -> str:
        return self.names.get(id, "")

    def attendees(self) -> tuple[sheets.Attendee, ...]:
        """Give the members with what they did in the whole sitting."""
        holders = {proxy.giver: proxy.holder for proxy in self.last.proxies}
        return tuple(self.attendee(member, holders) for member in self.members)

    @cached_property
    def begun(self) -> datetime | None:
        """When the body first acted: an urgency comes before any item is begun."""
        acts = [row["at"] for row in self.log.rows]
        return min([*acts, self.first] if self.first else acts, default=None)

    @cached_property
    def came(self) -> set[str]:
        """Who took part, by id."""
        # Whoever keeps the minutes is there, arrival noted or not.
        return {*took_part(self.moves, self.begun), self.secretary}

    def attendee(self, member: Member, holders: dict[str, str]):
        status = "present" if member.id in self.came else "absent"
        holder = holders.get(member.id, "")
        if status == "absent" and holder:
            status = "represented"
        elif status == "absent" and member.id in self.last.excused:
            status = "excused"
        return sheets.Attendee(
            name=member.name,
            post=tongue.post(member, self.language, self.country),
            status=status,
            holder=self.name(holder) if status == "represented" else "",
            remarks=", ".join(self.remarks(member)) if status == "present" else "",
            late=status == "present" and self.came_late(member),
        )

    def came_late(self, member: Member) -> bool:
        arrived = min(
            (
                move.at
                for move in self.moves
                if move.member == member.id and move.kind is MoveKind.ARRIVE
            ),
            default=None,
        )
        return bool(arrived and self.first and arrived > self.first)

    def remarks(self, member: Member) -> Iterator[str]:
        """Say beside the name who came and went after the body first acted."""
        begun = self.begun
        for move in self.moves:
            told = move.at > begun if begun else move.kind is MoveKind.LEAVE
            if told and move.member == member.id and move.kind in words.REMARKS:
                time = tongue.time(move.at, self.language)
                message = words.REMARKS[move.kind]
                yield tongue.say(message, self.language, {"time": time})


def turning_points(session: ISession) -> dict[str, datetime | None]:
    """Tell when the body turned to each item.

    :returns: UID → when it was begun; if nobody noted that, when it was voted upon.
    """
    points = {uid: stored.at for uid, stored in session.ballots.items()}
    for uid, at in reversed(roll.begun(session)):
        points[uid] = at
    return points


def at_item(course: Course, uid: str, subject_kind: str) -> tuple[sheets.Attendee, ...]:
    """Give who was there for one item, for its extract."""
    there = voted.at_vote(course.session, uid, subject_kind, course.there(uid))
    # Whoever keeps the minutes is there, arrival noted or not.
    there = replace(there, present=there.present | {course.secretary})
    left = there.withdrawn & there.present
    # The power of who left the room is void for this item.
    held = (proxy for proxy in there.proxies if proxy.holder not in left)
    holders = {proxy.giver: proxy.holder for proxy in held}
    return tuple(
        sheets.Attendee(
            name=member.name,
            post=tongue.post(member, course.language, course.country),
            status=status(there, holders, member.id),
            holder=held_by(there, holders, member.id),
        )
        for member in there.members
        if member.id not in left
    )


def status(there: Roll, holders: dict[str, str], id: str) -> str:
    if id in there.present:
        return "present"
    if id in holders:
        return "represented"
    return "excused" if id in there.excused else "absent"


def held_by(there: Roll, holders: dict[str, str], id: str) -> str:
    if id in there.present or id not in holders:
        return ""
    return there.name(holders[id])
