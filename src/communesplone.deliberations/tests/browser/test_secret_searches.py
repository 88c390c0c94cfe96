"""Searches, lists, feeds and exports: what is found by nobody who may not see it.

Here no object is named: whatever comes, the site found it. The services of Plone that
tell of an object are asked of those that hold secrets.
"""

from communesplone.core.api import notifications
from overheard import found_in
from overheard import told
from planted import MAY_SEE
from planted import WORDS
from plone.dexterity.utils import iterSchemata
from Products.CMFPlone.interfaces.syndication import IFeedSettings

import csv
import pytest
import re
import transaction


EVERYWHERE = [
    {
        "i": "path",
        "o": "plone.app.querystring.operation.string.absolutePath",
        "v": "/decisions",
    }
]

BY_WORD = (
    "@@search?ajax_load=1&SearchableText={}",
    "@@search?ajax_load=1&Title={}",
    "@@ajax-search?SearchableText={}",
    "@@decisions?ajax_load=1&text={}",
    "search_rss?SearchableText={}",
    "@@getVocabulary?name=plone.app.vocabularies.Catalog&attributes=Title&query="
    "%7B%22criteria%22%3A%5B%7B%22i%22%3A%22SearchableText%22%2C%22o%22%3A"
    "%22plone.app.querystring.operation.string.contains%22%2C%22v%22%3A%22{}%22%7D%5D%7D",
)

LISTS = (
    "sitemap",
    "sitemap.xml.gz",
    "search_rss",
    "@@getVocabulary?name=plone.app.vocabularies.Catalog&attributes=Title",
    "decisions/@@folder_contents",
    "decisions/@@fc-contextInfo",
    "decisions/council/@@folder_contents",
    "decisions/council/2026/@@folder_contents",
    "decisions/college/2026/@@fc-contextInfo",
    "decisions/listing_view?ajax_load=1",
    "decisions/event_listing?ajax_load=1",
    "decisions/@@ics_view",
    "decisions/rss.xml",
    "decisions/atom.xml",
    "decisions/itunes.xml",
    "decisions/RSS",
    "@@scdl.csv",
    "decisions/council/@@scdl.csv",
    "decisions/college/@@scdl.csv",
    "@@decisions.rss",
    "@@decisions.atom",
    "@@sessions.ics",
    "@@journal",
    "@@journal-csv",
    "@@notifications",
)

SERVICES = (
    "@search?metadata_fields=_all&b_size=300",
    "@search?fullobjects=1&b_size=300",
    "@search?sort_on=sortable_title&b_size=300&Title=Zx*",
    "@search?SearchableText=Zx*&b_size=300&metadata_fields=_all",
    "decisions/@navigation?expand.navigation.depth=5",
    "decisions/@contextnavigation?expand.contextnavigation.topLevel=1",
    "decisions/council?fullobjects=1&b_size=300",
    "decisions/council/2026?fullobjects=1&b_size=300",
    "decisions/college/2026?fullobjects=1&b_size=300",
    "@journal",
    "@notifications",
    "@linkintegrity",
    "@relations",
    "@userschema",
    "@vocabularies",
    "@querystring",
    "@vocabularies/plone.app.vocabularies.Catalog?b_size=500&title=Zx",
)

OF_OBJECTS = (
    "?expand=actions,breadcrumbs,navigation,types,workflow,aliases",
    "@history",
    "@sharing",
    "@lock",
    "@types",
    "@aliases",
    "@translations",
    "@comments",
    "@relations",
    "@rules",
)

PAGES = (
    "@@historyview?ajax_load=1",
    "@@sharing?ajax_load=1",
    "edit?ajax_load=1",
    "@@plone_lock_info/lock_info",
    "@@object_copy",
    "@@delete_confirmation?ajax_load=1",
    "object_rename?ajax_load=1",
    "@@content-history?ajax_load=1",
    "@@dublin-core-edit?ajax_load=1",
    "@@manage-content-rules?ajax_load=1",
    "@@full_view?ajax_load=1",
    "SearchableText",
    "manage_DAVget",
    "manage_FTPget",
    "@@ics_view",
    "versions",
    "log",
    "acl_users",
)


NEAR = (None, "stranger", "general-reader", "mayor", "clerk")
"""Who asks for what Plone tells of an object: nobody, and one of each kind."""


@pytest.fixture(scope="module")
def site(planted):
    """The site with all feeds and its map switched on."""
    for folder in (planted.town.portal, planted.town.portal.decisions):
        IFeedSettings(folder).enabled = True
    registry = planted.town.portal.portal_registry
    registry["plone.allow_anon_views_about"] = True
    registry["plone.enable_sitemap"] = True
    transaction.commit()
    return planted


def asked(site):
    """Give (address, is it REST, what it searches for)."""
    root = site.town.portal.absolute_url()
    for path in LISTS:
        yield f"{root}/{path}", False, ""
    for path in SERVICES:
        yield f"{root}/{path}", True, ""
    for secret in WORDS.values():
        word = secret.partition("@")[0]
        for path in BY_WORD:
            yield f"{root}/{path.format(word)}", False, word


def around(site):
    """Give (address, is it REST, "") of what Plone tells of those that hold secrets."""
    night, college = site.night, site.college
    holders = (
        night.items[0],
        night.items[3],
        *site.annexes,
        night.acts[0],
        night.acts[3],
        night.session,
        college.items[0],
        college.acts[0],
        site.draft,
        site.town.persons["mayor"],
    )
    for holder in holders:
        for name in fields_of(holder):
            yield f"{holder.absolute_url()}/{name}", False, ""
        for path in OF_OBJECTS:
            yield f"{holder.absolute_url()}/{path}".replace("/?", "?"), True, ""
        for path in PAGES:
            yield f"{holder.absolute_url()}/{path}", False, ""


def fields_of(content):
    return [n for schema in iterSchemata(content) for n in schema.names()]


def heard(readers, who, addresses):
    found = {}
    for address, is_rest, word in addresses:
        if is_rest:
            answer = readers.rest("GET", address, "", who=who)
        else:
            answer = readers.get(address, who=who)
        assert answer.status_code < 500, f"{who} at {address}"
        for name in told(answer, word):
            found.setdefault(name, []).append(address)
    return found


@pytest.mark.parametrize("who", MAY_SEE, ids=str)
def test_what_is_found(site, readers, who):
    found = heard(readers, who, asked(site))
    query = {"query": EVERYWHERE, "metadata_fields": "_all", "b_size": 300}
    for more in ({}, {"fullobjects": True}):
        body = query | more
        answer = readers.rest("POST", readers.url, "@querystring-search", body, who)
        assert answer.status_code == 200
        found |= dict.fromkeys(told(answer), "@querystring-search")
    leaks = {name: found[name] for name in set(found) - MAY_SEE[who]}
    assert not leaks, f"{who} is told {leaks}"
    if who == "clerk":
        assert {"closed title", "closed text", "college title", "minutes"} <= set(found)


@pytest.mark.parametrize("who", NEAR, ids=str)
def test_what_plone_tells_of_an_object(site, readers, who):
    found = heard(readers, who, around(site))
    leaks = {name: found[name] for name in set(found) - MAY_SEE[who]}
    assert not leaks, f"{who} is told {leaks}"
    if who == "clerk":
        assert {"closed title", "closed text", "birth date", "minutes"} <= set(found)


@pytest.mark.parametrize("who", [None, "citizen", "stranger"])
def test_who_may_not_see_takes_no_copy(site, readers, who):
    for content in (site.night.items[3], site.annexes[0], site.college.acts[0]):
        for service in ("@copy", "@move"):
            body = {"source": content.absolute_url()}
            answer = readers.rest("POST", site.town.portal, service, body, who)
            assert answer.status_code >= 400 or not answer.json()
            assert not told(answer)


@pytest.mark.parametrize("who", [None, "citizen", "clerk"])
def test_open_data(site, readers, who):
    """Every list of OParl to its last page, all that it leads to, and its files."""
    waiting, seen, leaks, kinds = [f"{readers.url}/@@oparl?limit=2"], set(), {}, set()
    while waiting:
        url = waiting.pop()
        if url in seen:
            continue
        seen.add(url)
        answer = readers.get(url, who=who)
        assert answer.status_code == 200, url
        leaks |= dict.fromkeys(told(answer), url)
        if "json" in answer.headers["Content-Type"]:
            found = answer.json()
            kinds |= {one["type"].rpartition("/")[2] for one in found.get("data", ())}
            waiting += [link for link in links(found) if GIVES.search(link)]
    assert not leaks
    assert {"Meeting", "AgendaItem", "Paper", "File", "Person"} <= kinds


GIVES = re.compile("@@(oparl|public-annex|public-document|public-agenda)")


def links(value):
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict | list):
        for each in value.values() if isinstance(value, dict) else value:
            yield from links(each)


@pytest.mark.parametrize("who", MAY_SEE, ids=str)
def test_the_export_has_rows(site, readers, who):
    answer = readers.get(site.town.portal, "@@scdl.csv", who)
    assert answer.status_code == 200
    rows = list(csv.DictReader(answer.content.decode("utf-8-sig").splitlines()))
    assert [row["DELIB_OBJET"] for row in rows] == ["A public matter", "A gift"]
    assert not told(answer)


def test_no_mail_tells_anything(site):
    letters = [letter for _key, letter in notifications.waiting()]
    kinds = {
        letter.kind.removeprefix("communesplone.deliberations.") for letter in letters
    }
    assert kinds == {
        "session.convened",
        "session.cancelled",
        "item.to_validate",
        "item.returned",
        "opinion.requested",
    }
    for letter in letters:
        assert not found_in(repr(vars(letter))), letter.subject
