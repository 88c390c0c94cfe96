"""The quorum as the body begins: nobody is noted present before the sitting is open."""

from collections.abc import Iterator
from communesplone.deliberations.api import bodies
from communesplone.deliberations.api import law
from communesplone.deliberations.api import results
from communesplone.deliberations.api import roll
from communesplone.deliberations.api.acts import tongue
from communesplone.deliberations.content.ballots import StoredBallot
from communesplone.deliberations.content.session import ISession
from communesplone.deliberations.documents import words
from communesplone.deliberations.rules.ballot import Mode
from communesplone.deliberations.rules.quorum import quorum


def told(session: ISession, language: str) -> Iterator[str]:
    """Say in the minutes who was there as the body turned to its first item.

    The quorum is the one of this item, which may be new in a sitting called again. All
    who sit in the room are told, those whom the item concerns too: they have not left.
    """
    begun = roll.begun(session)
    if begun:
        uid, moment = begun[0]
        ballot = StoredBallot(Mode.NONE)
        ballot.at = moment
        matter = results.matter(session, bodies.find(uid), ballot)
        there = roll.roll(session, at=moment)
        found = quorum(law.rulebook_of(session), there, matter)
        values = {"present": len(there.seated), "needed": found.needed}
        values |= {"article": str(found.article)}
        values |= {"time": tongue.time(moment, language)}
        yield tongue.say(words.QUORUM, language, values)
