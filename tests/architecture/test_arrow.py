"""Section 3 of the architecture: what may import what."""

from source import imports
from source import modules
from source import name
from source import PACKAGES

import pytest
import sys


FEATURES = ("deliberations", "directory", "docrequest")
ROOMS = {
    "rules": 0,
    "content": 1,
    "behaviors": 1,
    "api": 2,
    "subscribers": 3,
    "browser": 3,
    "controlpanels": 3,
    "restapi": 3,
}
ALL = [path for package in PACKAGES for path in modules(package)]


def room(dotted: str) -> str | None:
    """Give the room of a dotted name `communesplone.<package>.<room>…`."""
    parts = dotted.split(".")
    return parts[2] if parts[0] == "communesplone" and len(parts) > 2 else None


def own_room(path) -> str | None:
    package = next(parent for parent in path.parents if parent in PACKAGES)
    return path.relative_to(package).with_suffix("").parts[0]


@pytest.mark.parametrize("path", ALL, ids=name)
def test_nothing_looks_up_the_arrow(path):
    height = ROOMS.get(own_room(path))
    above = [
        dotted
        for dotted in imports(path)
        if height is not None and ROOMS.get(room(dotted), 0) > height
    ]
    assert not above, f"{name(path)} imports {above}"


@pytest.mark.parametrize(
    "path", [path for path in ALL if own_room(path) == "rules"], ids=name
)
def test_rules_know_only_the_standard_library(path):
    foreign = {
        dotted
        for dotted in imports(path)
        if dotted.split(".")[0] not in sys.stdlib_module_names
        and room(dotted) != "rules"
    }
    assert not foreign


@pytest.mark.parametrize("path", ALL, ids=name)
def test_features_never_import_each_other(path):
    package = next(parent.name for parent in path.parents if parent in PACKAGES)
    others = {f"communesplone.{feature}" for feature in FEATURES if feature != package}
    found = {".".join(dotted.split(".")[:2]) for dotted in imports(path)}
    assert not found & others
