"""Requests that the documentation shows, at a time of the town."""

from communesplone.deliberations.api import clock
from datetime import timedelta
from evening import START
from scene import PASSWORD
from visiting import path_of

import pytest
import re


DIGEST = re.compile(r"(?<![0-9a-f])[0-9a-f]{64}(?![0-9a-f])")

ADDRESS = re.compile(r"(?<=/)[0-9a-f]{16}(?![0-9a-f])")
"""What stands for an item, a session or an opinion in an address."""

LINE = re.compile(r"\|[0-9a-f]{8}(?=\")")
"""The end of the key of a line in the log of a sitting."""

BEFORE = START - timedelta(days=20)


@pytest.fixture
def at(monkeypatch):
    """Give a function that sets the clock of the town; it begins before the session."""

    def at(moment):
        monkeypatch.setattr(clock, "now", lambda: clock.kept(moment))

    at(BEFORE)
    return at


def counted():
    """Give a function that gives each address a number, by when it is met."""
    met = {}

    def number(found):
        return met.setdefault(found[0], f"{len(met) + 1:016x}")

    return number


@pytest.fixture
def example(place, record, at):
    """Give a function that records a request of somebody of the town."""

    def example(name, who, method, content, service, body=None, status=200):
        path = service if content is None else path_of(content, service)
        response = record(
            f"deliberations-{name}",
            method,
            path,
            auth=who and (who, PASSWORD),
            patterns={DIGEST: "5f" * 32, ADDRESS: counted(), LINE: "|00000001"},
            json=body,
        )
        assert response.status_code == status, response.text
        return response.json() if response.content else None

    return example
