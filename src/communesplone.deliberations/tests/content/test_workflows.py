"""The tables of docs/reference/deliberations-rights.rst are what the site does."""

from pathlib import Path
from plone import api

import pytest
import re


PAGE = Path(__file__).parents[4] / "docs" / "reference" / "deliberations-rights.rst"

TEXT = PAGE.read_text(encoding="utf-8")

ROW = re.compile(r"^   (\w+) +(\S.*?)  +(\S.*)$", re.MULTILINE)

SITE_ROW = re.compile(r"^   (communesplone\.deliberations: \S.*?)  +(\S.*)$", re.M)

WORKFLOWS = (
    "body_workflow",
    "deliberation_workflow",
    "item_workflow",
    "opinion_workflow",
    "session_workflow",
)


def table(name):
    """Read the rows of a table: without heading and rules."""
    return TEXT.partition(f".. table:: {name}\n")[2].partition("\n.. table")[0]


def rows(workflow):
    found = ROW.findall(table(workflow))
    return [row for row in found if row[0] != "State"]


ALL = [(workflow, *row) for workflow in WORKFLOWS for row in rows(workflow)]


@pytest.mark.parametrize("workflow", WORKFLOWS)
def test_all_is_in_the_table(portal, workflow):
    definition = portal.portal_workflow[workflow]
    held = {
        (state, permission)
        for state in definition.states
        for permission in definition.permissions
    }
    listed = [row[:2] for row in rows(workflow)]
    assert set(listed) == held
    assert len(listed) == len(held)


def test_every_row_is_what_the_definition_says(portal):
    for workflow, state, permission, roles in ALL:
        definition = portal.portal_workflow[workflow].states[state]
        info = definition.getPermissionInfo(permission)
        expected = () if roles == "nobody" else tuple(roles.split(", "))
        found = tuple(sorted(info["roles"]))
        assert (workflow, state, permission, found) == (
            workflow,
            state,
            permission,
            expected,
        )
        assert not info["acquired"]


def test_the_whole_site(portal):
    found = SITE_ROW.findall(table("The whole site"))
    assert len(found) == 12
    for permission, roles in found:
        held = [
            row["name"]
            for row in portal.rolesOfPermission(permission)
            if row["selected"]
        ]
        assert (permission, sorted(held)) == (permission, roles.split(", "))
        assert not portal.acquiredRolesAreUsedBy(permission)


def test_transitions_that_have_reasons_ask_for_them(portal):
    for workflow in set(WORKFLOWS) - {"body_workflow"}:
        for id, transition in portal.portal_workflow[workflow].transitions.items():
            expected = f"python:here.restrictedTraverse('@@action-guards').may('{id}')"
            assert transition.getGuard().getExprText() == expected
            assert transition.getGuard().permissions


def test_nobody_edits_what_is_decided():
    found = {row[2]: row[3] for row in ALL if row[1] == "decided"}
    assert found["Modify portal content"] == found["Delete objects"] == "nobody"


@pytest.mark.parametrize(
    "permission", ["Sharing page: Delegate roles", "Modify view template"]
)
@pytest.mark.parametrize("who", ["author", "clerk"])
def test_nothing_is_shared_or_dressed_by_hand(town, who, permission):
    with town.user(who):
        item = town.item()
    api.user.grant_roles(username=who, roles=["Owner", "Editor"], obj=item)
    for content in (town.council, item.aq_parent, item):
        assert not town.may(who, permission, content), content
