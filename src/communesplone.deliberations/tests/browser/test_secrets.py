"""A walk through every door of the package, by people who must not see what is behind.

Secrets are planted in a full scenario. Every view and service of the security table is
opened on every object by everybody, and so are the searches and feeds of the site; no
answer may hold a secret of which its reader is not in the table below.
"""

from communesplone.deliberations.api import agenda
from communesplone.deliberations.api import annexes
from communesplone.deliberations.api import items
from communesplone.deliberations.api import opinions
from datetime import date
from evening import Evening
from pathlib import Path
from plone import api
from plone.uuid.interfaces import IUUID
from published import close
from published import DAY
from published import PDF
from published import publish

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
    "override": "Zxoverride",
    "birth date": BORN.isoformat(),
}

MEMBER = {
    "closed title",
    "closed text",
    "confidential annex",
    "confidential file",
    "masked passage",
    "report",
    "unpublished text",
    "override",
}

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

NAMED = ("*", "plone.base.interfaces.IPloneSiteRoot")


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
        """Everything below the folder of the bodies, and the site."""
        catalog = api.portal.get_tool("portal_catalog")
        brains = catalog.unrestrictedSearchResults(path="/plone/decisions")
        found = [brain._unrestrictedGetObject() for brain in brains]
        return [self.town.portal, *found]


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
    from zope.dottedname.resolve import resolve

    return interface == "*" or resolve(interface).providedBy(content)


def addresses(scenario):
    """Give (address, is it REST) of every door on every object, and of the searches."""
    for content in scenario.objects:
        url = content.absolute_url()
        yield url, False
        yield url, True
        for kind, name, interface in doors():
            if fits(content, interface):
                yield f"{url}/{'@@' if kind == 'page' else ''}{name}", kind != "page"
        for name in ("view", "folder_contents", "@@history", "@@sharing", "@@edit"):
            yield f"{url}/{name}", False
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
        for path in ("@@search?SearchableText=", "@@ajax-search?SearchableText="):
            yield f"{root}/{path}{word}", False
        yield f"{root}/@search?metadata_fields=_all&SearchableText={word}", True


def without_question(text, address):
    """Leave out what the page only repeats: what was searched for."""
    asked = address.rpartition("SearchableText=")[2] if "Text=" in address else None
    return text if asked is None else text.replace(asked, "")
