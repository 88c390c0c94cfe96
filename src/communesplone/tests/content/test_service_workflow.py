"""The table of docs/reference/services.rst is what the workflow does."""

from communesplone.core.api import services
from pathlib import Path

import pytest
import re


PAGE = Path(__file__).parents[4] / "docs" / "reference" / "services.rst"

ROW = re.compile(r"^   (active|closed) +(\S.*?)  +(\S.*)$", re.MULTILINE)

TABLE = ROW.findall(PAGE.read_text(encoding="utf-8"))


@pytest.fixture
def service(portal, grant_roles):
    grant_roles(portal, ["Manager"])
    return services.create(portal, "Works")


def test_all_is_in_the_table(portal):
    workflow = portal.portal_workflow.service_workflow
    rows = {(state, name) for state in workflow.states for name in workflow.permissions}
    assert {row[:2] for row in TABLE} == rows
    assert len(TABLE) == len(rows)


@pytest.mark.parametrize("state,permission,roles", TABLE)
def test_row(service, state, permission, roles):
    if state == "closed":
        services.close(service)
    found = [
        row["name"] for row in service.rolesOfPermission(permission) if row["selected"]
    ]
    assert sorted(found) == roles.split(", ")
    assert not service.acquiredRolesAreUsedBy(permission)
