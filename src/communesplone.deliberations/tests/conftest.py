from hypothesis import settings
from scene import Scene
from standing import built_town  # noqa: F401
from standing import functional  # noqa: F401
from standing import integration  # noqa: F401
from standing import LAYERS
from standing import standing  # noqa: F401
from visiting import guest  # noqa: F401
from visiting import place  # noqa: F401
from visiting import visit  # noqa: F401
from visiting import web  # noqa: F401

import pytest


# How long an example takes tells of the machine; tools/mutate.py has a profile too.
if settings.default.deadline is not None:
    settings.register_profile("patient", deadline=None)
    settings.load_profile("patient")

globals().update(LAYERS)


@pytest.fixture
def town(standing, portal):  # noqa: F811
    """A town with two bodies, their people and two services; see `scene.Scene`.

    The test acts as a Manager; `town.user("author")` lets others act.
    """
    return Scene(portal)
