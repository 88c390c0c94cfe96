"""What we lean on of others' insides: little, named here, and why."""

from collections.abc import Iterator
from pathlib import Path
from source import imports
from source import modules
from source import name
from source import PACKAGES
from source import tree

import ast


BY_CUSTOM = frozenset(
    {
        "_delObject",
        "_delRoles",
        "_getOb",
        "_setOb",
        "_setObject",
        "_unrestrictedGetObject",
    }
)
"""Zope's own names for what programs may do and addresses may not."""

INSIDES = {
    # Type annotations name what lxml gives.
    ("deliberations/documents/odt_text.py", "_Element"),
    ("deliberations/documents/rich.py", "_Element"),
    # Whether credentials came in a header: the request says it nowhere else.
    ("deliberations/restapi/services/origin.py", "_auth"),
    # getCounter() gives the number, which two transactions can share; not its serial.
    ("deliberations/api/public_list.py", "_counter"),
    # Leaves of a BTree: conflicts are wanted with whoever writes in any of them.
    ("deliberations/api/current.py", "_firstbucket"),
    ("deliberations/api/current.py", "_next"),
    # All local roles from a folder upwards, which the catalogue reads the same way.
    ("deliberations/api/finders.py", "_getAllLocalRoles"),
    # What is assigned: getRolesForPrincipal asks for groups, hence this plug-in again.
    ("deliberations/plugins/body_groups.py", "_principal_roles"),
    # Thousands of service groups: by prefix, of one person, without listing all.
    ("core/api/service_groups.py", "_groups"),
    ("core/api/service_groups.py", "_principal_groups"),
}

CSRF = "plone.protect.interfaces.IDisableCSRFProtection"


def ours(parsed: ast.Module) -> set[str]:
    """Give the private names that a module itself makes."""
    found = set()
    for node in ast.walk(parsed):
        if isinstance(node, (ast.FunctionDef, ast.ClassDef)):
            found.add(node.name)
        elif isinstance(node, ast.Attribute) and isinstance(node.ctx, ast.Store):
            found.add(node.attr)
        elif isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store):
            found.add(node.id)
    return found


def of_others(path: Path) -> Iterator[str]:
    """Give the private names of others that a module reaches for."""
    parsed = tree(path)
    own = ours(parsed)
    for node in ast.walk(parsed):
        if not isinstance(node, ast.Attribute) or node.attr in own | BY_CUSTOM:
            continue
        if isinstance(node.value, ast.Name) and node.value.id in ("self", "cls"):
            continue
        if node.attr.startswith("_") and not node.attr.startswith(("__", "_p_", "_v_")):
            yield node.attr


def test_every_inside_of_others_is_named():
    found = {
        (name(path).rpartition("/communesplone/")[2], used)
        for package in PACKAGES
        for path in modules(package)
        for used in of_others(path)
    }
    assert found == INSIDES


def test_one_module_alone_passes_over_the_check_of_plone_protect():
    """It checks itself who sends a write; see the decisions of the architecture."""
    found = [
        name(path)
        for package in PACKAGES
        for path in modules(package)
        if CSRF in imports(path)
    ]
    assert [path.rpartition("/communesplone/")[2] for path in found] == [
        "deliberations/restapi/services/origin.py"
    ]
