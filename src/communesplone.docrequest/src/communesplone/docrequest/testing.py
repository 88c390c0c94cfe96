from communesplone.core.testing import AddOnLayer
from communesplone.core.testing import CORE_FIXTURE
from plone.app.testing import FunctionalTesting
from plone.app.testing import IntegrationTesting
from plone.testing.zope import WSGI_SERVER_FIXTURE

import communesplone.docrequest


class DocRequestLayer(AddOnLayer):
    defaultBases = (CORE_FIXTURE,)
    package = communesplone.docrequest


DOCREQUEST_FIXTURE = DocRequestLayer()

DOCREQUEST_INTEGRATION = IntegrationTesting(
    bases=(DOCREQUEST_FIXTURE,), name="DocRequest:Integration"
)

DOCREQUEST_FUNCTIONAL = FunctionalTesting(
    bases=(DOCREQUEST_FIXTURE, WSGI_SERVER_FIXTURE), name="DocRequest:Functional"
)
