from communesplone.core.api import journal
from plone import api
from plone.app.testing import TEST_USER_NAME
from plone.app.testing import TEST_USER_PASSWORD

import pytest
import transaction


HASH = "0" * 64


@pytest.fixture
def entries(functional_portal):
    with api.env.adopt_roles(["Manager"]):
        page = api.content.create(
            functional_portal, "Document", "town-hall", title="Town hall"
        )
    page.title = "Town hall"
    for number in range(3):
        journal.record(
            "page.changed", page, before={"n": number}, after={"n": number + 1}
        )
        transaction.commit()
        transaction.begin()


@pytest.fixture
def stable():
    """What differs from run to run."""
    return {entry.link: f"{entry.number:064x}" for entry in journal.page().entries}


class TestExamples:
    def test_page(self, entries, stable, record):
        record(
            "journal_get", "GET", "/@journal?b_size=2&user=test_user_1_", replace=stable
        )

    def test_wrong_date(self, entries, record):
        record("journal_get_wrong_date", "GET", "/@journal?from=yesterday")


class TestService:
    def test_pages(self, entries, record):
        first = record.send(
            "GET", "/@journal?b_size=2", auth=("admin", "secret")
        ).json()
        assert [item["number"] for item in first["items"]] == [3, 2]
        assert first["length"] == 3
        path = first["older"].removeprefix(record.portal_url)
        last = record.send("GET", path, auth=("admin", "secret")).json()
        assert [item["number"] for item in last["items"]] == [1]
        assert "older" not in last

    def test_older_keeps_the_filter(self, entries, record):
        path = "/@journal?action=page.changed&b_size=1"
        answer = record.send("GET", path, auth=("admin", "secret")).json()
        assert "action=page.changed&b_size=1&before=3" in answer["older"]

    def test_batch_is_bounded(self, entries, record, monkeypatch):
        monkeypatch.setattr(journal, "MAX_PAGE", 2)
        answer = record.send("GET", "/@journal?b_size=9999", auth=("admin", "secret"))
        assert len(answer.json()["items"]) == 2

    @pytest.mark.parametrize("auth", [None, (TEST_USER_NAME, TEST_USER_PASSWORD)])
    def test_not_for_others(self, functional_portal, record, auth):
        assert record.send("GET", "/@journal", auth=auth).status_code == 401
