from restapi.recorder import Normaliser
from restapi.recorder import Recorder

import pytest


UID_A = "0f" * 16
UID_B = "ab" * 16


@pytest.fixture
def site_record(functional_portal, tmp_path):
    def make(rewrite):
        recorder = Recorder(functional_portal.absolute_url(), tmp_path, rewrite)
        made.append(recorder)
        return recorder

    made = []
    yield make
    for recorder in made:
        recorder.close()


class TestNormaliser:
    def test_host_uid_and_moment(self):
        normalise = Normaliser("http://localhost:1234/plone")
        text = f"http://localhost:1234/plone/a {UID_B} {UID_A} {UID_B}"
        assert normalise(text) == (f"https://town.example/a {1:032x} {2:032x} {1:032x}")
        assert normalise(UID_A) == f"{2:032x}"
        moment = "2026-01-05T08:30:00+00:00"
        assert normalise("2031-12-24T11:12:13.5+02:00") == moment
        assert normalise("2031-12-24 11:12") == moment

    def test_days_are_kept(self):
        assert Normaliser("http://x")("2031-12-24") == "2031-12-24"

    def test_replace(self):
        assert Normaliser("http://x", {"k3y": "key"})("a k3y") == "a key"


class TestRecorder:
    def test_missing_example_fails(self, site_record):
        with pytest.raises(AssertionError, match="missing"):
            site_record(False)("types", "GET", "/@actions")

    def test_written_then_equal(self, site_record, tmp_path):
        site_record(True)("root", "GET", "/@actions?a=b")
        site_record(False)("root", "GET", "/@actions?a=b")
        request = (tmp_path / "root.req").read_text()
        assert request.startswith("GET /@actions?a=b HTTP/1.1\nHost: town.example\n")
        assert "localhost" not in request
        response = (tmp_path / "root.resp").read_text()
        assert response.startswith("HTTP/1.1 200 OK\nContent-Type: application/json")
        assert "localhost" not in response

    def test_difference_fails(self, site_record, tmp_path):
        site_record(True)("root", "GET", "/@actions")
        (tmp_path / "root.resp").write_text("HTTP/1.1 404 Not Found\n")
        with pytest.raises(AssertionError, match="changed"):
            site_record(False)("root", "GET", "/@actions")

    def test_json_body_and_anonymous(self, site_record, tmp_path):
        response = site_record(True)(
            "add", "POST", "/", json={"@type": "Document"}, auth=None
        )
        assert response.status_code == 401
        request = (tmp_path / "add.req").read_text()
        assert "Authorization" not in request
        assert '\n\n{\n  "@type": "Document"\n}\n' in request
