"""A client of OParl that knows nothing but links, and checks all that it gets."""

from communesplone.deliberations.api import closing
from communesplone.deliberations.api import publication
from communesplone.deliberations.api import register
from communesplone.deliberations.api.oparl.answer import answer
from datetime import date
from datetime import timedelta
from evening import START
from rules.oparl_schema import problems
from urllib.parse import parse_qsl
from urllib.parse import unquote
from urllib.parse import urlsplit

import json


DAY = date(2026, 3, 20)


def get(url="", **parameters):
    """Follow an address as a client does; a list or an object, checked."""
    parts = urlsplit(url)
    path = parts.path.partition("@@oparl")[2]
    segments = [unquote(each) for each in path.split("/") if each]
    found = answer(segments, {**dict(parse_qsl(parts.query)), **parameters})
    assert found.status == 200, (url, found.content)
    return json.loads(json.dumps(found.content))


def listed(kind, **parameters):
    return get(f"@@oparl/{kind.segment}", **parameters)["data"]


def kind_of(found):
    return found["type"].rsplit("/", 1)[1]


def links(value):
    """Find all addresses of ours in an answer."""
    if isinstance(value, dict):
        for inner in value.values():
            yield from links(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from links(inner)
    elif isinstance(value, str) and "/@@oparl" in value:
        yield value


def walk(**parameters):
    """Start at the System and follow every link; give the objects by id."""
    seen, waiting, objects = set(), ["http://nohost/plone/@@oparl"], {}
    while waiting:
        url = waiting.pop()
        if url in seen:
            continue
        seen.add(url)
        found = get(url, **parameters)
        for each in found.get("data", [found]):
            internal = not parameters.get("omit_internal")
            assert not problems(each, kind_of(each), internal=internal)
            objects.setdefault(each["id"], []).append(each)
        waiting.extend(links(found))
    return objects


def close(evening, publish=True, masks=(), vote=True, **choices):
    """Vote on all, close, and publish; give the acts in their order."""
    for item in evening.items if vote else ():
        evening.vote(item, **choices)
    closing.close(evening.session, START + timedelta(hours=2))
    found = sorted(
        (brain._unrestrictedGetObject() for brain in register.acts_of(evening.body)),
        key=lambda act: act.number,
    )
    for act in found if publish else ():
        publication.publish(act, DAY, masks)
    return found
