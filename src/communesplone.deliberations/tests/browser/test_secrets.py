"""A walk through every door of the package, by people who must not see what is behind.

Every view and service of the security table that is asked by GET is opened on every
object by everybody; no answer may hold a secret that is not for its reader. Who may
see it indeed sees it, or the walk proves nothing.
"""

from overheard import told
from pathlib import Path
from planted import MAY_SEE
from planted import UNDECIDED
from zope.dottedname.resolve import resolve

import csv
import pytest


TABLE = Path(__file__).resolve().parents[4] / "docs" / "reference" / "security.csv"

ELSEWHERE = {
    # Their documents tell these, and the journal.
    "councillor": {"minutes", "masked in minutes", "closed note"},
    "mayor": {"minutes", "masked in minutes", "closed note"},
    "auditor": UNDECIDED,
}
"""Who -> what they may know and no door of this walk tells."""


def doors():
    with TABLE.open(encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    return sorted(
        {
            (row["kind"], row["name"], row["for"])
            for row in rows
            if row["package"] == "deliberations"
            and row["kind"] in {"page", "service"}
            and row["method"] in {"", "GET"}
        }
    )


def fits(content, interface):
    return interface == "*" or resolve(interface).providedBy(content)


def ways_to(content):
    """Give (address, is it REST) of every door on an object."""
    url = content.absolute_url()
    yield url, False
    yield url, True
    for kind, name, interface in doors():
        if fits(content, interface):
            # Without the frame of the site, which the page itself was opened with.
            path = f"@@{name}?ajax_load=1" if kind == "page" else name
            yield f"{url}/{path}", kind != "page"


def addresses(planted):
    """Give (address, is it REST) of every door on every object, and of the files."""
    for content in planted.objects:
        yield from ways_to(content)
    for act in planted.acts:
        for row in act.versions[0].facts["annexes"]:
            digest = row["sha256"]
            yield f"{act.absolute_url()}/@@public-annex/{digest}", False
    for annex in planted.annexes:
        for view in ("@@download/file", "@@display-file/file", "file", "@@images"):
            yield f"{annex.absolute_url()}/{view}", False


def open_all(readers, planted, who):
    """Open every address as somebody; give secret -> addresses that told it."""
    found = {}
    for address, is_rest in addresses(planted):
        if is_rest:
            answer = readers.rest("GET", address, "", who=who)
        else:
            answer = readers.get(address, who=who)
        assert answer.status_code < 500, f"{who} at {address}"
        # Who asks by a digest knows it.
        for name in told(answer, address.rpartition("@@public-annex/")[2]):
            found.setdefault(name, []).append(address)
    return found


@pytest.mark.parametrize("who", MAY_SEE, ids=str)
def test_nobody_is_told_what_is_not_for_them(planted, readers, who):
    found = open_all(readers, planted, who)
    leaks = {name: found[name] for name in set(found) - MAY_SEE[who]}
    assert not leaks, f"{who} is told {leaks}"
    # The control: a walk that finds nothing where it is proves nothing elsewhere.
    assert MAY_SEE[who] - set(found) <= ELSEWHERE.get(who, set())


def test_a_secret_ballot_holds_no_pair(planted):
    """What is not stored cannot be told."""
    act = planted.acts[2]
    assert act.votes["mode"] == "secret"
    assert "choices" not in act.votes
    stored = planted.night.session.ballots[act.item]
    assert not stored.choices and stored.president_choice is None


@pytest.mark.parametrize("who", [None, "citizen", "general-reader", "stranger"])
def test_interested_members_are_not_named(planted, readers, who):
    """No answer names the one who withdrew, in connection with the closed item."""
    uid = planted.town.uid("alderman")
    for act in planted.acts:
        answer = readers.get(act, who=who)
        assert "Left the room" not in answer.text
    for place in (planted.night.items[3], *planted.acts):
        assert uid not in readers.rest("GET", place, "", who=who).text
