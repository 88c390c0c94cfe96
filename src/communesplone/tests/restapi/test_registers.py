from communesplone.core.api import registers
from plone.app.testing import TEST_USER_NAME
from plone.app.testing import TEST_USER_PASSWORD

import pytest
import transaction


OWNER = ("admin", "secret")


@pytest.fixture
def keys(functional_portal):
    keys = []
    for number in range(3):
        keys.append(registers.enter("deeds", 2026, f"{number:032x}"))
        transaction.commit()
        transaction.begin()
    return keys


@pytest.fixture
def stable(keys):
    return {key: f"{number:016x}" for number, key in enumerate(keys, 1)}


class TestExamples:
    def test_list(self, keys, record):
        record("registers_get", "GET", "/@registers")

    def test_entries(self, stable, record):
        path = "/@registers/deeds/2026?b_size=2"
        record("registers_get_entries", "GET", path, replace=stable)


class TestService:
    def test_pages(self, keys, record):
        path = "/@registers/deeds/2026?b_size=2"
        first = record.send("GET", path, auth=OWNER).json()
        assert [item["number"] for item in first["items"]] == [3, 2]
        path = first["older"].removeprefix(record.portal_url)
        last = record.send("GET", path, auth=OWNER).json()
        assert [item["key"] for item in last["items"]] == keys[:1]
        assert "older" not in last

    @pytest.mark.parametrize(
        "path", ["deeds", "none/2026", "deeds/2027", "deeds/x", "deeds/2026/1"]
    )
    def test_unknown(self, keys, record, path):
        answer = record.send("GET", f"/@registers/{path}", auth=OWNER)
        assert answer.status_code == 404

    @pytest.mark.parametrize("auth", [None, (TEST_USER_NAME, TEST_USER_PASSWORD)])
    def test_not_for_others(self, functional_portal, record, auth):
        for path in ("/@registers", "/@registers/deeds/2026"):
            assert record.send("GET", path, auth=auth).status_code == 401
