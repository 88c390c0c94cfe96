"""What people read names a day in words of their language, not as a computer does."""

from communesplone import deliberations
from communesplone.deliberations.api import clock
from communesplone.deliberations.api import sessions
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
ROOMS = ("api", "browser")
FILES = [
    path
    for room in ROOMS
    for path in sorted((Path(deliberations.__file__).parent / room).rglob("*.py"))
]
PLAIN = {"isoformat", "strftime"}


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


def plain(tree):
    """Give the lines that fill a message with a day as a computer writes it."""
    for node in ast.walk(tree):
        if isinstance(node, ast.keyword) and node.arg == "mapping":
            for inner in ast.walk(node.value):
                if isinstance(inner, ast.Attribute) and inner.attr in PLAIN:
                    yield inner.lineno


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_no_message_is_filled_with_a_plain_day(path):
    assert not list(plain(ast.parse(path.read_text(encoding="utf-8"))))
