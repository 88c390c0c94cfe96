from communesplone.core.testing import AddOnLayer
from communesplone.core.testing import CORE_FIXTURE
from plone.app.testing import FunctionalTesting
from plone.app.testing import IntegrationTesting
from plone.testing.zope import WSGI_SERVER_FIXTURE

import communesplone.directory


class DirectoryLayer(AddOnLayer):
    defaultBases = (CORE_FIXTURE,)
    package = communesplone.directory


DIRECTORY_FIXTURE = DirectoryLayer()

DIRECTORY_INTEGRATION = IntegrationTesting(
    bases=(DIRECTORY_FIXTURE,), name="Directory:Integration"
)

DIRECTORY_FUNCTIONAL = FunctionalTesting(
    bases=(DIRECTORY_FIXTURE, WSGI_SERVER_FIXTURE), name="Directory:Functional"
)
