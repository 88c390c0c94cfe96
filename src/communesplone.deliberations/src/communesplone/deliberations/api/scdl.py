"""The published deliberations as a file of SCDL, for a body or the whole town."""

from collections.abc import Iterable
from collections.abc import Iterator
from collections.abc import Mapping
from collections.abc import Sequence
from communesplone.core.api import settings
from communesplone.deliberations import _
from communesplone.deliberations.api import act_import
from communesplone.deliberations.api import bodies
from communesplone.deliberations.api import clock
from communesplone.deliberations.api import public_facts
from communesplone.deliberations.api import publication
from communesplone.deliberations.api import register
from communesplone.deliberations.content.body import IBody
from communesplone.deliberations.content.deliberation import IDeliberation
from communesplone.deliberations.content.membership import body_of
from communesplone.deliberations.content.membership import FACTS
from communesplone.deliberations.interfaces import Refused
from communesplone.deliberations.rules.masking import without
from communesplone.deliberations.rules.scdl.category import subject
from communesplone.deliberations.rules.scdl.check import is_siret
from communesplone.deliberations.rules.scdl.row import Row
from communesplone.deliberations.rules.scdl.row import Votes
from communesplone.deliberations.rules.scdl.write import NotWritable
from communesplone.deliberations.rules.scdl.write import write
from communesplone.deliberations.scdl_reasons import message
from plone import api
from plone.dexterity.content import DexterityContent
from Products.ZCatalog.interfaces import ICatalogBrain
from typing import Any
from typing import BinaryIO
from zope.globalrequest import getRequest
from zope.i18n import translate

import re


STEP = 200
"""Acts after which memory is tidied."""

Taken = Sequence[Mapping[str, Any]]
"""Trees whose keys are those of imported acts."""

_AUTHORITY = re.compile(r"\bPREF[0-9][0-9AB][0-9]\b")


def export(context: DexterityContent, sink: BinaryIO) -> None:
    """Write the file, or refuse as a whole: no file is half right.

    :param context: a body, or the site.
    :param sink: where the bytes go; what was written before a refusal is worth nothing.
    :raises Refused: if the town has no SIRET, or for the first act that does not fit,
        with its reference and what is wrong.
    """
    siret = _siret()
    try:
        for line in write(_rows(context, siret)):
            sink.write(line)
    except NotWritable as error:
        raise Refused(_wrong(error)) from error


def is_offered() -> bool:
    """Tell whether the town can give the file at all: it names the town's SIRET."""
    siret = settings.town().organisation_number
    return is_siret(siret) and len(siret) == 14


def own_ids(body: IBody) -> frozenset[str]:
    """Give the numbers that the body's own acts have in a file."""
    return frozenset(
        exported_id(body, facts["reference"])
        for brain in register.acts_of(body)
        if not (facts := getattr(brain, FACTS, None) or {}).get("imported")
    )


def imported(but: IBody | None = None) -> list[Mapping[str, Any]]:
    """Give what the bodies imported: of each, a tree by the key of the row.

    :param but: a body that is left out.
    """
    catalog = api.portal.get_tool("portal_catalog")
    here = "/".join(but.getPhysicalPath()) if but is not None else ""
    # The bodies of a town are few.
    return [
        brain._unrestrictedGetObject().imports.acts
        for brain in catalog.unrestrictedSearchResults(portal_type=bodies.TYPE)
        if brain.getPath() != here
    ]


def free_id(body: IBody, reference: str, siret: str, taken: Taken) -> str:
    """Give the number of an act of ours in a file where no imported act has it too."""
    found = exported_id(body, reference)
    while any(f"{siret}/{found}" in acts for acts in taken):
        found = f"{body.getId()}-{found}"
    return found


def exported_id(body: IBody, reference: str) -> str:
    """Give the number of an act in a file, where each stands once for the whole town.

    A council's acts keep their reference; others have the body's id in front.
    """
    return reference if body.kind == "council" else f"{body.getId()}-{reference}"


def row_of(act: IDeliberation, siret: str, taken: Taken = ()) -> Row:
    """Make the row of a published act.

    :param siret: of the town.
    :param taken: what :func:`imported` gives.
    """
    if act.imported:
        return act_import.row_of(act)
    facts = register.facts_of(act)
    code, name = subject(facts["category"])
    return Row(
        town=settings.town().name(),
        siret=siret,
        id=free_id(body_of(act), facts["reference"], siret, taken),
        date=facts["date"],
        subject_code=code,
        subject_name=name,
        title=public_facts.title(act),
        url=act.absolute_url(),
        **_budget(act),
        **_supervision(act),
        **_votes(act),
    )


def _rows(context: DexterityContent, siret: str) -> Iterator[Row]:
    taken = imported()
    for number, brain in enumerate(_published(context), 1):
        # A row tells what no column of the catalogue holds.
        yield row_of(brain._unrestrictedGetObject(), siret, taken)
        if number % STEP == 0:
            context._p_jar.cacheGC()


def _published(context: DexterityContent) -> Iterable[ICatalogBrain]:
    """Find what is public, the same for whoever asks."""
    catalog = api.portal.get_tool("portal_catalog")
    return catalog.unrestrictedSearchResults(
        portal_type=register.PORTAL_TYPE,
        review_state="published",
        path="/".join(context.getPhysicalPath()),
        sort_on="start",
    )


def _siret() -> str:
    if not is_offered():
        raise Refused(
            _(
                "error_scdl_no_siret",
                default="This format wants the SIRET of the town, and the settings of"
                " the town have none.",
            )
        )
    return settings.town().organisation_number


def _budget(act: IDeliberation) -> dict[str, str]:
    """Give the budget of an act that is public with its text, as it was decided."""
    facts = register.facts_of(act)
    # Acts of before froze none.
    year, name = facts.get("budget_year"), facts.get("budget_name")
    if not year or not name or public_facts.level(act) != "full":
        return {}
    return {"budget_year": str(year), "budget_name": without(name, act.masks)}


def _supervision(act: IDeliberation) -> dict[str, Any]:
    """Say when the authority had it, and which; noted as "PREF038" in the log."""
    day = publication.day_of(act, publication.RECEIVED) or publication.day_of(
        act, publication.TRANSMITTED
    )
    steps = [row for row in act.log if row["kind"] in publication.LOGGED]
    named = (_AUTHORITY.search(row["text"]) for row in steps)
    authority = next((match[0] for match in named if match), "")
    return {"received": day, "authority": authority}


def _votes(act: IDeliberation) -> dict[str, int]:
    told = public_facts.votes(act)
    if told is None:
        return {}
    seats = {"seats": told["in_office"]} if told["in_office"] is not None else {}
    counts = told["counts"]
    if counts is None:
        return seats
    folded = Votes.of(
        counts["in_favour"], counts["against"], counts["abstentions"], counts["blank"]
    )
    return {**seats, **vars(folded)}


def _wrong(error: NotWritable):
    request = getRequest()
    told = (
        f"{one.column}: {translate(message(one.reason), context=request)}"
        for one in error.remarks
    )
    return _(
        "error_scdl_row",
        default="The deliberation “${reference}” of ${date} does not fit: ${reasons}",
        mapping={
            "reference": error.row.id,
            "date": clock.in_words(error.row.date),
            "reasons": " ".join(told),
        },
    )
