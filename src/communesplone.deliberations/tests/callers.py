from communesplone.core.api import settings
from plone import api
from plone.app.testing import setRoles
from plone.app.testing import TEST_USER_ID
from scene import Scene
from told_evening import told

import pytest
import requests
import transaction


PASSWORD = "Only-for-tests-1"  # noqa: S105
NOBODY = ""


@pytest.fixture
def evening(functional_portal):
    """An evening in a site that answers requests; all may log in with PASSWORD."""
    setRoles(functional_portal, TEST_USER_ID, ["Manager"])
    settings.save(names={"en": "Val Fleuri"})
    town = Scene(functional_portal)
    found = told(town)
    users = api.portal.get_tool("acl_users").source_users
    for name in users.getUserIds():
        users.updateUserPassword(name, PASSWORD)
    transaction.commit()
    return found


@pytest.fixture
def ask():
    """A request as a browser sends it, by somebody or by NOBODY."""
    session = requests.Session()
    session.trust_env = False

    def send(url, user="clerk", method="GET", **more):
        auth = (user, PASSWORD) if user else None
        given = {"auth": auth, "allow_redirects": False, "timeout": 120, **more}
        return session.request(method, url, **given)

    return send
