from communesplone.core.api import journal_filter
from datetime import datetime
from datetime import UTC
from plone import api
from zoneinfo import ZoneInfo

import pytest


@pytest.fixture
def brussels(portal):
    api.portal.set_registry_record("plone.portal_timezone", "Europe/Brussels")


class TestRead:
    def test_nothing_asked(self, brussels):
        asked = journal_filter.read({})
        assert asked.errors == {}
        assert asked.query == journal_filter.Query()

    def test_days_are_the_towns_and_both_counted(self, brussels):
        asked = journal_filter.read({"from": "2026-03-29", "to": "2026-03-29"})
        assert asked.errors == {}
        # The day summer time begins has 23 hours.
        assert asked.query.since == datetime(2026, 3, 28, 23, tzinfo=UTC)
        assert asked.query.until == datetime(2026, 3, 29, 22, tzinfo=UTC)

    def test_texts(self, brussels):
        asked = journal_filter.read({"user": " ann ", "action": "a.b", "text": "x"})
        query = asked.query
        assert (query.user, query.action, query.text) == ("ann", "a.b", "x")

    @pytest.mark.parametrize(
        "written",
        ["x", "2026-13-01", "2026-02-30", "2026-01", "20260101", "0001-01-01"]
        + ["9999-12-31", "2026-01-01T10:00", "-", "٢٠٢٦-٠١-٠١"],
    )
    @pytest.mark.parametrize("field", ["from", "to"])
    def test_wrong_date(self, brussels, field, written):
        asked = journal_filter.read({field: written, "user": "ann"})
        assert set(asked.errors) == {field}
        assert asked.values[field] == written
        assert asked.query == journal_filter.Query(user="ann")

    def test_days_the_wrong_way_round(self, brussels):
        asked = journal_filter.read({"from": "2026-02-02", "to": "2026-02-01"})
        assert set(asked.errors) == {"to"}
        assert asked.query.until is None

    def test_text_too_long(self, brussels):
        asked = journal_filter.read({"text": "x" * 101})
        assert set(asked.errors) == {"text"}
        assert asked.query.text == ""

    def test_no_texts(self, brussels):
        asked = journal_filter.read({"from": ["2026-01-01"], "user": 3, "text": None})
        assert (asked.errors, asked.query) == ({}, journal_filter.Query())


@pytest.mark.parametrize(
    "written, number",
    [("7", 7), ("0", 0), ("", None), ("-1", None), ("x", None), (["1"], None)]
    + [("1" * 18, int("1" * 18)), ("1" * 19, None), (None, None)],
)
def test_whole(written, number):
    assert journal_filter.whole(written) == number


class TestZone:
    def test_towns(self, brussels):
        assert journal_filter.zone() == ZoneInfo("Europe/Brussels")

    @pytest.mark.parametrize("name", ["Nowhere/Here", "../../etc", None])
    def test_fallback(self, portal, monkeypatch, name):
        monkeypatch.setattr(
            journal_filter.api.portal, "get_registry_record", lambda *a, **k: name
        )
        assert journal_filter.zone() == ZoneInfo("UTC")
