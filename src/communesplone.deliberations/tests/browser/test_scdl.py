"""Files of deliberations over HTTP: who may, what is refused, how an import goes on."""

from communesplone.core.api import settings
from communesplone.deliberations.api import import_reading
from communesplone.deliberations.api import imports
from communesplone.deliberations.rules.scdl.read import Part
from datetime import date
from io import BytesIO
from lxml import html
from past import file
from past import row
from past import SIRET
from plone import api
from visiting import TOKEN

import csv
import pytest
import transaction


@pytest.fixture
def council(place):
    settings.save(region="FR", organisation_number=SIRET)
    transaction.commit()
    return place.council


@pytest.fixture
def clerk(guest, council):
    return guest("clerk")


def url(body, view="scdl-import"):
    return f"{body.absolute_url()}/@@{view}"


def upload(who, body, stream, name="past.csv", **options):
    files = {"file": (name, stream, "text/csv")}
    return who.post(url(body), data={"action": "upload"}, files=files, **options)


def page(who, body, query=""):
    return html.fromstring(who.get(url(body) + query).text)


def token(who, body):
    return page(who, body).xpath(f"//input[@name='{TOKEN}']/@value")[0]


def count(tree, name):
    return int(tree.get_element_by_id(f"scdl-{name}").text_content())


def act(who, body, action, **data):
    job = body.imports.job
    phase = "import" if job.unread is None else "read"
    sent = {"action": action, "job": job.digest, "phase": phase, **data}
    return who.post(url(body), data=sent)


@pytest.mark.parametrize("view", ["scdl-import", "scdl-rejects"])
@pytest.mark.parametrize(
    ("account", "status"),
    [("clerk", 200), ("author", 302), ("mayor", 302), ("citizen", 302), (None, 302)],
)
def test_who_may_import(guest, council, account, status, view):
    if view == "scdl-rejects":
        text = file(row(1)).getvalue().replace(b"2019-01-01", b"soon")
        imports.stage(council, BytesIO(text), "past.csv")
    answer = guest(account).get(url(council, view))
    assert answer.status_code == status


def test_the_list_leads_to_a_file_that_the_town_can_give(guest, place):
    citizen, where = guest(None), place.council.absolute_url()
    assert "@@scdl.csv" not in citizen.get(f"{where}/@@decisions").text
    settings.save(region="FR", organisation_number=SIRET)
    transaction.commit()
    assert f"{where}/@@scdl.csv" in citizen.get(f"{where}/@@decisions").text
    assert citizen.get(f"{where}/@@scdl.csv").status_code == 200


def test_from_the_file_to_the_acts(clerk, guest, council, monkeypatch):
    monkeypatch.setattr(imports, "BATCH", 3)
    answer = upload(clerk, council, file(*(row(n) for n in range(7))))
    assert (answer.status_code, answer.headers["Location"]) == (303, url(council))
    tree = page(clerk, council)
    assert (count(tree, "new"), count(tree, "same"), count(tree, "refused")) == (
        7,
        0,
        0,
    )
    assert len(council.imports.acts) == 0
    answer = act(clerk, council, "step", auto="1")
    assert answer.headers["Location"].endswith("?run=1")
    assert len(council.imports.acts) == 3
    tree = page(clerk, council, "?run=1")
    assert tree.get_element_by_id("scdl-progress").get("value") == "3"
    assert tree.get_element_by_id("scdl-step").get("data-run") == "1"
    # Without scripts: the button, and no address that goes on by itself.
    assert act(clerk, council, "step").headers["Location"] == url(council)
    assert act(clerk, council, "step", auto="1").headers["Location"] == url(council)
    assert len(council.imports.acts) == 7
    assert "are imported" in page(clerk, council).text_content()
    # A double click, or a page left open, does nothing more.
    assert act(clerk, council, "step").status_code == 303
    assert len(council.imports.acts) == 7
    assert len(guest().get(url(council, "scdl.csv")).text.splitlines()) == 8


def test_a_long_file_is_read_in_parts(clerk, council, monkeypatch):
    monkeypatch.setattr(import_reading, "PART", Part(rows=3, size=1_000_000))
    answer = upload(clerk, council, file(*(row(n) for n in range(8))))
    assert answer.headers["Location"].endswith("?run=1")
    tree = page(clerk, council, "?run=1")
    assert count(tree, "new") == 3
    assert 0 < int(tree.get_element_by_id("scdl-reading").get("value")) < 100
    form = tree.get_element_by_id("scdl-step")
    assert form.get("data-run") == "1"
    assert form.text_content().split() == ["Continue"]
    assert act(clerk, council, "step", auto="1").headers["Location"].endswith("?run=1")
    # Once it is read, a person looks at the plan.
    assert act(clerk, council, "step", auto="1").headers["Location"] == url(council)
    tree = page(clerk, council)
    assert count(tree, "new") == 8
    assert tree.get_element_by_id("scdl-step").text_content().split() == ["Import"]
    assert not tree.xpath("//*[@id='scdl-reading']")
    assert len(council.imports.acts) == 0
    act(clerk, council, "step")
    assert len(council.imports.acts) == 8
    upload(clerk, council, file(*(row(n) for n in range(8))), "again.csv")
    for _ in range(2):
        act(clerk, council, "step", auto="1")
    assert "All 8 deliberations of “again.csv”" in page(clerk, council).text_content()


def test_the_last_part_asked_for_twice_imports_nothing(clerk, council, monkeypatch):
    monkeypatch.setattr(import_reading, "PART", Part(rows=3, size=1_000_000))
    upload(clerk, council, file(*(row(n) for n in range(5))))
    form = page(clerk, council).get_element_by_id("scdl-step")
    for _ in range(2):
        answer = clerk.post(url(council), token=False, data=dict(form.fields))
        assert answer.headers["Location"] == url(council)
        assert council.imports.job.unread is None
        assert len(council.imports.acts) == 0
    act(clerk, council, "step", phase="")
    assert len(council.imports.acts) == 0
    act(clerk, council, "step")
    assert len(council.imports.acts) == 5


def test_a_file_that_is_refused_on_the_way_is_given_up(clerk, council, monkeypatch):
    monkeypatch.setattr(import_reading, "PART", Part(rows=3, size=1_000_000))
    monkeypatch.setattr(import_reading, "MOST_OF_A_DAY", 4)
    upload(clerk, council, file(*(row(n, date(2019, 1, 1)) for n in range(8))))
    assert act(clerk, council, "step", auto="1").headers["Location"] == url(council)
    text = page(clerk, council).text_content()
    assert "More than 4 rows" in text
    assert "are here already" not in text
    upload(clerk, council, file(row(1)), "other.csv")
    assert council.imports.job.name == "other.csv"
    assert "More than 4 rows" not in page(clerk, council).text_content()


def test_the_page_loads_its_script(clerk, council):
    upload(clerk, council, file(row(1)))
    (script,) = page(clerk, council).xpath("//article//script/@src")
    assert "requestSubmit" in clerk.get(script).text


def test_a_second_import_of_all_is_told(clerk, council):
    for _ in range(2):
        upload(clerk, council, file(row(1)))
        act(clerk, council, "step")
    assert len(council.imports.acts) == 1
    upload(clerk, council, file(row(1)))
    assert "nothing was changed" in page(clerk, council).text_content()


def test_the_second_person_is_told_and_may_stop_the_first(clerk, council):
    upload(clerk, council, file(row(1)), "first.csv")
    first = council.imports.job.digest
    # As one who had the form open before the first began.
    fields = {"action": "upload", TOKEN: token(clerk, council)}
    files = {"file": ("second.csv", file(row(2)), "text/csv")}
    clerk.post(url(council), token=False, data=fields, files=files)
    assert council.imports.job.digest == first
    assert "clerk is importing “first.csv”" in page(clerk, council).text_content()
    act(clerk, council, "stop")
    assert council.imports.job is None


def test_what_is_refused_comes_back_as_a_file(clerk, council):
    text = file(row(1), row(2, title="<b>=1+1</b>")).getvalue()
    upload(
        clerk, council, BytesIO(text.replace(b"2019-002,2019-01-01", b"2019-002,soon"))
    )
    tree = page(clerk, council)
    assert (count(tree, "new"), count(tree, "refused")) == (1, 1)
    cells = [td.text_content() for td in tree.xpath("//tbody//td")]
    assert cells[0].split() == ["Line", "3"]
    assert cells[1:] == ["DELIB_DATE", "soon", "Not a date such as 2026-03-31."]
    answer = clerk.get(url(council, "scdl-rejects"))
    _names, told = csv.reader(answer.content.decode("utf-8-sig").splitlines())
    assert told[:4] == ["3", "DELIB_DATE", "soon", "Not a date such as 2026-03-31."]
    assert "<b>=1+1</b>" in told


def test_hostile_texts_are_text(clerk, council):
    name = '"><script>alert(1)</script>.csv'
    upload(clerk, council, file(row(1, title="<script>alert(2)</script>")), name)
    act(clerk, council, "step")
    for address in (url(council), council.absolute_url()):
        assert "<script>alert" not in clerk.get(address).text


@pytest.mark.parametrize("account", ["clerk", "author", None])
def test_the_page_of_an_imported_act(clerk, guest, council, account):
    counts = {
        "seats": 29,
        "voters": 20,
        "in_favour": 17,
        "against": 2,
        "abstentions": 1,
    }
    upload(clerk, council, file(row(1, **counts)))
    act(clerk, council, "step")
    ((uid, _digest),) = council.imports.acts.values()
    address = api.content.get(UID=uid).absolute_url()
    answer = guest(account).get(address)
    assert answer.status_code == 200
    text = html.fromstring(answer.text).get_element_by_id("content").text_content()
    for said in ("Banc n° 1", "2019-001", "Imported from SCDL", "17"):
        assert said in text
    assert "Place in the chain" not in text
    # Nobody told how the votes were given.
    assert "Without a vote" not in text
    # Nor whether papers were blank.
    assert "Abstentions" in text
    assert "Blank" not in text
    assert "geheim" not in answer.text
    assert "Banc n° 1" in guest(account).get(url(council, "decisions.atom")).text


@pytest.mark.parametrize("action", ["upload", "step", "stop"])
def test_without_a_token_nothing_is_done(clerk, council, action):
    upload(clerk, council, file(row(1)))
    job = council.imports.job.digest
    answer = clerk.post(url(council), token=False, data={"action": action, "job": job})
    assert answer.status_code == 403
    assert council.imports.job.digest == job
    assert len(council.imports.acts) == 0


def test_a_get_does_nothing(clerk, council):
    upload(clerk, council, file(row(1)))
    job = council.imports.job.digest
    clerk.get(f"{url(council)}?action=step&job={job}")
    assert len(council.imports.acts) == 0


@pytest.mark.parametrize("data", [b"", b"nothing", b"\x00" * 1000, b"PK\x03\x04zip"])
def test_what_is_no_such_file(clerk, council, data):
    assert upload(clerk, council, BytesIO(data)).status_code == 303
    assert council.imports.job is None
    assert page(clerk, council).find_class("statusmessage-error")


def test_a_file_that_is_too_big(clerk, council, monkeypatch):
    monkeypatch.setattr(
        "communesplone.deliberations.browser.scdl.importing.size_of", huge
    )
    upload(clerk, council, file(row(1)))
    assert council.imports.job is None
    assert "more than 50000000 bytes" in page(clerk, council).text_content()


def huge(stream):
    return 50_000_001


def test_no_file_at_all(clerk, council):
    assert clerk.post(url(council), data={"action": "upload"}).status_code == 303
    assert "Choose a file" in page(clerk, council).text_content()


class TestExport:
    def test_everybody_may_read_it(self, clerk, guest, council, place):
        upload(clerk, council, file(row(1)))
        act(clerk, council, "step")
        for context in (council, place.portal):
            answer = guest().get(url(context, "scdl.csv"))
            assert answer.status_code == 200
            assert answer.headers["Content-Type"].startswith("text/csv")
            assert answer.content == file(row(1)).getvalue()
            assert int(answer.headers["Content-Length"]) == len(answer.content)

    def test_a_town_without_siret_says_why(self, guest, place):
        answer = guest().get(url(place.council, "scdl.csv"))
        assert answer.status_code == 400
        assert "SIRET" in html.fromstring(answer.text).text_content()
