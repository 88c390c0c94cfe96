from communesplone.core.testing import AddOnLayer
from communesplone.core.testing import CORE_FIXTURE
from plone.app.testing import FunctionalTesting
from plone.app.testing import IntegrationTesting
from plone.testing.zope import WSGI_SERVER_FIXTURE

import communesplone.deliberations


class DeliberationsLayer(AddOnLayer):
    defaultBases = (CORE_FIXTURE,)
    package = communesplone.deliberations


DELIBERATIONS_FIXTURE = DeliberationsLayer()

DELIBERATIONS_INTEGRATION = IntegrationTesting(
    bases=(DELIBERATIONS_FIXTURE,), name="Deliberations:Integration"
)

DELIBERATIONS_FUNCTIONAL = FunctionalTesting(
    bases=(DELIBERATIONS_FIXTURE, WSGI_SERVER_FIXTURE), name="Deliberations:Functional"
)
