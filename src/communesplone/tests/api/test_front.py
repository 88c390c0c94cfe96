from communesplone.core import PACKAGE_NAME
from communesplone.core.api import front

import pytest


@pytest.fixture
def bare(portal):
    front.give_back(portal)
    return portal


def state(portal):
    return portal.getProperty("layout"), portal.getProperty("default_page")


def test_taken_at_installation(portal):
    assert portal.getLayout() == "town-front"
    assert portal.getDefaultPage() is None


def test_given_back_as_it_was(bare):
    bare._setProperty("default_page", "welcome", "string")
    bare._setProperty("layout", "summary_view", "string")
    for _ in range(2):
        front.take(bare)
        assert state(bare) == ("town-front", None)
        front.give_back(bare)
        assert state(bare) == ("summary_view", "welcome")


def test_a_site_that_had_nothing_gets_nothing(bare):
    before = state(bare)
    assert before == (None, None)
    front.take(bare)
    front.give_back(bare)
    assert state(bare) == before


def test_installed_over_again_keeps_the_first_note(bare):
    bare._setProperty("layout", "summary_view", "string")
    front.take(bare)
    front.take(bare)
    front.give_back(bare)
    assert state(bare) == ("summary_view", None)


def test_a_later_choice_is_kept(portal):
    portal.manage_changeProperties(layout="listing_view")
    front.give_back(portal)
    assert state(portal) == ("listing_view", None)


def test_uninstalled(portal, installer):
    installer.uninstall_product(PACKAGE_NAME)
    assert state(portal) == (None, None)
    assert "town-front" not in portal.portal_types["Plone Site"].view_methods
