"""The administrators' door: `profiles/` set up a plain site as a town."""

from communesplone.core import PACKAGE_NAME
from communesplone.core.api import settings
from pathlib import Path
from plone.base.utils import get_installer
from Products.GenericSetup import profile_registry
from zope.configuration import xmlconfig

import communesplone.core
import Products.GenericSetup
import pytest


PROFILES = Path(__file__).resolve().parents[2] / "profiles"


@pytest.fixture
def site(functional):
    context = xmlconfig.file("meta.zcml", Products.GenericSetup)
    context.package = communesplone.core
    xmlconfig.file(str(PROFILES / "configure.zcml"), context=context)
    yield functional["portal"]
    for name in ("town", "demo"):
        profile_registry.unregisterProfile(name, PACKAGE_NAME)


def test_the_demo_profile_activates_the_add_ons_and_sets_the_town(site):
    installer = get_installer(site)
    installer.uninstall_product("communesplone.directory")
    settings.save(names={"fr": "Autre"}, timezone="Europe/Paris")
    site.portal_setup.runAllImportStepsFromProfile(f"profile-{PACKAGE_NAME}:demo")
    assert installer.is_product_installed("communesplone.directory")
    town = settings.town()
    assert town.name("nl") == "Gemeente Valbruyère"
    assert (town.region, town.timezone) == ("BE-WAL", "Europe/Brussels")


def test_there_is_no_python_in_the_profiles():
    assert not list(PROFILES.rglob("*.py"))
    assert len(list(PROFILES.glob("*/metadata.xml"))) == 2
