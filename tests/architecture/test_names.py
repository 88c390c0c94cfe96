"""Section 6 of the architecture: names."""

from lxml import etree
from source import modules
from source import PACKAGES
from source import ROOT

import pytest


FORBIDDEN = {"utils", "helpers", "base", "manager", "common", "misc"}
WORKFLOWS = [
    path
    for package in PACKAGES
    for path in package.glob("profiles/default/workflows/*/definition.xml")
]
TYPES = [
    path
    for package in PACKAGES
    for path in package.glob("profiles/default/types/*.xml")
]

# Types of Plone that a package adds a view to.
OTHERS = {"Plone Site"}


@pytest.mark.parametrize("package", PACKAGES, ids=lambda path: path.name)
def test_no_junk_drawers(package):
    names = {path.stem for path in modules(package)}
    folders = {path.parent.name for path in modules(package)}
    assert not (names | folders) & FORBIDDEN


def test_the_namespace_is_shared():
    """An __init__.py here would hide every other distribution (PEP 420)."""
    assert not list(ROOT.glob("src/*/src/communesplone/__init__.py"))


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.parent.name)
def test_workflow_ids_equal_folders(path):
    assert etree.parse(path).getroot().get("workflow_id") == path.parent.name


@pytest.mark.parametrize("path", TYPES, ids=lambda path: path.name)
def test_types_are_named_after_their_package(path):
    package = next(parent.name for parent in path.parents if parent in PACKAGES)
    name = etree.parse(path).getroot().get("name")
    if name in OTHERS:
        return
    assert name.startswith(f"communesplone.{package}.")
    assert path.name == f"{name}.xml"
