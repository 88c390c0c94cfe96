"""Records the HTTP examples of the documentation, and keeps them true.

A test performs the request with the `record` fixture; the text of request and
response must equal `docs/reference/http/<name>.req` and `.resp`.
Run the test with RECORD=1 in the environment to write the files anew.
"""

from pathlib import Path
from plone.app.testing import SITE_OWNER_NAME
from plone.app.testing import SITE_OWNER_PASSWORD

import json
import os
import pytest
import re
import requests
import transaction


EXAMPLES = Path(__file__).parents[4] / "docs" / "reference" / "http"

OWNER = (SITE_OWNER_NAME, SITE_OWNER_PASSWORD)

TOWN_URL = "https://town.example"

REQUEST_HEADERS = ("Accept", "Accept-Language", "Authorization", "Content-Type")

RESPONSE_HEADERS = ("Content-Type", "Content-Disposition", "Allow", "Location")

UID = re.compile(r"(?<![0-9a-f])[0-9a-f]{32}(?![0-9a-f])")

# A moment, not a day: days are data of the example and are kept.
MOMENT = re.compile(r"\d{4}-\d\d-\d\d[T ]\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:?\d\d)?")


class Normaliser:
    """Replaces what differs from run to run by what never does.

    One object serves a request and its response, hence a UID gets the same
    stand-in in both.
    """

    def __init__(self, portal_url, replace=None, patterns=None):
        self.fixed = {**(replace or {}), portal_url: TOWN_URL}
        self.patterns = patterns or {}
        self.uids = {}

    def __call__(self, text):
        # The longest first: one replaced value may begin with another one.
        for value in sorted(self.fixed, key=len, reverse=True):
            text = text.replace(value, self.fixed[value])
        for pattern, stable in self.patterns.items():
            text = pattern.sub(stable, text)
        text = UID.sub(self.uid, text)
        return MOMENT.sub("2026-01-05T08:30:00+00:00", text)

    def uid(self, match):
        return self.uids.setdefault(match[0], f"{len(self.uids) + 1:032x}")


class Recorder:
    """Performs requests and compares them with the recorded examples."""

    def __init__(self, portal_url, directory=EXAMPLES, rewrite=None):
        self.portal_url = portal_url
        self.directory = directory
        self.rewrite = bool(os.environ.get("RECORD")) if rewrite is None else rewrite
        self.session = requests.Session()
        self.session.trust_env = False
        self.session.headers["Accept"] = "application/json"

    def __call__(
        self,
        name,
        method,
        path,
        auth=OWNER,
        replace=None,
        patterns=None,
        **kwargs,
    ):
        """Do one request and check it against the example `name`.

        The test's own changes are committed first, and those of the request
        can be read afterwards.

        :param path: what follows the portal's URL, with its leading slash.
        :param auth: (user, password), or None for an anonymous visitor.
        :param replace: further {changing value: stable text}.
        :param patterns: {regular expression: stable text}, for values not known before.
        :param kwargs: as for `requests.request`: json, params, headers…
        :returns: the `requests.Response`.
        """
        response = self.send(method, path, auth=auth, **kwargs)
        normalise = Normaliser(self.portal_url, replace, patterns)
        self.check(f"{name}.req", normalise(request_text(response.request)))
        self.check(f"{name}.resp", normalise(response_text(response)))
        return response

    def send(self, method, path, auth=OWNER, **kwargs):
        """Do one request without recording it."""
        transaction.commit()
        kwargs.setdefault("timeout", 30)
        kwargs.setdefault("allow_redirects", False)
        response = self.session.request(
            method, self.portal_url + path, auth=auth, **kwargs
        )
        transaction.begin()
        return response

    def check(self, filename, text):
        path = self.directory / filename
        if self.rewrite:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")
        assert path.exists(), f"{filename} is missing: run this test with RECORD=1"
        assert path.read_text(encoding="utf-8") == text, f"{filename} has changed"

    def close(self):
        self.session.close()


def request_text(request):
    headers = dict(request.headers)
    if "Authorization" in headers:
        headers["Authorization"] = "Basic <base64 of user:password>"
    path = request.url.split("/", 3)[3]
    # The first step of the path is the test site, which a town never shows.
    path = path.partition("/")[2]
    lines = [f"{request.method} /{path} HTTP/1.1", "Host: town.example"]
    lines += header_lines(headers, REQUEST_HEADERS)
    return "\n".join(lines) + "\n\n" + body_text(headers, request.body)


def response_text(response):
    lines = [f"HTTP/1.1 {response.status_code} {response.reason}"]
    lines += header_lines(response.headers, RESPONSE_HEADERS)
    return "\n".join(lines) + "\n\n" + body_text(response.headers, response.content)


def header_lines(headers, names):
    return [f"{name}: {headers[name]}" for name in names if name in headers]


def body_text(headers, body):
    if not body:
        return ""
    if isinstance(body, bytes):
        body = body.decode("utf-8")
    if "application/json" in headers.get("Content-Type", ""):
        body = json.dumps(json.loads(body), indent=2, sort_keys=True, ensure_ascii=0)
    return "\n".join(line.rstrip() for line in body.splitlines()) + "\n"


@pytest.fixture
def record(functional_portal):
    """The recorder at the functional layer's web server."""
    recorder = Recorder(functional_portal.absolute_url())
    yield recorder
    recorder.close()
