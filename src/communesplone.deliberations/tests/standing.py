"""The town of all tests: built once a process, and each test gets it as it was built.

What a test writes goes with the test: into a transaction that is undone, or into a
storage that is laid over that of the town and taken away.
"""

from communesplone.deliberations.testing import DELIBERATIONS_FIXTURE
from communesplone.deliberations.testing import DELIBERATIONS_FUNCTIONAL
from communesplone.deliberations.testing import DELIBERATIONS_INTEGRATION
from plone.app.testing import ploneSite
from plone.app.testing import setRoles
from plone.app.testing import TEST_USER_ID
from plone.testing.layer import Layer
from plone.testing.zodb import stackDemoStorage
from pytest_plone import fixtures_factory
from scene import Scene

import pytest


class StandingTown(Layer):
    """Shows the storage that has the town, for as long as a test lasts.

    Layers above see the storage of this one: hence only tests that ask for the town may
    have it set up.
    """

    defaultBases = (DELIBERATIONS_FIXTURE,)

    def setUp(self):
        self.database = stackDemoStorage(self.get("zodbDB"), name=self.__name__)
        self.testSetUp()
        with ploneSite() as portal:
            # Stays so: whoever asks for the town acts as a Manager.
            setRoles(portal, TEST_USER_ID, ["Manager"])
            Scene.build(portal)
        self.testTearDown()

    def tearDown(self):
        self.database.close()

    def testSetUp(self):
        self["zodbDB"] = self.database

    def testTearDown(self):
        del self["zodbDB"]


STANDING_TOWN = StandingTown()

LAYERS = fixtures_factory(
    (
        (DELIBERATIONS_FUNCTIONAL, "bare_functional"),
        (DELIBERATIONS_INTEGRATION, "bare_integration"),
    )
)


@pytest.fixture(scope="session")
def built_town(bare_integration_session):
    STANDING_TOWN.setUp()
    yield STANDING_TOWN
    STANDING_TOWN.tearDown()


@pytest.fixture
def standing(built_town):
    """Have the town below the test; all fixtures that give it ask for this one."""
    built_town.testSetUp()
    yield
    built_town.testTearDown()


def _on_the_ground(request, name):
    # A layer opens the storage that it finds: the town comes first, if it is wanted.
    if "standing" in request.fixturenames:
        request.getfixturevalue("standing")
    return request.getfixturevalue(name)


@pytest.fixture
def integration(request):
    return _on_the_ground(request, "bare_integration")


@pytest.fixture
def functional(request):
    return _on_the_ground(request, "bare_functional")
