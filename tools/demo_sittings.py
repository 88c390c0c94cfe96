"""Sittings of the demo town: who came, what was voted, closed, published."""

from collections.abc import Mapping
from communesplone.deliberations.api import agenda
from communesplone.deliberations.api import bodies
from communesplone.deliberations.api import drafts
from communesplone.deliberations.api import follow_ups
from communesplone.deliberations.api import items
from communesplone.deliberations.api import law
from communesplone.deliberations.api import minutes_online
from communesplone.deliberations.api import publication
from communesplone.deliberations.api import roll
from communesplone.deliberations.api import sessions
from communesplone.deliberations.api.closing import close
from communesplone.deliberations.api.sitting.action import Action
from communesplone.deliberations.api.sitting.action import perform
from communesplone.deliberations.content.deliberation import IDeliberation
from datetime import datetime
from datetime import timedelta
from demo_items import articles
from demo_items import prepare
from demo_items import uid
from demo_stage import in_words
from demo_stage import Stage
from itertools import count
from plone.app.textfield.value import RichTextValue
from typing import Any


MINUTES = (
    "<p>Le procès-verbal de la séance précédente a été tenu à la disposition des"
    " membres.</p>"
)

NOTICE = timedelta(days=10)
"""How long before the sitting the past convocations were sent."""

SENT, RECEIVED = timedelta(days=6), timedelta(days=9)
"""When the authority was sent an act, and had it."""


class Sitting:
    """One session, from its convocation to the publication of its acts.

    :param row: a session of the plot.
    """

    def __init__(self, stage: Stage, row: Mapping[str, Any], start: datetime):
        self.stage, self.row, self.start = stage, row, start
        self.body = row["body"]
        self.items: dict[str, tuple[Mapping[str, Any], Any]] = {}
        self._keys, self._minutes = count(1), 0
        plot = next(each for each in stage.plot["bodies"] if each["id"] == self.body)
        with stage.clerk():
            self.session = sessions.create(
                stage.bodies[self.body],
                title=f"{plot['title']} du {in_words(start.date())}",
                start=start,
                place=plot["place"],
                president=stage.uid(row.get("president", plot["president"])),
                secretary=stage.uid(row.get("secretary", plot["secretary"])),
            )

    @property
    def now(self) -> datetime:
        return self.start + timedelta(minutes=self._minutes)

    def prepare(self, *, urgent: bool) -> None:
        """Have the items written; those of the agenda are presented."""
        for row in self.row["items"]:
            if ("urgency" in row) is not urgent:
                continue
            text, item = self.item(row)
            self.items[uid(item)] = ({**row, "text": text}, item)
            if not urgent:
                with self.stage.clerk():
                    agenda.present(self.session, item)

    def item(self, row: Mapping[str, Any]) -> tuple[str, Any]:
        """Take up what an earlier session left, or have an item written.

        :returns: the name of the text, and the item.
        """
        if "again" in row:
            return self.stage.kept[row["again"]]
        if "from_college" in row:
            text, item = self.stage.kept[row["from_college"]]
            with self.stage.clerk():
                return text, items.forward(item, self.stage.bodies[self.body])
        item = prepare(self.stage, self.body, row, self.start.date())
        return row["text"], item

    def convene(self, now: datetime) -> None:
        with self.stage.clerk():
            sessions.convene(self.session, now)

    def inform(self) -> None:
        """Do in time what the law wants before the evening: drafts online for all, and
        for the members the draft minutes of the evening before."""
        day = (self.start - NOTICE).date()
        before = self.stage.last.get(self.body)
        with self.stage.clerk():
            if drafts.deadline(self.session) is not None:
                drafts.put_online(self.session, day)
            if before is not None:
                before.minutes = RichTextValue(MINUTES)
                minutes_online.make_available(before, day)

    def meet(self) -> None:
        """Play the evening."""
        self.prepare(urgent=True)
        with self.stage.clerk():
            sessions.open_sitting(self.session, self.start)
            self.arrive()
            for item, (row, _item) in self.items.items():
                if "urgency" in row:
                    self.act("urgency", 2, **self.urgency(item, row["urgency"]))
            for place, entry in enumerate(self.session.agenda.entries, 1):
                self.come_and_go(place)
                self.treat(entry.item, *self.items[entry.item])

    def act(self, kind: str, minutes: int = 0, **data: Any) -> None:
        """Do one thing, some minutes after the one before."""
        self._minutes += minutes
        key = f"{uid(self.session)}-{next(self._keys):04d}"
        perform(self.session, Action(key, kind, self.now, data), self.now)

    def ids(self, names: list[str]) -> list[str]:
        chosen = self.stage.chosen(self.body, names)
        return [self.stage.uid(name) for name in chosen]

    def arrive(self) -> None:
        missing = {*self.row.get("absent", ()), *self.row.get("late", {})}
        there = [
            row["id"]
            for row in self.stage.rows(self.body)
            if row.get("votes", True) and row["id"] not in missing
        ]
        self.act("arrive", members=self.ids(there))
        for giver, holder in self.row.get("proxies", {}).items():
            names = {"member": self.stage.uid(giver), "holder": self.stage.uid(holder)}
            self.act("give_proxy", 1, **names)

    def come_and_go(self, place: int) -> None:
        """Let those in and out who come late, or leave early."""
        for kind, when in (("arrive", "late"), ("leave", "leaves")):
            names = [n for n, at in self.row.get(when, {}).items() if at == place]
            if names:
                self.act(kind, 1, members=self.ids(names))

    def urgency(self, item: str, reason: str) -> dict[str, Any]:
        present = roll.roll(self.session).seated
        asked = self.ids(self.row["urgent_for"])
        in_favour = [member for member in asked if member in present]
        return {"item": item, "in_favour": in_favour, "reason": reason}

    def treat(self, item: str, row: Mapping[str, Any], content: Any) -> None:
        """Turn to an item, and bring it to its outcome."""
        self.act("begin", 3, item=item)
        interested = [self.stage.uid(one) for one in row.get("interested", ())]
        for member in interested:
            self.act("withdraw", 1, member=member, item=item)
        if "amend" in row:
            text = content.decision.raw
            last = text.count("<p>")
            text += articles([row["amend"]], {}, last + 1)
            self.act("amend", 4, item=item, text=text)
        if "chair" in row:
            self.act("preside", 1, member=self.stage.uid(row["chair"]))
        self.settle(item, row)
        for member in interested:
            self.act("return", 1, member=member, item=item)
        if "chair" in row:
            self.act("preside", 1, member=self.session.president)

    def settle(self, item: str, row: Mapping[str, Any]) -> None:
        """Vote on an item, or record what became of it without a vote."""
        if "outcome" in row:
            reason = row.get("reason", "")
            self.act("outcome", 5, item=item, outcome=row["outcome"], reason=reason)
        elif "rounds" in row:
            self.appoint(item, row)
        else:
            self.act("ballot", 5, item=item, seen="", **self.ballot(row))

    def ballot(self, row: Mapping[str, Any]) -> dict[str, Any]:
        """Say how it was voted: all for, except those whom the plot names."""
        if "papers" in row:
            return {"mode": "secret", "counts": row["papers"]}
        said: dict[str, str] = {}
        for choice in ("against", "abstain"):
            said |= dict.fromkeys(self.ids(row.get(choice, [])), choice)
        there = roll.roll(self.session)
        voting = there.seated | {proxy.giver for proxy in there.proxies}
        kept = {member: choice for member, choice in said.items() if member in voting}
        mode = "roll_call" if row.get("aloud") else "show_of_hands"
        return {"mode": mode, "default": "for", "except": kept}

    def appoint(self, item: str, row: Mapping[str, Any]) -> None:
        """Vote by secret papers, in rounds."""
        people = self.stage.plot["texts"][row["text"]]["candidates"]
        seen = ""
        for number, papers in enumerate(row["rounds"], 1):
            tallies = {name: n for name, n in papers.items() if name != "blank"}
            named = sum(tallies.values())
            self.act(
                "ballot",
                8,
                item=item,
                mode="secret",
                seen=seen,
                candidates=[row for row in people if row["id"] in tallies],
                tallies=tallies,
                counts={"in_favour": named, "blank": papers.get("blank", 0)},
                next_round=number > 1,
            )
            seen = self.session.ballots[item].stamp

    def close(self) -> None:
        """Close; keep what goes on, approve the minutes of the session before."""
        self._minutes += 10
        before = self.stage.last.get(self.body)
        with self.stage.clerk():
            close(self.session, self.now)
            if before is not None:
                self.put_online()
                sessions.approve(before, self.session)
                self.stage.approved[self.body] = before
            for row, item in self.items.values():
                if "follow" in row:
                    self.follow(item, **row["follow"])
        self.stage.last[self.body] = self.session
        for row, item in self.items.values():
            if "key" in row:
                onward = item.forwarded_to
                goes_on = bodies.find(onward[-1]) if onward else item
                self.stage.kept[row["key"]] = (row["text"], goes_on)

    def follow(self, item: Any, who: str, days: int) -> None:
        """Note who sees to a decision, and until when."""
        follow_ups.note(item, who, self.start.date() + timedelta(days=days))

    def put_online(self) -> None:
        """Publish the minutes approved last, if the body meets in public; the clerk
        has those of this evening still to do."""
        approved = self.stage.approved.get(self.body)
        if approved is not None and not law.never_public(approved):
            minutes_online.publish(approved, self.start.date())

    def publish(self) -> None:
        """Publish what was decided, with the names masked that the plot says."""
        day = self.start.date()
        body = self.stage.bodies[self.body]
        delay = timedelta(days=body.publication_delay)
        for act in acts(self.session):
            row, _item = self.items[act.item]
            text = self.stage.plot["texts"][row["text"]]
            with self.stage.clerk():
                if act.publication != "none":
                    masks = row.get("masks", ())
                    publication.publish(act, day + delay, masks)
                if text.get("supervised"):
                    publication.log(act, publication.TRANSMITTED, day + SENT)
                    publication.log(act, publication.RECEIVED, day + RECEIVED)
                else:
                    publication.log(act, publication.EXEMPT, day + SENT)


def acts(session) -> list:
    """Give the deliberations of a session, in the order of their numbers."""
    year = session.__parent__
    found = (act for act in year.objectValues() if IDeliberation.providedBy(act))
    own = [act for act in found if act.session == uid(session)]
    return sorted(own, key=lambda act: act.number)
