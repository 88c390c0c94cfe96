"""Every view and service stands in the table of who may open it; nothing else does.

A new view fails here until a person has declared it in `docs/reference/security.csv`.
"""

from source import ROOT
from zcml import as_csv
from zcml import doors

import pytest


TABLE = ROOT / "docs" / "reference" / "security.csv"
DOORS = sorted(doors())
PUBLIC = {"zope.Public", "zope2.Public"}


def test_the_table_is_what_is_registered():
    assert as_csv([door.row for door in DOORS]) == TABLE.read_text(encoding="utf-8")


@pytest.mark.parametrize("door", DOORS, ids=lambda door: door.name)
def test_every_door_names_permission_and_layer(door):
    assert door.permission and door.permission not in PUBLIC
    assert door.layer.startswith("I") and door.layer.endswith("Layer")
