"""Files as French towns publish them, their faults included; all names invented."""

from communesplone.deliberations.rules.scdl.check import check
from communesplone.deliberations.rules.scdl.read import Accepted
from communesplone.deliberations.rules.scdl.read import read
from communesplone.deliberations.rules.scdl.reasons import FileRefused
from pathlib import Path

import pytest


FILES = Path(__file__).parents[1] / "scdl_files"

# name -> delimiter, accepted numbers, (line, column, reason) of the refused
EXPECTED = {
    "excel_semicolons.csv": (
        ";",
        ["2023-001", "2023-002", "2023-003"],
        [(5, "DELIB_DATE", "date")],
    ),
    "pasted_together.csv": ("|", ["12", "13"], []),
    "quotation_marks.csv": (
        ",",
        ["A-1"],
        [(5, "", "quotes"), (7, "BUDGET_ANNEE", "budget_year")],
    ),
    "reordered_with_mark.csv": (
        ",",
        ["D2021-14", "D2021-15"],
        [(4, "DELIB_DATE", "date_zone")],
    ),
    "repeated_rows.csv": (
        ";",
        ["2020-01", "2020-02"],
        [(6, "DELIB_ID", "repeated")],
    ),
    "spreadsheet_numbers.csv": (
        ",",
        ["S-19-4"],
        [
            (2, "COLL_SIRET", "siret_scientific"),
            (4, "PREF_DATE", "received_before"),
            (5, "DELIB_DATE", "date"),
        ],
    ),
    "unicode_text.txt": ("\t", ["22/07", "22/08"], []),
    "votes.csv": (
        ",",
        ["V1", "V3", "V5", "V6", "V7", "V10"],
        [
            (3, "VOTE_REEL", "votes_sum"),
            (5, "VOTE_POUR", "count"),
            (9, "BUDGET_NOM", "budget_pair"),
            (10, "PREF_DATE", "received_before"),
            (12, "DELIB_URL", "url"),
        ],
    ),
}


def told(name):
    with (FILES / name).open("rb") as stream:
        reading = read(stream)
        return reading, list(reading)


def rows(name):
    return {one.row.id: one.row for one in told(name)[1] if isinstance(one, Accepted)}


@pytest.mark.parametrize("name", EXPECTED)
def test_every_row_is_accounted_for(name):
    reading, found = told(name)
    delimiter, accepted, rejected = EXPECTED[name]
    assert reading.delimiter == delimiter
    assert [one.row.id for one in found if isinstance(one, Accepted)] == accepted
    assert [
        (one.line, one.column, one.reason.key)
        for one in found
        if not isinstance(one, Accepted)
    ] == rejected


@pytest.mark.parametrize("name", EXPECTED)
def test_what_is_accepted_can_be_published(name):
    assert all(check(row) == () for row in rows(name).values())


def test_a_file_of_something_else_is_refused():
    with pytest.raises(FileRefused) as caught:
        told("minutes_not_deliberations.csv")
    assert caught.value.reason.key == "file_header"
    assert "COLL_SIRET" in caught.value.reason.values["columns"]


def test_windows_letters_are_read():
    row = rows("excel_semicolons.csv")["2023-001"]
    assert row.title == "Désignation du secrétaire de séance – M. Éloi Bœuf"
    assert row.town == "Commune de Saint-Épin-sur-Orvre"
    assert row.seats == 19


def test_lines_of_two_encodings_are_read():
    found = rows("pasted_together.csv")
    assert found["12"].title == "Révision du PLU"
    assert found["13"].title == "Préemption d'un garage"


def test_a_lost_zero_is_put_back():
    assert rows("spreadsheet_numbers.csv")["S-19-4"].siret == "01999001900010"


def test_a_lost_zero_of_a_code_is_told_by_the_name():
    row = rows("spreadsheet_numbers.csv")["S-19-4"]
    assert row.subject_code == "7.10"


def test_a_word_of_the_town_gives_way_to_the_nomenclature():
    row = rows("unicode_text.txt")["22/08"]
    assert row.subject_name == "domaines de compétences par thèmes/enseignement"


def test_line_breaks_and_marks_inside_a_text_stay():
    row = rows("quotation_marks.csv")["A-1"]
    assert row.title == 'Création d\'un emploi :\n- animateur "jeunesse"\n- 20 h'


def test_one_missing_count_follows_from_the_others():
    found = rows("votes.csv")
    assert (found["V3"].voters, found["V5"].abstentions) == (15, 0)
    assert (found["V6"].voters, found["V6"].in_favour) == (15, None)


def test_a_second_run_tells_the_same():
    assert told("votes.csv")[1] == told("votes.csv")[1]
