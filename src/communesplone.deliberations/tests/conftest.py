from communesplone.deliberations.testing import DELIBERATIONS_FUNCTIONAL
from communesplone.deliberations.testing import DELIBERATIONS_INTEGRATION
from pytest_plone import fixtures_factory
from scene import Scene
from visiting import place  # noqa: F401
from visiting import visit  # noqa: F401

import pytest


globals().update(
    fixtures_factory(
        (
            (DELIBERATIONS_FUNCTIONAL, "functional"),
            (DELIBERATIONS_INTEGRATION, "integration"),
        )
    )
)


@pytest.fixture
def town(portal, grant_roles):
    """A town with two bodies, their people and two services; see `scene.Scene`.

    The test acts as a Manager; `town.user("author")` lets others act.
    """
    grant_roles(portal, ["Manager"])
    return Scene(portal)
