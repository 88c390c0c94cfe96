"""What the browser's tab says of a page."""

from communesplone.deliberations.browser.headings import HEADINGS
from pathlib import Path
from visiting import path_of

import csv
import pytest


TABLE = Path(__file__).parents[4] / "docs" / "reference" / "security.csv"


@pytest.mark.parametrize(
    ("who", "name", "said"),
    [
        ("clerk", "@@phrases", "Standing phrases — Council — "),
        ("clerk", "@@deliberation-register", "Register — Council — "),
        ("clerk", "@@sessions", "All sessions — Council — "),
        ("clerk", "", "Council — "),
    ],
)
def test_the_page_then_the_body(place, visit, who, name, said):
    page = visit(who).get(f"{path_of(place.council)}/{name}")
    assert page.tree.findtext(".//title").startswith(said)


def test_each_name_is_a_page():
    rows = csv.DictReader(TABLE.open(encoding="utf-8"))
    pages = {row["name"] for row in rows if row["package"] == "deliberations"}
    assert set(HEADINGS) <= pages
