"""Test layers of the core; every add-on's layer stands on CORE_FIXTURE."""

from plone.app.contenttypes.testing import PLONE_APP_CONTENTTYPES_FIXTURE
from plone.app.testing import applyProfile
from plone.app.testing import FunctionalTesting
from plone.app.testing import IntegrationTesting
from plone.app.testing import PloneSandboxLayer
from plone.testing.zope import WSGI_SERVER_FIXTURE
from Products.CMFPlone.utils import get_installer
from Products.GenericSetup.context import SnapshotImportContext

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


def difference_after_reinstall(portal, package: str) -> str:
    """Uninstall and install an add-on that is active, and compare the site.

    :returns: the difference between the exported settings of the site before and
        after, in the form of diff; empty when there is none.
    """
    setup = portal.portal_setup
    installer = get_installer(portal)
    setup.createSnapshot("first")
    assert installer.uninstall_product(package)
    assert installer.install_product(package)
    setup.createSnapshot("again")
    return setup.compareConfigurations(
        SnapshotImportContext(setup, "first"), SnapshotImportContext(setup, "again")
    )


class CoreLayer(AddOnLayer):
    defaultBases = (PLONE_APP_CONTENTTYPES_FIXTURE,)
    package = communesplone.core


CORE_FIXTURE = CoreLayer()

CORE_INTEGRATION = IntegrationTesting(bases=(CORE_FIXTURE,), name="Core:Integration")

CORE_FUNCTIONAL = FunctionalTesting(
    bases=(CORE_FIXTURE, WSGI_SERVER_FIXTURE), name="Core:Functional"
)
