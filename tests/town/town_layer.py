"""The demo towns as test layers, made as the add-site form makes them."""

from plone.app.testing import FunctionalTesting
from plone.app.testing.interfaces import PLONE_SITE_ID
from plone.app.testing.interfaces import SITE_OWNER_NAME
from plone.distribution.testing.layer import PloneDistributionFixture
from plone.testing.zope import login
from plone.testing.zope import logout
from plone.testing.zope import WSGI_SERVER_FIXTURE
from zope.component.hooks import setSite
from zope.globalrequest import setRequest

import demo
import transaction


PASSWORD = "secret-of-the-tests"


class TownFixture(PloneDistributionFixture):
    """A town with every add-on; all its accounts have the same password."""

    _distribution_products = (
        ("plone.app.contenttypes", {"loadZCML": True}),
        ("plone.restapi", {"loadZCML": True}),
        ("plone.distribution", {"loadZCML": True}),
        ("plone.classicui", {"loadZCML": True}),
        ("communesplone.core", {"loadZCML": True}),
        ("communesplone.deliberations", {"loadZCML": True}),
        ("communesplone.docrequest", {"loadZCML": True}),
        ("communesplone.directory", {"loadZCML": True}),
    )

    def __init__(self, town: str):
        super().__init__(name=f"Town:{town}")
        self.plot = demo.read(town)
        answers = demo.answers(self.plot, PLONE_SITE_ID)
        self.SITES = (("communesplone-town", answers),)

    def setUpDefaultContent(self, app):
        super().setUpDefaultContent(app)
        portal = app[PLONE_SITE_ID]
        setSite(portal)
        # What waits to be indexed is indexed at the commit, by the site's catalogue.
        transaction.commit()
        setRequest(app.REQUEST)
        login(app["acl_users"], SITE_OWNER_NAME)
        demo.play(portal, self.plot, lambda: PASSWORD)
        transaction.commit()
        logout()
        setRequest(None)
        setSite(None)


TOWN_FIXTURE = TownFixture("wallonia")

FRANCE_FIXTURE = TownFixture("france")

TOWN_FUNCTIONAL = FunctionalTesting(
    bases=(TOWN_FIXTURE, WSGI_SERVER_FIXTURE), name="Town:Functional"
)

FRANCE_FUNCTIONAL = FunctionalTesting(
    bases=(FRANCE_FIXTURE, WSGI_SERVER_FIXTURE), name="Town:France:Functional"
)
