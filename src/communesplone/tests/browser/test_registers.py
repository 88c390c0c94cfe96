from communesplone.core.api import registers
from lxml import html
from plone import api
from plone.app.testing import SITE_OWNER_NAME
from plone.app.testing import SITE_OWNER_PASSWORD
from plone.app.testing import TEST_USER_NAME
from plone.app.testing import TEST_USER_PASSWORD

import pytest
import requests
import transaction


@pytest.fixture
def get(functional_portal):
    with api.env.adopt_roles(["Manager"]):
        page = api.content.create(functional_portal, "Document", "a", title="Deed A")
    registers.enter("deeds", 2026, page.UID())
    for number in range(54):
        registers.enter("deeds", 2026, f"gone-{number}")
    transaction.commit()
    transaction.begin()

    def get(path, auth=(SITE_OWNER_NAME, SITE_OWNER_PASSWORD), **kwargs):
        url = f"{functional_portal.absolute_url()}/{path}"
        return requests.get(url, auth=auth, timeout=30, **kwargs)

    return get


def rows(answer):
    page = html.fromstring(answer.text)
    return [
        [cell.text_content().strip() for cell in row]
        for row in page.xpath("//tbody/tr")
    ]


def test_list(get):
    assert rows(get("@@registers")) == [["deeds", "2026", "55", "0"]]


def test_entries_and_older(get):
    answer = get("@@register?id=deeds&year=2026")
    found = rows(answer)
    assert [row[0] for row in found] == [str(n) for n in range(55, 5, -1)]
    assert found[0][2] == "Not available to you"
    (older,) = html.fromstring(answer.text).xpath("//a[@rel='next']/@href")
    last = get(older.rpartition("/")[2])
    assert rows(last)[-1][0] == "1"
    assert rows(last)[-1][2] == "Deed A"
    assert not html.fromstring(last.text).xpath("//a[@rel='next']")


@pytest.mark.parametrize(
    "query",
    ["", "id=none&year=2026", "id=deeds&year=x", "id=deeds", "id:list=a&year=2026"],
)
def test_unknown_goes_to_the_list(get, query):
    answer = get(f"@@register?{query}", allow_redirects=False)
    assert answer.status_code == 302
    assert answer.headers["Location"].endswith("/@@registers")


@pytest.mark.parametrize("name", ["registers", "register?id=deeds&year=2026"])
def test_not_for_members(get, name):
    member = (TEST_USER_NAME, TEST_USER_PASSWORD)
    answer = get(f"@@{name}", auth=member, allow_redirects=False)
    assert "/require_login" in answer.headers["Location"]


def test_a_register_asked_for_in_a_strange_shape(get):
    answer = get("@@register?id:list=deeds&year:list=2026", allow_redirects=False)
    assert answer.headers["Location"].endswith("/@@registers")
