"""What people read names a day in words of their language, not as a computer does."""

from communesplone import deliberations
from communesplone.deliberations.api import clock
from communesplone.deliberations.api import sessions
from communesplone.deliberations.browser.sitting.room import RoomView
from communesplone.deliberations.interfaces import Refused
from datetime import date
from datetime import datetime
from datetime import timedelta
from datetime import UTC
from evening import Evening
from evening import START
from pathlib import Path
from zope.globalrequest import getRequest
from zope.i18n import translate

import ast
import pytest


WRITTEN = {
    "fr": "24 novembre 2026",
    "nl": "24 november 2026",
    "en": "24 November 2026",
    "es": "24 de noviembre de 2026",
}
PACKAGE = Path(deliberations.__file__).parent
FILES = sorted(PACKAGE.rglob("*.py"))
PLAIN = {"isoformat", "strftime"}
"""Methods that write a day as a computer does."""
PARTS = ("%Y", "%d")
"""What a format has that does the same."""


@pytest.mark.parametrize("language", WRITTEN)
def test_a_day_and_a_moment(integration, language):
    getRequest().set("LANGUAGE", language)
    assert clock.in_words(date(2026, 11, 24)) == WRITTEN[language]
    moment = datetime(2026, 11, 24, 23, 30, tzinfo=UTC)
    zone = clock.zone()
    shown = clock.moment_in_words(moment)
    assert shown.endswith(f"{moment.astimezone(zone):%H:%M}")
    assert shown.startswith(clock.in_words(moment.astimezone(zone).date()))


def test_a_refusal_names_the_day_in_words(town):
    getRequest().set("LANGUAGE", "fr")
    evening = Evening(town, "One")
    with pytest.raises(Refused) as refused:
        sessions.convene(evening.session, START - timedelta(days=3))
    said = translate(refused.value.message, target_language="fr")
    assert "8 mars 2026" in said
    assert "2026-" not in said


def test_the_room_reads_the_day_in_words(town):
    getRequest().set("LANGUAGE", "fr")
    session = Evening(town, "One").session
    session.title = town.council.title
    assert RoomView(session, getRequest()).heading == "16 mars 2026"


def plain(tree):
    """Give the lines that fill a message with a day as a computer writes it."""
    for node in ast.walk(tree):
        if isinstance(node, ast.keyword) and node.arg == "mapping":
            for inner in ast.walk(node.value):
                if is_plain(inner):
                    yield inner.lineno


def is_plain(node):
    if isinstance(node, ast.FormattedValue) and node.format_spec is not None:
        return any(part in ast.unparse(node.format_spec) for part in PARTS)
    return isinstance(node, ast.Attribute) and node.attr in PLAIN


@pytest.mark.parametrize(
    ("value", "found"),
    [
        ('f"{day:%d/%m/%Y}"', True),
        ('f"{day:%Y}"', True),
        ("day.isoformat()", True),
        ("day.strftime(form)", True),
        ('f"{moment:%H:%M}"', False),
        ('f"{day}"', False),
        ("clock.in_words(day)", False),
    ],
)
def test_the_gate_knows_a_plain_day(value, found):
    code = f'_("m", default="On ${{day}}", mapping={{"day": {value}}})'
    assert bool(list(plain(ast.parse(code)))) is found


@pytest.mark.parametrize("path", FILES, ids=lambda p: str(p.relative_to(PACKAGE)))
def test_no_message_is_filled_with_a_plain_day(path):
    assert not list(plain(ast.parse(path.read_text(encoding="utf-8"))))
