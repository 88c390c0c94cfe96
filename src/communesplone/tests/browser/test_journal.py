from communesplone.core.api import journal
from communesplone.core.browser.journal import JournalView
from communesplone.core.browser.journal_csv import row
from lxml import html
from plone import api
from plone.app.testing import SITE_OWNER_NAME
from plone.app.testing import SITE_OWNER_PASSWORD
from plone.app.testing import TEST_USER_NAME
from plone.app.testing import TEST_USER_PASSWORD

import csv
import io
import pytest
import requests
import transaction


@pytest.fixture
def site(functional_portal):
    functional_portal.title = "=Town"
    for number in range(1, 61):
        journal.record(
            f"thing.done{number % 3}", functional_portal, after={"n": number}
        )
    transaction.commit()
    transaction.begin()
    return functional_portal


@pytest.fixture
def session():
    with requests.Session() as session:
        session.trust_env = False
        session.auth = (SITE_OWNER_NAME, SITE_OWNER_PASSWORD)
        yield session


@pytest.fixture
def get(site, session):
    def get(path, **kwargs):
        return session.get(f"{site.absolute_url()}/{path}", timeout=30, **kwargs)

    return get


@pytest.fixture
def export(site, session, get):
    """Presses the button as a browser without JavaScript does."""

    def export(**filter):
        page = html.fromstring(get("@@journal").text)
        (button,) = page.xpath("//button[@formmethod='post']")
        form = button.getparent().getparent()
        fields = {**dict(form.form_values()), **filter}
        fields[button.get("name")] = button.get("value")
        return session.post(
            button.get("formaction"), data=fields, timeout=30, allow_redirects=False
        )

    return export


def numbers(page):
    return [int(text) for text in page.xpath("//tbody/tr/td[1]/text()")]


class TestScreen:
    def test_newest_first_and_older(self, get):
        page = html.fromstring(get("@@journal").text)
        assert numbers(page) == list(range(60, 10, -1))
        (older,) = page.xpath("//a[@rel='next']/@href")
        page = html.fromstring(get(older.rpartition("/")[2]).text)
        assert numbers(page) == list(range(10, 0, -1))
        assert not page.xpath("//a[@rel='next']")

    def test_state(self, get):
        text = get("@@journal").text
        assert journal.page().head in text
        assert "has not been verified" in text

    def test_filter_is_kept_by_older_and_csv(self, get, monkeypatch):
        monkeypatch.setattr(JournalView, "size", 5)
        page = html.fromstring(get("@@journal?action=thing.done1&text=town").text)
        assert numbers(page) == list(range(58, 45, -3))
        (older,) = page.xpath("//a[@rel='next']/@href")
        assert "action=thing.done1&text=town" in older
        (chosen,) = page.xpath("//option[@selected]/@value")
        assert chosen == "thing.done1"
        (form,) = [form for form in page.forms if "action" in form.fields]
        assert form.fields["text"] == "town"
        # What the filter sends is an address: no token in it.
        assert "_authenticator" not in dict(form.form_values())

    @pytest.mark.parametrize("part", ["journal-state", "journal-filter"])
    def test_its_parts_are_no_pages(self, get, part):
        assert get(f"@@{part}").status_code == 404

    def test_wrong_dates(self, get):
        answer = get("@@journal?from=2026-01&to=soon&user=x")
        assert answer.status_code == 200
        page = html.fromstring(answer.text)
        invalid = page.xpath("//input[@aria-invalid='true']")
        assert [field.get("name") for field in invalid] == ["from", "to"]
        assert invalid[1].get("value") == "soon"
        described = page.get_element_by_id(invalid[0].get("aria-describedby"))
        assert "not a date" in described.text_content()

    @pytest.mark.parametrize(
        "query",
        ["from=&before=x&action=%00", "before=-1", "user=a&user=b", "from:int=3"],
    )
    def test_bad_input_breaks_nothing(self, get, query):
        assert get(f"@@journal?{query}").status_code in (200, 400)

    def test_not_for_members(self, site, session):
        session.auth = (TEST_USER_NAME, TEST_USER_PASSWORD)
        for name in (
            "journal",
            "journal-csv",
            "journal-verify",
        ):
            url = f"{site.absolute_url()}/@@{name}"
            answer = session.get(url, timeout=30, allow_redirects=False)
            assert "/require_login" in answer.headers["Location"], name

    @pytest.mark.parametrize("part", ["journal-state", "journal-filter"])
    def test_a_part_of_the_page_is_no_page(self, get, part):
        assert get(f"@@{part}").status_code == 404

    def test_no_write_on_get(self, get, site):
        get("@@journal")
        transaction.begin()
        assert journal.page().length == 60


class TestVerify:
    def test_by_post_with_token(self, get, site, session):
        page = html.fromstring(get("@@journal").text)
        (token,) = page.xpath(
            "//form[contains(@action, 'verify')]//input[@name='_authenticator']/@value"
        )
        url = f"{site.absolute_url()}/@@journal-verify"
        answer = session.post(url, data={"_authenticator": token}, timeout=30)
        assert "intact: 60 entries" in html.fromstring(answer.text).text_content()
        transaction.begin()
        assert journal.checked()["length"] == 60
        assert journal.page(size=1).entries[0].action == "journal.verified"

    def test_says_where_it_is_broken(self, site, get, session):
        book = journal.ledger.find()
        link, entry = book.journal.sealed[7]
        book.journal.sealed[7] = (link, {**entry, "user": "x"})
        transaction.commit()
        page = html.fromstring(get("@@journal").text)
        token = page.xpath("//input[@name='_authenticator']/@value")[0]
        url = f"{site.absolute_url()}/@@journal-verify"
        answer = session.post(url, data={"_authenticator": token}, timeout=30)
        assert "broken at entry 7" in html.fromstring(answer.text).text_content()

    def test_not_without_token(self, site, session):
        url = f"{site.absolute_url()}/@@journal-verify"
        assert session.post(url, timeout=30).status_code == 403
        assert session.get(url, timeout=30).status_code == 403
        assert journal.checked() is None


class TestCsv:
    def test_all_entries_neutralised(self, export, monkeypatch):
        head = journal.page().head
        monkeypatch.setattr(journal, "MAX_PAGE", 25)
        answer = export()
        assert answer.headers["Content-Type"] == "text/csv; charset=utf-8"
        assert "Content-Length" not in answer.headers
        assert answer.content.startswith(b"\xef\xbb\xbf")
        rows = list(csv.DictReader(io.StringIO(answer.content.decode("utf-8-sig"))))
        assert [int(row["number"]) for row in rows] == list(range(60, 0, -1))
        assert rows[0]["title"] == "'=Town"
        assert rows[0]["link"] == head

    def test_filtered_and_recorded(self, export):
        rows = export(action="thing.done2").text.splitlines()
        assert len(rows) == 1 + 20
        transaction.begin()
        (entry,) = journal.page(size=1).entries
        assert (entry.number, entry.action) == (61, "journal.exported")
        assert entry.user
        asked = {"from": "", "to": "", "user": "", "action": "thing.done2", "text": ""}
        assert entry.after == journal.digest(asked)

    def test_wrong_dates_go_back_to_the_screen(self, export):
        answer = export(**{"from": "soon", "user": "a&b"})
        assert answer.status_code == 303
        assert "/@@journal?from=soon&" in answer.headers["Location"]
        assert "user=a%26b" in answer.headers["Location"]
        transaction.begin()
        assert journal.page().length == 60

    def test_get_goes_to_the_screen(self, get):
        answer = get("@@journal-csv?action=thing.done2", allow_redirects=False)
        assert answer.status_code == 303
        assert "/@@journal?" in answer.headers["Location"]
        assert "action=thing.done2" in answer.headers["Location"]
        transaction.begin()
        assert journal.page().length == 60

    def test_not_without_token(self, site, session):
        url = f"{site.absolute_url()}/@@journal-csv"
        answer = session.post(url, timeout=30)
        assert answer.status_code == 403
        assert "thing.done" not in answer.text
        transaction.begin()
        assert journal.page().length == 60

    def test_without_ledger(self, export, site):
        del site.__annotations__[journal.ledger.KEY]
        transaction.commit()
        answer = export()
        assert answer.text.startswith("number,when,")
        transaction.begin()
        assert journal.page().length == 1


def test_row():
    assert row([1, None, "a,b", "=x"]) == b'1,,"a,b",\'=x\r\n'


def test_configlets(portal):
    panel = api.portal.get_tool("portal_controlpanel")
    with api.env.adopt_roles(["Site Administrator"]):
        found = {action["id"]: action for action in panel.enumConfiglets("Products")}
    assert found["communesplone.core.journal"]["url"].endswith("/@@journal")
    assert found["communesplone.core.registers"]["url"].endswith("/@@registers")
