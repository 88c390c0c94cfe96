"""Cells that no spreadsheet runs, whatever sign it parts cells by."""

from communesplone.deliberations.rules.scdl.cell import clean
from communesplone.deliberations.rules.scdl.cell import guard
from communesplone.deliberations.rules.scdl.cell import unguard
from hypothesis import example
from hypothesis import given
from hypothesis import strategies

import csv
import io
import pytest


SIGNS = ",;\t|"


@pytest.mark.parametrize(
    ("text", "guarded"),
    [
        ("=1+1", "'=1+1"),
        ("Banc;=1+1;", "Banc;'=1+1;"),
        ("Banc, -2", "Banc,' -2"),
        ("Banc\t@x|+1", "Banc\t'@x|'+1"),
        ("Banc\n=1", "Banc\n'=1"),
        ('A;"=1', "A;'\"=1"),
        ("A;'=1", "A;''=1"),
        ("Un banc = 2 ; rue de l'Eau-Vive", "Un banc = 2 ; rue de l'Eau-Vive"),
    ],
)
def test_guard(text, guarded):
    assert guard(text) == guarded
    assert unguard(guarded) == text


texts = strategies.text("=+-@'\" ,;|\t\nab", max_size=12).map(clean)


@given(texts)
@example('A;"=1')
def test_no_spreadsheet_runs_it(text):
    assert unguard(guard(text)) == text
    written = io.StringIO()
    csv.writer(written).writerow(["x", guard(text), "y"])
    for sign in SIGNS:
        lines = io.StringIO(written.getvalue(), newline="")
        for row in csv.reader(lines, delimiter=sign):
            for cell in row:
                assert cell.strip(" ")[:1] not in {"=", "+", "-", "@"}, (sign, row)
