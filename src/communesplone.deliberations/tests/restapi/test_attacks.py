"""Each service under attack: a clear refusal, never an error of ours, and no write.

What each service takes is read from its recorded example, value by value.
"""

from communesplone.deliberations.api import annexes
from communesplone.deliberations.api import follow_ups
from communesplone.deliberations.api import opinions
from communesplone.deliberations.api import publication
from datetime import date
from evening import Evening
from published import close
from restapi.recorder import EXAMPLES
from scene import PASSWORD
from visiting import Caller

import csv
import json
import pytest
import requests


HUGE = "x" * 1_000_000

REFUSED = {400, 401, 403, 404, 413}

VALUES = (HUGE, 5, {"a": []}, [{}], ["x" * 32] * 100_000)
"""Given for each value that a service takes, unless they are of its own type."""

DEEP = 900
"""Deeper ones end in plone.restapi, which reads each body to look for a password."""

BODIES = (
    "{",
    "[]",
    '"x"',
    "5",
    "\x00",
    "[" * DEEP + "]" * DEEP,
    '{"a":' * DEEP + "1" + "}" * DEEP,
    f'["{HUGE * 6}"]',
)
"""No service takes them."""

QUERIES = (
    "b_start=-1",
    "b_start=x",
    "b_size=99999999999999999999",
    "year=x&year=y",
    f"text={'x' * 4_000}",
    "text=%00%ff(((*",
    f"item={'x' * 4_000}",
    "body=../..&session=%2e",
    # A converter that fails (year:int=x) is refused by Zope, before it comes here.
    "year:int=2026&b_size:float=2",
    "year:list=2026&text:tokens=a",
    "year.a:record=x&text:lines=a",
)


def services(methods):
    """Give (method, name, interface) of each service."""
    with (EXAMPLES.parent / "security.csv").open(newline="") as file:
        rows = [
            row
            for row in csv.DictReader(file)
            if (row["kind"], row["package"]) == ("service", "deliberations")
        ]
    found = [(r["method"], r["name"], r["for"].rsplit(".", 1)[1]) for r in rows]
    return [each for each in found if each[0] in methods]


WRITES = services({"POST", "PATCH", "DELETE"})

READS = services({"GET"})


def examples(method, name):
    """Give the bodies that the documentation shows of a service."""
    for path in sorted(EXAMPLES.glob("deliberations-*.req")):
        head, _, body = path.read_text().partition("\n\n")
        words = head.split()
        if words[0] == method and words[1].rsplit("/", 1)[1] == name and body.strip():
            plain = json.loads(body)
            yield plain[0] if isinstance(plain, list) else plain


ACTORS = {
    "@propose": "author",
    "@validate": "validator",
    "@send-back": "validator",
    "@items": "author",
    "@annexes": "author",
    "@done": "author",
}


@pytest.fixture
def places(place):
    """Give (content, who may ask) by method, name and interface; a proper request of
    theirs would be granted."""
    planned, convened = Evening(place, "One"), Evening(place, "Two").convene()
    night = Evening(place, "Three").open()
    night.vote(night.items[0])
    done = Evening(place, "Four", "Five").open()
    for item in done.items:
        done.vote(item)
    acts = close(done).acts
    publication.publish(acts[1], date(2026, 3, 20))
    draft = place.item()
    annex = annexes.add(draft, b"%PDF-1.4\n%%EOF\n", "plan.pdf")
    proposed, validated = place.item(state="proposed"), place.item(state="validated")
    opinion = opinions.ask(validated, place.finance_uid)
    waits, seen_to = place.decided(), place.decided()
    for each in (waits, seen_to):
        follow_ups.note(each, "Roads team", None)
    follow_ups.finish(seen_to)
    by_name = {
        "@propose": place.item(),
        "@validate": proposed,
        "@send-back": proposed,
        "@forward": place.decided(body=place.college),
        "@open": convened.session,
        "@sitting": night.session,
        "@close": night.session,
        "@approve": done.session,
        "@call-again": done.session,
        "@annul": acts[1],
        "@follow-up": place.decided(),
        ("@annexes", "IItem"): draft,
        ("POST", "@done"): waits,
        ("DELETE", "@done"): seen_to,
    }
    by_type = {
        "IAnnex": annex,
        "IItem": validated,
        "IOpinion": opinion,
        "ISession": planned.session,
        "IDeliberation": acts[0],
        "IBody": place.council,
        "IDexterityContainer": place.folder,
        "IPerson": place.persons["councillor"],
        "IMandate": place.council[place.council.objectIds()[0]],
        "IPloneSiteRoot": place.portal,
    }

    def find(method, name, interface):
        who = ACTORS.get(name, "adviser" if interface == "IOpinion" else "clerk")
        content = by_name.get(name, by_type[interface])
        content = by_name.get((name, interface), content)
        content = by_name.get((method, name), content)
        return f"{content.absolute_url()}/{name}", who

    return find


@pytest.fixture
def attack(place):
    """Give a function that does a request, and tells what is wrong with the answer."""
    callers, database = {}, place.portal._p_jar.db()
    for who in (None, "citizen", "clerk", "author", "validator", "adviser", "cookie"):
        callers[who] = Caller(place.portal, None if who == "cookie" else who)
    callers["cookie"].session.headers["Cookie"] = cookie(place)

    def attack(who, method, url, body, kind="application/json"):
        headers = {"Accept": "application/json", "Content-Type": kind}
        before = database.lastTransaction()
        text = body if isinstance(body, str) else json.dumps(body)
        answer = callers[who].call(method, url, data=text, headers=headers)
        wrote = database.lastTransaction() != before
        if answer.status_code in REFUSED and not wrote:
            return []
        sent = f"{text[:60]}… of {len(text)}" if len(text) > 60 else text
        return [f"{answer.status_code} wrote={wrote} {who} {method} {url} {sent}"]

    yield attack
    for caller in callers.values():
        caller.session.close()


def cookie(place):
    """Log in by the form."""
    place.portal._p_jar.transaction_manager.commit()
    form = {"__ac_name": "clerk", "__ac_password": PASSWORD, "buttons.login": "Log in"}
    url = f"{place.portal.absolute_url()}/login"
    answer = requests.post(url, form, allow_redirects=False, timeout=60)
    return f"__ac={answer.cookies['__ac']}"


def test_strangers(places, attack):
    found = []
    for service in WRITES:
        url, who = places(*service)
        body = next(examples(*service[:2]), {})
        found += attack(None, service[0], url, body)
        found += attack("citizen", service[0], url, body)
        found += attack("cookie", service[0], url, body)
        found += attack(who, service[0], url, body, kind="text/plain")
    assert found == []


def test_bodies_that_nobody_takes(places, attack):
    found = []
    for service in WRITES:
        url, who = places(*service)
        for body in BODIES:
            found += attack(who, service[0], url, body)
    assert found == []


def test_values_of_another_kind(places, attack):
    found, asked = [], 0
    for service in WRITES:
        url, who = places(*service)
        for plain in examples(*service[:2]):
            for name, value in plain.items():
                for wrong in VALUES:
                    if type(wrong) is type(value) and wrong is not HUGE:
                        continue
                    asked += 1
                    wrong = wrong if value is not True or wrong is not HUGE else "x"
                    found += attack(who, service[0], url, {**plain, name: wrong})
    assert asked > 100
    assert found == []


def test_an_agenda_of_a_hundred_thousand(places, attack):
    url, who = places("PATCH", "@agenda", "ISession")
    assert attack(who, "PATCH", url, {"present": ["x" * 32] * 100_000}) == []
    assert attack(who, "PATCH", url, {"present": [HUGE]}) == []


def test_queries(place, places, visit):
    clerk, found = visit("clerk"), []
    for service in READS:
        url, _who = places(*service)
        for query in QUERIES:
            page = clerk.get(f"{url}?{query}", headers={"Accept": "application/json"})
            if page.status >= 500:
                found.append((page.status, service, query[:60]))
    assert found == []
