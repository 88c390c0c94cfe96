"""The quorum as the body begins: nobody is noted present before the sitting is open."""

from collections.abc import Iterator
from communesplone.deliberations.api import law
from communesplone.deliberations.api import roll
from communesplone.deliberations.api.acts import tongue
from communesplone.deliberations.content.session import ISession
from communesplone.deliberations.documents import words
from communesplone.deliberations.rules.matter import Matter
from communesplone.deliberations.rules.quorum import Quorum
from communesplone.deliberations.rules.quorum import quorum
from datetime import datetime


def quorum_at(session: ISession, at: datetime) -> Quorum:
    """Tell whether the quorum was there at a moment; it blocks nothing.

    :param at: with an offset.
    """
    matter = Matter(call_rank=session.call_rank)
    return quorum(law.rulebook_of(session), roll.roll(session, at=at), matter)


def told(session: ISession, language: str) -> Iterator[str]:
    """Say in the minutes who was there as the body turned to its first item."""
    begun = roll.begun(session)
    if begun:
        moment = begun[0][1]
        found = quorum_at(session, moment)
        values = {"present": found.present, "needed": found.needed}
        values |= {"article": str(found.article)}
        values |= {"time": tongue.time(moment, language)}
        yield tongue.say(words.QUORUM, language, values)
