"""The sitting itself, and who signs for it."""

from collections.abc import Iterable
from collections.abc import Mapping
from communesplone.deliberations.api import clock
from communesplone.deliberations.api import law
from communesplone.deliberations.api import people
from communesplone.deliberations.api import roll
from communesplone.deliberations.api import secretary
from communesplone.deliberations.api.acts.tongue import say
from communesplone.deliberations.content.body import IBody
from communesplone.deliberations.content.membership import body_of
from communesplone.deliberations.content.session import ISession
from communesplone.deliberations.documents import sheets
from communesplone.deliberations.documents.words import LAWS
from communesplone.deliberations.documents.words import RECALLED
from communesplone.deliberations.documents.words import signing
from communesplone.deliberations.rules.quorum import any_number_decides
from communesplone.deliberations.rules.roll import Member
from typing import Any


SECRETARIES = frozenset({"secretary", "director_general"})
"""Posts that sign as the secretary."""

PRESIDING = frozenset({"president", "mayor"})
"""Posts that sign under their own name as who presides."""


def meeting(session: ISession, language: str) -> sheets.Meeting:
    """Describe a sitting, planned or held."""
    body = body_of(session)
    names, rulebook = names_of(session), law.rulebook_of(session)
    any_number = any_number_decides(rulebook, session.call_rank)
    recalled = RECALLED.get(rulebook.country, "") if any_number else ""
    return sheets.Meeting(
        body=body.title,
        kind=body.kind,
        start=clock.local(session.start),
        opened=clock.local(session.opened_at) if session.opened_at else None,
        end=clock.local(session.end) if session.end else None,
        place=session.place or "",
        mode=session.mode,
        call=session.call_rank,
        any_number=any_number,
        recalled=say(recalled, language) if recalled else "",
        convened=clock.day_of(session.convened_at) if session.convened_at else None,
        chair=names.get(roll.presided(session), ""),
        secretary=names.get(secretary.of(session), ""),
        law=law_of(session, language),
        interest=str(law.rulebook_of(session).interest.article),
        url=session.absolute_url(),
        body_url=body.absolute_url(),
    )


def law_of(session: ISession, language: str) -> str:
    """Name the law that the body decides by."""
    return say(LAWS[law.rulebook_of(session).country], language)


def names_of(session: ISession) -> dict[str, str]:
    """Give the names by UID: those of the opening, and of all who had a mandate."""
    known = people.names(body_of(session))
    known |= {member.id: member.name for member in roll.members(session)}
    return known | roll.guests(session)


class Signing:
    """Says as what people sign: in the body's own words, or else by their posts.

    :param body: whose standing phrases count.
    """

    def __init__(self, body: IBody, language: str):
        self.own = body.phrases.get(language.split("-")[0], {})
        self.language = language
        self.country = law.rulebook_of(body).country

    def of(self, session: ISession) -> tuple[sheets.Signatory, ...]:
        """Give who signs what the secretariat writes of a sitting."""
        signing = {
            "secretary": secretary.of(session),
            "president": roll.presided(session),
        }
        return self.lines(session, signing)

    def calling(self, session: ISession) -> tuple[sheets.Signatory, ...]:
        """Give who signs what calls to a sitting.

        Those who were planned, whoever took the chair later. A body that names its
        secretary in the sitting has none before: its mayor calls alone, whoever
        presides. Source: CGCT L2121-10, L2121-15.
        """
        if law.rulebook_of(session).secretary_posts.value:
            planned = {"secretary": session.secretary, "president": session.president}
            return self.lines(session, planned)
        posts = {member.post: member.id for member in roll.members(session)}
        return self.lines(
            session, {"president": posts.get("mayor") or session.president}
        )

    def lines(
        self, session: ISession, signing: Mapping[str, str | None]
    ) -> tuple[sheets.Signatory, ...]:
        """Give the lines to sign on, by role."""
        members = {member.id: member for member in roll.members(session)}
        names = names_of(session)
        return tuple(
            self.line(role, members.get(id) or Member(id or "", names.get(id, "")))
            for role, id in signing.items()
        )

    def frozen(
        self, rows: Iterable[Mapping[str, Any]] | None
    ) -> tuple[sheets.Signatory, ...]:
        """Give who signs an act, as it was frozen.

        :param rows: who presided, then the secretary; either may be missing.
        """
        rows = list(rows or ())
        alone = len(rows) == 1 and rows[0]["post"] in SECRETARIES
        roles = ("secretary",) if alone else ("president", "secretary")
        found = dict(zip(roles, rows, strict=False))
        # Acts of before courtesy was written down have none.
        return tuple(
            self.line(role, Member(**found.get(role, {"id": "", "name": ""})))
            for role in ("secretary", "president")
        )

    def line(self, role: str, one: Member) -> sheets.Signatory:
        if f"signature_{role}" in self.own or not one.name:
            return sheets.Signatory(one.name, role=role)
        named = one.post
        if role == "secretary" and one.post not in SECRETARIES:
            named = "of_the_sitting"
        elif role == "president" and one.post not in PRESIDING:
            named = "president"
        words = signing(self.country, one.courtesy)
        return sheets.Signatory(one.name, say(words[named], self.language), role)
