"""Arrivals, departures, withdrawals and powers, replayed to a roll."""

from collections import deque
from collections.abc import Callable
from collections.abc import Collection
from collections.abc import Mapping
from collections.abc import Sequence
from communesplone.deliberations.rules.article import Article
from communesplone.deliberations.rules.constants import Rulebook
from communesplone.deliberations.rules.refusal import MoveRefused
from communesplone.deliberations.rules.roll import Member
from communesplone.deliberations.rules.roll import Proxy
from communesplone.deliberations.rules.roll import Roll
from communesplone.deliberations.rules.sentence import sentence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from types import MappingProxyType


__all__ = ["Move", "MoveKind", "MoveRefused", "check_move", "roll_at", "rolls_at"]


class MoveKind(StrEnum):
    """What a member does."""

    ARRIVE = "arrive"
    """Enters; a power that this member gave ends."""
    LEAVE = "leave"
    """Goes; a power that this member holds is void until a return."""
    WITHDRAW = "withdraw"
    """Leaves for one item, having an interest in it."""
    RETURN = "return"
    """Comes back after that item, or was withdrawn by mistake."""
    GIVE_PROXY = "give_proxy"
    """Being absent, lets a holder vote."""
    REVOKE_PROXY = "revoke_proxy"
    """Takes that back."""
    PRESIDE = "preside"
    """Takes the chair."""
    KEEP_MINUTES = "keep_minutes"
    """Is named secretary of the sitting."""
    EXCUSE = "excuse"
    """Lets the body know of an absence; whoever comes after all is not excused."""


@dataclass(frozen=True)
class Move:
    """A line of the append-only log of a sitting.

    :param at: when, with an offset.
    :param member: id of who moves; of the giver of a power.
    :param holder: id of who receives the power.
    :param item: UID of the item that a withdrawal is for.
    :param consecutive: sessions in a row in which the power serves, this one included.
    :param illness: True if an established illness keeps the giver away.
    :raises ValueError: for a time without offset.
    """

    at: datetime
    kind: MoveKind
    member: str
    holder: str = ""
    item: str = ""
    consecutive: int = 1
    illness: bool = False

    def __post_init__(self) -> None:
        object.__setattr__(self, "kind", MoveKind(self.kind))
        if self.at.utcoffset() is None:
            raise ValueError("a time without offset gives no order")


def roll_at(
    members: Sequence[Member],
    moves: Sequence[Move],
    *,
    item: str = "",
    president: str | None = None,
    secretary: str | None = None,
    rulebook: Rulebook | None = None,
    until: datetime | None = None,
    declared: Collection[str] = (),
) -> Roll:
    """Replay the log to the roll of a moment.

    The log is read by time; moves of the same instant stay in their order. The roll of
    an item that is over needs ``until``, or later moves are in it.

    :param members: who is in office, voting or not.
    :param moves: the log.
    :param item: UID of the item for which withdrawals count; none at opening.
    :param president: id of who presides until somebody else takes the chair.
    :param secretary: id of who keeps the minutes until somebody is named.
    :param rulebook: the law on powers and on the secretary; without it only plain sense
        is checked, and :func:`decide` ignores the powers that the law does not know.
    :param until: the last moment to replay, counted in; None for the whole log.
    :param declared: ids of those who declared an interest in the item: withdrawn, as
        long as the log says nothing of them and this item.
    :returns: the roll.
    :raises MoveRefused: for a move that law or plain sense forbids.
    """
    replay = _Replay(members, rulebook, president, secretary)
    for move in sorted(moves, key=lambda one: one.at):
        if until is None or move.at <= until:
            replay.apply(move)
    return replay.roll(item, declared)


def rolls_at(
    members: Sequence[Member],
    moves: Sequence[Move],
    moments: Mapping[str, datetime],
    *,
    president: str | None = None,
    secretary: str | None = None,
    rulebook: Rulebook | None = None,
    declared: Mapping[str, Collection[str]] = MappingProxyType({}),
) -> dict[str, Roll]:
    """Replay the log once, to the roll of each item at its moment.

    :param moments: UID of an item → the last moment to replay for it, counted in.
    :param declared: UID of an item → those who declared an interest in it.
    :returns: UID of an item → what :func:`roll_at` gives for it.
    :raises MoveRefused: as :func:`roll_at`.
    """
    replay, found = _Replay(members, rulebook, president, secretary), {}
    waiting = deque(sorted(moves, key=lambda one: one.at))
    for item, until in sorted(moments.items(), key=lambda pair: pair[1]):
        while waiting and waiting[0].at <= until:
            replay.apply(waiting.popleft())
        found[item] = replay.roll(item, declared.get(item, ()))
    return found


def check_move(
    rulebook: Rulebook, members: Sequence[Member], moves: Sequence[Move], move: Move
) -> None:
    """Refuse a new move that does not fit the log, wherever its time puts it.

    :param rulebook: the law on powers.
    :param members: who is in office.
    :param moves: the log so far.
    :param move: the new line.
    :raises MoveRefused: with the sentence to show and, if the law is behind it, the
        article.
    """
    roll_at(members, [*moves, move], rulebook=rulebook)


class _Replay:
    """A sitting while its log is read."""

    def __init__(
        self,
        members: Sequence[Member],
        rulebook: Rulebook | None,
        president: str | None,
        secretary: str | None,
    ) -> None:
        self.members = {member.id: member for member in members}
        self.rulebook = rulebook
        self.president = president
        self.secretary = secretary
        self.excused: set[str] = set()
        self.present: set[str] = set()
        self.withdrawn: dict[str, set[str]] = {}
        self.settled: dict[str, set[str]] = {}
        self.proxies: dict[str, Proxy] = {}
        self._on: dict[MoveKind, Callable[[Move], None]] = {
            MoveKind.ARRIVE: self._arrive,
            MoveKind.LEAVE: self._leave,
            MoveKind.WITHDRAW: self._withdraw,
            MoveKind.RETURN: self._return,
            MoveKind.GIVE_PROXY: self._give_proxy,
            MoveKind.REVOKE_PROXY: self._revoke_proxy,
            MoveKind.PRESIDE: self._preside,
            MoveKind.KEEP_MINUTES: self._keep_minutes,
            MoveKind.EXCUSE: self._excuse,
        }

    def apply(self, move: Move) -> None:
        self._require_known(move.member)
        self._on[move.kind](move)

    def roll(self, item: str, declared: Collection[str]) -> Roll:
        waiting = set(declared) & set(self.members) - self.settled.get(item, set())
        return Roll(
            members=tuple(self.members.values()),
            present=frozenset(self.present),
            withdrawn=frozenset({*self.withdrawn.get(item, ()), *waiting}),
            proxies=tuple(self.proxies.values()),
            president=self.president,
            secretary=self.secretary,
            excused=frozenset(self.excused),
        )

    def _refuse(
        self, key: str, id: str, article: Article | None = None, **values: int
    ) -> None:
        raise MoveRefused(sentence(key, member=self._name(id), **values), article)

    def _name(self, id: str) -> str:
        member = self.members.get(id)
        return member.name if member else id

    def _require_known(self, id: str) -> None:
        if id not in self.members:
            self._refuse("move_unknown_member", id)

    def _arrive(self, move: Move) -> None:
        if move.member in self.present:
            self._refuse("move_already_present", move.member)
        self.present.add(move.member)
        self.excused.discard(move.member)
        self.proxies.pop(move.member, None)

    def _leave(self, move: Move) -> None:
        if move.member not in self.present:
            self._refuse("move_not_present", move.member)
        self.present.discard(move.member)

    def _withdraw(self, move: Move) -> None:
        if not move.item:
            self._refuse("move_without_item", move.member)
        withdrawn = self.withdrawn.setdefault(move.item, set())
        if move.member in withdrawn:
            self._refuse("move_already_withdrawn", move.member)
        withdrawn.add(move.member)
        self.settled.setdefault(move.item, set()).add(move.member)

    def _return(self, move: Move) -> None:
        withdrawn = self.withdrawn.get(move.item, set())
        if move.member not in withdrawn:
            self._refuse("move_not_withdrawn", move.member)
        withdrawn.discard(move.member)

    def _give_proxy(self, move: Move) -> None:
        self._require_known(move.holder)
        self._check_law(move)
        if move.holder == move.member:
            self._refuse("proxy_to_oneself", move.member)
        for id in (move.member, move.holder):
            if not self.members[id].votes:
                self._refuse("proxy_without_vote", id, self._article)
        if move.member in self.present:
            self._refuse("proxy_giver_present", move.member, self._article)
        if move.member in self.withdrawn.get(move.item, ()):
            self._refuse("proxy_giver_withdrawn", move.member, self._article)
        if move.member in self.proxies:
            self._refuse("proxy_given_already", move.member, self._article)
        self.proxies[move.member] = Proxy(
            move.member, move.holder, move.consecutive, move.illness
        )

    @property
    def _article(self) -> Article | None:
        return self.rulebook.proxies.article if self.rulebook else None

    def _check_law(self, move: Move) -> None:
        if self.rulebook is None:
            return
        allowed, longest = self.rulebook.proxies, self.rulebook.proxy_sessions
        if not allowed.value:
            self._refuse("proxy_not_allowed", move.member, allowed.article)
        if move.consecutive > longest.value and not move.illness:
            self._refuse(
                "proxy_too_long", move.member, longest.article, sessions=longest.value
            )
        held = [one for one in self.proxies.values() if one.holder == move.holder]
        others = [one for one in held if one.giver != move.member]
        if len(others) >= allowed.value:
            holder = self._name(move.holder)
            said = sentence("proxy_holder_full", holder=holder, allowed=allowed.value)
            raise MoveRefused(said, allowed.article)

    def _revoke_proxy(self, move: Move) -> None:
        if move.member not in self.proxies:
            self._refuse("proxy_none", move.member)
        del self.proxies[move.member]

    def _preside(self, move: Move) -> None:
        if move.member not in self.present:
            self._refuse("president_absent", move.member)
        self.president = move.member

    def _keep_minutes(self, move: Move) -> None:
        if move.member not in self.present:
            self._refuse("secretary_absent", move.member)
        named = self.rulebook.secretary_posts if self.rulebook else None
        if named and not named.value and not self.members[move.member].votes:
            self._refuse("secretary_without_vote", move.member, named.article)
        self.secretary = move.member

    def _excuse(self, move: Move) -> None:
        if move.member in self.present:
            self._refuse("excuse_present", move.member)
        if move.member in self.excused:
            self._refuse("excuse_already", move.member)
        self.excused.add(move.member)
