"""What a service costs beside a core Document: its page and a save, in one run.

The server runs in this process; its processor time is counted, not the clock's, since
other work on the machine would else be measured too.

python benchmarks/bench_service.py
"""

from collections.abc import Callable
from communesplone.core.api import services
from communesplone.core.testing import CORE_FUNCTIONAL
from plone import api
from plone.app.testing import setRoles
from plone.app.testing import SITE_OWNER_NAME
from plone.app.testing import SITE_OWNER_PASSWORD
from plone.app.testing import TEST_USER_ID
from plone.app.textfield import RichTextValue
from plone.uuid.interfaces import IUUID
from stage import stage
from statistics import median
from statistics import quantiles
from time import process_time

import itertools
import requests
import transaction


PAIRS = 40
BATCH = 5
"""Requests measured as one, against the noise of a single one."""

OWNER = (SITE_OWNER_NAME, SITE_OWNER_PASSWORD)
BUDGETS = {"page": 1.10, "save": 1.15}
TEXT = "Monday to Friday, from nine to twelve. "


def fill(portal: object) -> None:
    setRoles(portal, TEST_USER_ID, ["Manager"])
    api.user.create(username="ann", email="ann@town.example")
    service = services.create(
        portal,
        "Public works",
        id="service",
        acronym="PW",
        description="Roads and bridges.",
        head="ann",
        phone="081 23 45 67",
        email="works@town.example",
        address="Street 1\nTown",
        opening_hours=TEXT * 3,
    )
    for number in range(10):
        services.create(portal, f"Service {number}", parent_service=IUUID(service))
    services.staff(service, "member", "ann")
    page = api.content.create(
        portal,
        "Document",
        "document",
        "Public works",
        description="Roads and bridges.",
        text=RichTextValue(f"<p>{TEXT * 6}</p>", "text/html", "text/x-html-safe"),
    )
    api.content.transition(page, "publish")
    transaction.commit()


def asked(url: str, **kwargs) -> Callable[[], float]:
    session = requests.Session()
    session.trust_env = False
    numbers = itertools.count()

    def do() -> float:
        begun = process_time()
        for _turn in range(BATCH):
            if "auth" in kwargs:
                body = {"title": f"Title {next(numbers)}"}
                response = session.patch(url, json=body, timeout=30, **kwargs)
                assert response.status_code == 204, response.text
            else:
                response = session.get(url, timeout=30)
                assert response.status_code == 200
                assert "Public works" in response.text
        return (process_time() - begun) / BATCH

    return do


def compare(what: str, ours: Callable, theirs: Callable) -> bool:
    for _warm in range(4):
        ours(), theirs()
    pairs = []
    for number in range(PAIRS):
        # Who goes first takes turns.
        if number % 2:
            mine, core = ours(), theirs()
        else:
            core, mine = theirs(), ours()
        pairs.append((mine, core))
    ratios = [mine / core for mine, core in pairs]
    low, middle, high = quantiles(ratios, n=4)
    ms = [1000 * median(column) for column in zip(*pairs, strict=True)]
    good = middle <= BUDGETS[what]
    print(
        f"{what}: service {ms[0]:.1f} ms, Document {ms[1]:.1f} ms, ratio {middle:.2f}"
        f" ({low:.2f}–{high:.2f}, {PAIRS} pairs), budget {BUDGETS[what]:.2f}:"
        f" {'met' if good else 'MISSED'}"
    )
    return good


def main() -> int:
    with stage(CORE_FUNCTIONAL) as layer:
        portal = layer["portal"]
        fill(portal)
        url = portal.absolute_url()
        good = compare("page", asked(f"{url}/service"), asked(f"{url}/document"))
        headers = {"Accept": "application/json"}
        saves = [
            asked(f"{url}/{id}", auth=OWNER, headers=headers)
            for id in ("service", "document")
        ]
        return 0 if compare("save", *saves) and good else 1


if __name__ == "__main__":
    raise SystemExit(main())
