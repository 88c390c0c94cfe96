"""The secretariat takes in the deliberations of the years before, faults and all."""

from communesplone.deliberations.api import imports
from communesplone.deliberations.rules.scdl.columns import NAMES
from council import press
from playwright.sync_api import expect
from town_layer import FRANCE

import csv
import io
import pytest


COUNCIL = "decisions/conseil-municipal"

SOUND = {
    "COLL_NOM": "Commune de Saint-Épin-sur-Orvre",
    "COLL_SIRET": "21990199800019",
    "DELIB_MATIERE_CODE": "8.3",
    "DELIB_MATIERE_NOM": "domaines de compétences par thèmes/voirie",
    "VOTE_EFFECTIF": "19",
    "VOTE_REEL": "18",
    "VOTE_POUR": "16",
    "VOTE_CONTRE": "1",
    "VOTE_ABSTENTION": "1",
}

FAULTS = {
    "DELIB_DATE": ("31/02/2018", "2018-02-28"),
    "COLL_SIRET": ("2,19902E+13", "21990199800019"),
    "DELIB_OBJET": ("", "Numérotation du chemin aux Corneilles"),
    "DELIB_MATIERE_CODE": ("99", "8.3"),
}
"""Column -> what a row of the file has there, and what it should be."""

NUMBERS = ("#scdl-new", "#scdl-same", "#scdl-refused")

CUT = """() => [...document.querySelectorAll("#content td")].filter(
  (cell) => cell.getBoundingClientRect().right > window.innerWidth
).map((cell) => cell.textContent)"""
"""What stands in cells out of sight, to be scrolled to sideways."""

WAYS = (("desktop", "fr"), ("phone", "fr"), ("phone", "nl"), ("desktop", "es"))


def past():
    """Give a file of ten sound rows and four faulty ones, as bytes."""
    rows = [
        {
            **SOUND,
            "DELIB_ID": f"2018-{number:03}",
            "DELIB_DATE": f"2018-0{1 + number // 3}-15",
            "DELIB_OBJET": f"Un banc, rue n° {number}",
        }
        for number in range(10)
    ]
    for number, (column, (wrong, _right)) in enumerate(FAULTS.items(), 10):
        rows.append({**rows[0], "DELIB_ID": f"2018-{number:03}", column: wrong})
    return written(rows, NAMES, ",").encode()


def written(rows, names, delimiter):
    text = io.StringIO()
    writer = csv.DictWriter(text, names, delimiter=delimiter)
    writer.writeheader()
    writer.writerows(rows)
    return text.getvalue()


def mended(page):
    """Download the refused rows, and put each right where the file says so.

    :returns: the rows as they came, and a file as a spreadsheet in France saves it.
    """
    with page.expect_download() as download:
        page.click("a[href$='@@scdl-rejects']")
    text = download.value.path().read_text("utf-8-sig")
    rows = list(csv.DictReader(io.StringIO(text)))
    right = [{**row, row["REJET_COLONNE"]: right_of(row)} for row in rows]
    return rows, written(right, list(rows[0]), ";").encode("cp1252")


def right_of(row):
    wrong, right = FAULTS[row["REJET_COLONNE"]]
    assert row["REJET_VALEUR"] == wrong
    return right


def send(page, name, content):
    """Choose a file and press the button under it."""
    file = {"name": name, "mimeType": "text/csv", "buffer": content}
    page.set_input_files("#scdl-file", file)
    press(page, "form:has(#scdl-file) [type=submit]")


def told(page):
    """Give how many are new, here already, refused."""
    return [int(page.inner_text(name)) for name in NUMBERS]


@pytest.mark.parametrize(("width", "language"), WAYS)
def test_faulty_rows_are_mended_and_come_in(visit, monkeypatch, width, language):
    monkeypatch.setattr(imports, "BATCH", 3)
    clerk = visit(width, language, account="assemblees", town=FRANCE)
    page = clerk.open(COUNCIL)
    press(page, "a[href$='@@scdl-import']")
    clerk.look("form")
    send(page, "délibérations 2018.csv", past())
    assert told(page) == [10, 0, 4]
    assert page.locator("#content :text('Aurélie Sabatier')").count()
    assert page.evaluate(CUT) == []
    clerk.look("plan")
    page.click("#scdl-step button")
    all_in(page, 10)
    clerk.look("done")
    rows, file = mended(page)
    assert [row["DELIB_ID"] for row in rows] == [f"2018-0{n}" for n in range(10, 14)]
    assert all(row["REJET_MOTIF"] and row["REJET_LIGNE"] for row in rows)
    send(page, "refused-rows.csv", file)
    assert told(page) == [4, 0, 0]
    clerk.look("mended")
    page.click("#scdl-step button")
    all_in(page, 4)
    send(page, "délibérations 2018.csv", past())
    assert told(page) == [0, 10, 4]
    assert page.locator("#scdl-step").count() == 0
    send(page, "refused-rows.csv", file)
    said = page.inner_text("#global_statusmessage")
    assert "refused-rows.csv" in said and "4" in said
    clerk.look("again")
    citizen = visit(width, language, town=FRANCE)
    citizen.open("@@decisions?text=Corneilles")
    citizen.reads("Numérotation du chemin aux Corneilles")
    press(citizen.page, '.decisions-list h3 a:has-text("Corneilles")')
    citizen.reads("2018-012")
    citizen.look("act")


def all_in(page, count):
    """Wait until the steps that go by themselves have ended, all of them done."""
    done = page.locator(f"#scdl-progress[value='{count}'][max='{count}']")
    expect(done).to_be_visible()
    expect(page.locator("#scdl-step")).to_have_count(0)
    expect(page.locator("#content .alert-success")).to_be_visible()


WRONG = {
    "budget.pdf": (b"%PDF-1.7\n1 0 obj\n", "This is no CSV file, but a PDF"),
    "actes.xlsx": (b"PK\x03\x04\x14\x00\x06\x00", "save it as CSV"),
    "rien.csv": (b"", "This file is empty."),
    "membres.csv": (b"NOM;PRENOM\nNoel;Marc\n", "Columns are missing: COLL_NOM"),
}
"""Name of a file that is none of deliberations -> what it holds, what is told."""


@pytest.mark.parametrize("width", ["desktop", "phone"])
def test_what_is_no_such_file_is_told(visit, width):
    clerk = visit(width, "en", account="assemblees", town=FRANCE)
    page = clerk.open(f"{COUNCIL}/@@scdl-import")
    for name, (content, said) in WRONG.items():
        send(page, name, content)
        assert said in page.inner_text(".statusmessage-error")
        assert page.locator("#scdl-plan").count() == 0
        clerk.look(name.partition(".")[0])
