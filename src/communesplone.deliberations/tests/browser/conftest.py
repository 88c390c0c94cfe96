from callers import ask
from callers import evening
from planted import Planted
from scene import Scene
from visiting import Web

import pytest


__all__ = ["ask", "evening"]


@pytest.fixture
def town(place):
    """The town on the layer that has a web server."""
    return place


@pytest.fixture(scope="module")
def planted(built_town, bare_functional_session):
    """The town full of secrets, once for all tests of a module: they only read."""
    built_town.testSetUp()
    bare_functional_session.testSetUp()
    try:
        yield Planted(Scene(bare_functional_session["portal"]))
    finally:
        # A layer that stays set up would have the whole run hang at its end.
        bare_functional_session.testTearDown()
        built_town.testTearDown()


@pytest.fixture(scope="module")
def readers(planted):
    """Everybody, in the town full of secrets."""
    web = Web(planted.town.portal)
    yield web
    web.close()
