"""Every document of every object, in each form and by each door, asked by everybody.

A document holds the same secrets as a page, as PDF and as ODT, and for whoever gets it:
those of `HOLDS`. Who is told one that is not for them, in a file or in a header, is a
leak.
"""

from communesplone.deliberations.api.acts import kinds
from overheard import told
from planted import ANNEX
from planted import MAY_SEE

import pytest


READERS = sorted(MAY_SEE, key=str)

FULL = {"closed title", "closed text", "masked passage", "opinion", "report"}
FULL |= {"title-only text", "unpublished text"}
MINUTES = FULL - {"opinion", "report"}
MINUTES |= {"closed note", "late convocation", "masked in minutes", "minutes"}
MINUTES |= {"override"}
COLLEGE = {"college title", "college text"}
NEXT = {"next closed title", "closed text", "masked in drafts", "draft left out"}

CALLED = ("convocation", "agenda")
WHOLE = ("agenda-full", "dossier")
OF_ACT = ("extract", "letter", "archive")

HOLDS = {
    **dict.fromkeys((("night", name) for name in CALLED), {"closed title"}),
    **dict.fromkeys((("night", name) for name in WHOLE), FULL),
    ("night", "minutes"): MINUTES,
    ("night", "dossier confidential"): FULL | ANNEX,
    **dict.fromkeys((("college", name) for name in CALLED), {"college title"}),
    **dict.fromkeys((("college", name) for name in WHOLE), COLLEGE),
    ("college", "minutes"): COLLEGE | {"college minutes"},
    **dict.fromkeys((("sitting", name) for name in CALLED), {"next closed title"}),
    **dict.fromkeys((("sitting", n) for n in (*WHOLE, "minutes")), NEXT),
    **dict.fromkeys((("planned", n) for n in (*CALLED, *WHOLE)), {"planned title"}),
    **dict.fromkeys(
        (("opened", name) for name in OF_ACT),
        {"masked passage", "corrected title"},
    ),
    **dict.fromkeys((("title only", name) for name in OF_ACT), {"title-only text"}),
    **dict.fromkeys((("internal", name) for name in OF_ACT), {"unpublished text"}),
    **dict.fromkeys(
        (("closed", name) for name in OF_ACT), {"closed title", "closed text"}
    ),
    **dict.fromkeys((("of the college", name) for name in OF_ACT), COLLEGE),
    ("council", "register"): {"closed title", "corrected title"},
    ("college body", "register"): {"college title"},
}
"""(Of what, document) -> the secrets in it; one that is not here holds none."""

ACTS = ("opened", "title only", "internal", "closed", "of the college")


def of_sessions(planted):
    """Give (of what, document, object, address) of all sessions, in each form."""
    mayor = planted.town.uid("mayor")
    for label, session in planted.sessions.items():
        for door in ("document", "member-document", "public-document"):
            for name, form in forms(kinds.OF_SESSION):
                yield label, name, session, f"@@{door}/{name}.{form}"
        for name, form in forms(["convocation"]):
            yield label, name, session, f"@@document/{name}.{form}?member={mayor}"


def of_acts(planted):
    for label, act in zip(ACTS, planted.acts, strict=True):
        for door in ("document", "public-document"):
            for name, form in forms(kinds.OF_ACT):
                yield label, name, act, f"@@{door}/{name}.{form}"
        yield label, "archive", act, "@@document-archive"


def of_bodies(planted):
    town = planted.town
    for label, body in (("council", town.council), ("college body", town.college)):
        for name, form in forms(["register"]):
            yield label, name, body, f"@@document/{name}-2026.{form}"


def dossiers(planted):
    annex = planted.annexes[0].UID()
    night = planted.sessions["night"]
    for door in ("dossier", "member-dossier"):
        for label, session in planted.sessions.items():
            yield label, "dossier", session, f"@@{door}?annexes=all"
        yield "night", "dossier", night, f"@@{door}"
        for query in ("annexes=all&confidential=1", f"annex={annex}"):
            yield "night", "dossier confidential", night, f"@@{door}?{query}"


def forms(names):
    return [(name, form) for name in names for form in kinds.FORMATS]


def finished(readers, place, path, who):
    """Ask until the document is made."""
    for _again in range(30):
        answer = readers.get(place, path, who)
        if answer.status_code != 202:
            break
    assert answer.status_code in {200, 302, 404}, f"{who} at {path}"
    return answer


@pytest.mark.parametrize("documents", [of_sessions, of_acts, of_bodies, dossiers])
def test_a_document_tells_its_secrets_to_those_who_may_know(
    planted, readers, documents
):
    leaks, walked, given = [], set(), set()
    # One address after the other: its PDF is made once, whoever asks.
    for label, name, place, path in documents(planted):
        if (label, name) in HOLDS and path.startswith(("@@document", "@@dossier")):
            walked.add((label, path))
        for who in READERS:
            answer = finished(readers, place, path, who)
            heard = told(answer)
            if heard - MAY_SEE[who]:
                leaks.append((who, label, path, heard - MAY_SEE[who]))
            if answer.status_code == 200:
                given.add((label, path))
                held = HOLDS.get((label, name), set())
                assert heard == held or leaks, f"{who}: {label} {path}"
    assert not leaks
    # The control: each of them is there for somebody.
    assert walked and walked <= given, walked - given
