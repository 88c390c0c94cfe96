"""A walk through every door of the package, by people who must not see what is behind.

Secrets are planted in a full scenario. Every view and service of the security table is
opened on every object by everybody, and so are the searches and feeds of the site; no
answer may hold a secret of which its reader is not in the table below.
"""

from collections import Counter
from communesplone.deliberations.api import agenda
from communesplone.deliberations.api import annexes
from communesplone.deliberations.api import items
from communesplone.deliberations.api import opinions
from communesplone.deliberations.api import register
from datetime import date
from datetime import timedelta
from evening import Evening
from evening import START
from pathlib import Path
from plone import api
from plone.uuid.interfaces import IUUID
from published import close
from published import evening
from published import PDF
from published import publish
from zope.dottedname.resolve import resolve

import csv
import pytest


TABLE = Path(__file__).resolve().parents[4] / "docs" / "reference" / "security.csv"

BORN = date(1961, 3, 1)

SECRETS = {
    "closed title": "Zxclosedtitle",
    "closed text": "Zxclosedtext",
    "confidential annex": "Zxannextitle",
    "confidential file": "Zxannexfile",
    "masked passage": "Zxmaskedname",
    "report": "Zxinternalreport",
    "unpublished text": "Zxunpublished",
    "draft": "Zxdraftitem",
    "college title": "Zxcollegetitle",
    "college text": "Zxcollegetext",
    "corrected title": "Zxcorrected",
    "override": "Zxoverride",
    "birth date": BORN.isoformat(),
}

ALL_OF = tuple(
    f"communesplone.deliberations.{name}"
    for name in ("Annex", "Deliberation", "Item", "Opinion", "Session")
)

MEMBER = {
    "closed title",
    "closed text",
    "confidential annex",
    "confidential file",
    "masked passage",
    "report",
    "unpublished text",
    "override",
    "college title",
    "college text",
    "corrected title",
}

QUERY = [
    {
        "i": "path",
        "o": "plone.app.querystring.operation.string.absolutePath",
        "v": "/decisions",
    }
]

MAY_SEE = {
    None: set(),
    "citizen": set(),
    # Decided in public sitting: the item, its report and its own text.
    "general-reader": {"masked passage", "report", "unpublished text"},
    "mayor": MEMBER,
    # Was asked for an opinion on the item of the masked passage.
    "adviser": {"masked passage", "report"},
    "stranger": set(),
    # The controls: who may see all, sees it, or the walk proves nothing.
    "author": MEMBER | {"draft"},
    "clerk": MEMBER | {"birth date"},
}
"""Who -> the secrets they may see; "interested" and "pair" are tested apart."""


class Scenario:
    """Two evenings' worth of secrets: one act published, one not, one closed."""

    def __init__(self, town):
        self.town = town
        open_item = self.item(
            "A public matter",
            report=f"<p>{SECRETS['report']}</p>",
            decision=f"<p>For {SECRETS['masked passage']} a bench.</p>",
        )
        self.annexed(open_item)
        items.propose(open_item)
        items.validate(open_item)
        opinions.ask(open_item, town.finance_uid)
        with town.user("adviser"):
            opinions.give(self.opinion(open_item), "favourable", "<p>Good.</p>")
        closed = self.item(
            SECRETS["closed title"],
            sitting="closed",
            state="validated",
            interested=(town.uid("alderman"),),
            decision=f"<p>{SECRETS['closed text']}</p>",
        )
        late = self.item(
            "A matter to come",
            state="validated",
            decision=f"<p>{SECRETS['unpublished text']}</p>",
        )
        self.draft = self.item(SECRETS["draft"])
        self.night = self.sit(open_item, late, closed)
        publish(self.night.acts[0], SECRETS["masked passage"])
        title, reason = {"title": SECRETS["corrected title"]}, "A slip"
        register.correct(self.night.acts[0], title, reason, START + timedelta(days=5))
        text = f"<p>{SECRETS['college text']}</p>"
        evening(town, SECRETS["college title"], body=town.college, decision=text)

    def item(self, title, state="draft", **fields):
        return self.town.item(title, None, state, **fields)

    def opinion(self, item):
        return next(o for o in item.objectValues() if "Opinion" in o.portal_type)

    def annexed(self, item):
        data = PDF + SECRETS["confidential file"].encode()
        title = SECRETS["confidential annex"]
        annexes.add(item, data, "x.pdf", title=title, confidential=True)
        annexes.add(item, PDF, "plan.pdf")

    def sit(self, *given):
        night = Evening(self.town)
        night.items = list(given)
        for item in given:
            agenda.present(night.session, item)
        night.open()
        night.vote(given[0], 10, against=("councillor",))
        night.act("ballot", 12, **self.secret(night, given[1]))
        night.vote(given[2], 14)
        stored = night.outcome(given[1])
        stored.reason = SECRETS["override"]
        return close(night)

    def secret(self, night, item):
        counts = {"in_favour": 3, "against": 2, "abstentions": 0, "blank": 0}
        voters = night.ids("mayor", "alderman", "alderwoman", "councillor")
        voters += night.ids("councillor2")
        return {
            "item": IUUID(item),
            "mode": "secret",
            "counts": counts,
            "voters": voters,
            "seen": "",
        }

    @property
    def objects(self):
        """The site, and what stands below the folder of the bodies.

        Two of a type are enough, save of those that hold the secrets.
        """
        catalog = api.portal.get_tool("portal_catalog")
        brains = catalog.unrestrictedSearchResults(path="/plone/decisions")
        found, seen = [self.town.portal], Counter()
        for brain in brains:
            seen[brain.portal_type] += 1
            if seen[brain.portal_type] <= 2 or brain.portal_type in ALL_OF:
                found.append(brain._unrestrictedGetObject())
        return found


def doors():
    with TABLE.open(encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    return sorted(
        {
            (row["kind"], row["name"], row["for"])
            for row in rows
            if row["package"] == "deliberations" and row["kind"] in {"page", "service"}
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
    for name in ("@@historyview", "@@sharing", "edit"):
        yield f"{url}/{name}?ajax_load=1", False


def addresses(scenario):
    """Give (address, is it REST) of every door on every object, and of the searches."""
    for content in scenario.objects:
        yield from ways_to(content)
    root = scenario.town.portal.absolute_url()
    for act in scenario.night.acts:
        for row in act.versions[0].facts["annexes"]:
            digest = row["sha256"]
            yield f"{act.absolute_url()}/@@public-annex/{digest}", False
    yield f"{root}/sitemap", False
    yield f"{root}/@search?metadata_fields=_all&b_size=200", True
    yield f"{root}/@search?fullobjects=1&b_size=200", True
    yield f"{root}/decisions/@navigation?expand.navigation.depth=4", True
    for word in SECRETS.values():
        for path in (
            "@@search?ajax_load=1&SearchableText=",
            "@@ajax-search?SearchableText=",
        ):
            yield f"{root}/{path}{word}", False
        yield f"{root}/@search?metadata_fields=_all&SearchableText={word}", True


def without_question(text, address):
    """Leave out what the page only repeats: what was searched for."""
    asked = address.rpartition("SearchableText=")[2] if "Text=" in address else None
    return text if asked is None else text.replace(asked, "")


def open_all(web, scenario, who):
    """Open every address as somebody; give secret -> addresses that told it."""
    told = {name: [] for name in SECRETS}
    for address, is_rest in addresses(scenario):
        if is_rest:
            answer = web.rest("GET", address, "", who=who)
        else:
            answer = web.get(address, who=who)
        assert answer.status_code < 500, f"{who} at {address}"
        text = without_question(answer.content.decode("utf-8", "replace"), address)
        for name, secret in SECRETS.items():
            if secret in text:
                told[name].append(address)
    query = {"query": QUERY, "metadata_fields": "_all", "b_size": 200}
    answer = web.rest("POST", web.url, "@querystring-search", query, who)
    for name, secret in SECRETS.items():
        if secret in answer.text:
            told[name].append("@querystring-search")
    return {name: found for name, found in told.items() if found}


@pytest.fixture
def scenario(town):
    return Scenario(town)


@pytest.mark.parametrize("who", MAY_SEE, ids=str)
def test_nobody_is_told_what_is_not_for_them(scenario, web, who):
    told = open_all(web, scenario, who)
    leaks = {name: told[name] for name in set(told) - MAY_SEE[who]}
    assert not leaks, f"{who} is told {leaks}"
    if who in {"clerk", "author"}:
        # The controls: the walk finds secrets where they are.
        assert len(told) > len(SECRETS) / 2, set(told)


def test_a_secret_ballot_holds_no_pair(scenario):
    """What is not stored cannot be told."""
    act = scenario.night.acts[1]
    assert act.votes["mode"] == "secret"
    assert "choices" not in act.votes
    stored = scenario.night.session.ballots[act.item]
    assert not stored.choices and stored.president_choice is None


@pytest.mark.parametrize("who", [None, "citizen", "general-reader", "stranger"])
def test_interested_members_are_not_named(scenario, web, who):
    """No answer names the one who withdrew, in connection with the closed item."""
    uid = scenario.town.uid("alderman")
    closed = scenario.night.items[2]
    for act in scenario.night.acts:
        answer = web.get(act, who=who)
        assert "Left the room" not in answer.text
    for place in (closed, *scenario.night.acts):
        assert uid not in web.rest("GET", place, "", who=who).text
