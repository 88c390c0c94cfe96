"""Test layers of the core; every add-on's layer stands on CORE_FIXTURE."""

from plone.app.contenttypes.testing import PLONE_APP_CONTENTTYPES_FIXTURE
from plone.app.testing import applyProfile
from plone.app.testing import FunctionalTesting
from plone.app.testing import IntegrationTesting
from plone.app.testing import PloneSandboxLayer
from plone.testing.zope import WSGI_SERVER_FIXTURE

import communesplone.core


class AddOnLayer(PloneSandboxLayer):
    """Loads one add-on's ZCML and applies its default profile.

    A subclass names its `package` and the layers it stands on.
    """

    package = None

    def setUpZope(self, app, configurationContext):
        self.loadZCML(package=self.package)

    def setUpPloneSite(self, portal):
        applyProfile(portal, f"{self.package.PACKAGE_NAME}:default")


class CoreLayer(AddOnLayer):
    defaultBases = (PLONE_APP_CONTENTTYPES_FIXTURE,)
    package = communesplone.core


CORE_FIXTURE = CoreLayer()

CORE_INTEGRATION = IntegrationTesting(bases=(CORE_FIXTURE,), name="Core:Integration")

CORE_FUNCTIONAL = FunctionalTesting(
    bases=(CORE_FIXTURE, WSGI_SERVER_FIXTURE), name="Core:Functional"
)
