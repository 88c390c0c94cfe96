"""An act of the past, made of a row of SCDL.

It keeps the number it had: it takes none of ours and stands in no chain of ours. Its
own digest tells whether its facts are what was imported.
"""

from communesplone.core.rules import chain
from communesplone.deliberations.api import bodies
from communesplone.deliberations.api import clock
from communesplone.deliberations.api import register
from communesplone.deliberations.api import states
from communesplone.deliberations.content.body import IBody
from communesplone.deliberations.content.deliberation import Deliberation
from communesplone.deliberations.content.deliberation import IDeliberation
from communesplone.deliberations.content.version import Version
from communesplone.deliberations.rules.ballot import Mode
from communesplone.deliberations.rules.outcome import Outcome
from communesplone.deliberations.rules.scdl.known import content_of
from communesplone.deliberations.rules.scdl.known import key_of
from communesplone.deliberations.rules.scdl.row import Row
from communesplone.deliberations.rules.scdl.write import digest
from dataclasses import asdict
from DateTime import DateTime
from plone import api
from plone.dexterity.utils import createContent
from plone.uuid.interfaces import IUUID
from typing import Any


SOURCE = "SCDL 2.1.5"

LONGEST_TITLE = 500
LONGEST_REFERENCE = 80
"""What the fields hold, in characters; the facts hold the whole."""


def make(body: IBody, row: Row) -> IDeliberation:
    """Make the published act of a row, as part of the present transaction.

    :param row: sound, and not imported yet.
    """
    facts = facts_of(body, row)
    act = createContent(register.PORTAL_TYPE)
    act.id = f"imported-{digest(row.key).hex()}"
    register.write(act, {**facts, **shown(row)})
    act.imported = key_of(row)
    act.public_html, act.public_version = "", 0
    sha256 = chain.link(chain.GENESIS, facts)
    act.versions.append(Version(facts, chain.GENESIS, sha256))
    act.previous, act.sha256 = chain.GENESIS, sha256
    log(act, row)
    folder = bodies.year_folder(body, row.date.year)
    folder._setObject(act.id, act)
    act = folder[act.id]
    publish(act)
    body.imports.acts[act.imported] = (IUUID(act), content_of(row))
    return act


def row_of(act: IDeliberation) -> Row:
    """Give the row that an act was made of."""
    return Row(**register.facts_of(act)["imported"]["row"])


def holds(act: IDeliberation) -> bool:
    """Tell whether the facts of an imported act are those that were imported."""
    facts = register.facts_of(act)
    return chain.link(chain.GENESIS, facts) == act.sha256


def facts_of(body: IBody, row: Row) -> dict[str, Any]:
    """Say what is known of an act of the past, in the form of all acts.

    SCDL tells no text, no session and no outcome: what towns publish by it was adopted,
    as the name of DELIB_DATE says.

    Source: SCDL deliberations 2.1.5, DELIB_DATE ("date d'adoption").
    """
    return {
        "imported": {"from": SOURCE, "key": key_of(row), "row": asdict(row)},
        "body": IUUID(body),
        "body_title": body.title,
        "rulebook": body.rulebook,
        "session": None,
        "session_title": "",
        "agenda_number": None,
        "session_number": None,
        "service": None,
        "number": None,
        "year": row.date.year,
        "reference": row.id,
        "date": row.date,
        "item": None,
        "title": row.title,
        "category": f"{row.subject_code} {row.subject_name}",
        "sitting": "public",
        "publication": "full",
        "subject_kind": "ordinary",
        "motivation": "",
        "decision": "",
        "annexes": [],
        "outcome": str(Outcome.ADOPTED),
        "reason": "",
        "votes": votes(row),
        "signatories": [],
    }


def votes(row: Row) -> dict[str, Any] | None:
    """Write the counts as those of all acts; how it was voted, nobody told.

    Nor whether papers were blank: SCDL folds them into the abstentions.
    """
    if row.in_favour is None and row.seats is None:
        return None
    counts = None
    if row.in_favour is not None:
        counts = {
            "in_favour": row.in_favour,
            "against": row.against,
            "abstentions": row.abstentions,
        }
    return {
        "mode": str(Mode.NONE),
        "round": 1,
        "in_office": row.seats,
        "seated": None,
        "withdrawn": [],
        "tallies": None,
        "counts": counts,
        "needed": None,
        "quorum": None,
        "article": "",
        "sentence": None,
        "elected": [],
        "next_round": [],
        "tie": False,
    }


def shown(row: Row) -> dict[str, str]:
    """Give the texts for the fields: one line each, and not too long."""
    return {
        "title": cut(row.title, LONGEST_TITLE),
        "reference": cut(row.id, LONGEST_REFERENCE),
        "category": cut(f"{row.subject_code} {row.subject_name}", 100),
    }


def cut(text: str, longest: int) -> str:
    line = " ".join(text.split())
    return line if len(line) <= longest else f"{line[: longest - 1]}…"


def log(act: Deliberation, row: Row) -> None:
    who = api.user.get_current().getId() or ""
    act.log.append({"kind": "imported", "on": clock.today(), "by": who, "text": SOURCE})
    if row.received is not None:
        act.log.append(
            {"kind": "received", "on": row.received, "by": who, "text": row.authority}
        )


def publish(act: IDeliberation) -> None:
    """Put an act into its public state: it was public before it came here.

    Not a transition, whose guards ask who publishes an act of ours.
    """
    workflows = api.portal.get_tool("portal_workflow")
    status = {
        "review_state": "published",
        "action": "import",
        "actor": api.user.get_current().getId() or "",
        "comments": SOURCE,
        "time": DateTime(),
    }
    workflows.setStatusOf(states.ACT_WORKFLOW, act, status)
    workflows[states.ACT_WORKFLOW].updateRoleMappingsFor(act)
    act.reindexObject(idxs=["review_state", "allowedRolesAndUsers"])
