"""The demo towns as test layers, made as the add-site form makes them."""

from contextlib import contextmanager
from plone.app.testing import FunctionalTesting
from plone.app.testing.interfaces import PLONE_SITE_ID
from plone.app.testing.interfaces import SITE_OWNER_NAME
from plone.dexterity.schema import SCHEMA_CACHE
from plone.distribution.api import site as sites
from plone.distribution.testing.layer import PloneDistributionFixture
from plone.testing.zope import login
from plone.testing.zope import logout
from plone.testing.zope import WSGI_SERVER_FIXTURE
from zope.component.hooks import setSite
from zope.globalrequest import setRequest

import demo
import transaction


FRANCE = "france"
"""Id of the site of the French town; the Walloon one has that of all test sites."""

PASSWORD = "secret-of-the-tests"


class TownFixture(PloneDistributionFixture):
    """Two towns with every add-on; all their accounts have the same password."""

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

    plot = demo.read("wallonia")
    SITES = (("communesplone-town", demo.answers(plot, PLONE_SITE_ID)),)

    def setUpDefaultContent(self, app):
        super().setUpDefaultContent(app)
        with self.webmaster_of(app, app[PLONE_SITE_ID]) as portal:
            demo.play(portal, self.plot, lambda: PASSWORD)
        france = demo.read("france")
        with self.webmaster_of(app):
            # What is remembered of the types is that of the other site.
            SCHEMA_CACHE.clear()
            answers = demo.answers(france, FRANCE)
            portal = sites.create(app, "communesplone-town", answers)
            setSite(portal)
            demo.play(portal, france, lambda: PASSWORD)

    @contextmanager
    def webmaster_of(self, app, portal=None):
        """Work in a site: what waits to be indexed is, by its catalogue, at commits."""
        setSite(portal)
        transaction.commit()
        setRequest(app.REQUEST)
        login(app["acl_users"], SITE_OWNER_NAME)
        yield portal
        transaction.commit()
        logout()
        setRequest(None)
        setSite(None)


TOWN_FIXTURE = TownFixture()


class TownTesting(FunctionalTesting):
    """Each test has its own database, which closes when nobody is served any more.

    A browser that leaves may have asked for something the moment before; its answer
    in the making would open the database that is being closed, or the next test's.
    """

    THREADS = 4
    LONGEST = 60
    """Seconds that an answer may still take after its test."""

    def testSetUp(self):
        super().testSetUp()
        WSGI_SERVER_FIXTURE.server.task_dispatcher.set_thread_count(self.THREADS)

    def testTearDown(self):
        WSGI_SERVER_FIXTURE.server.task_dispatcher.shutdown(timeout=self.LONGEST)
        super().testTearDown()


TOWN_FUNCTIONAL = TownTesting(
    bases=(TOWN_FIXTURE, WSGI_SERVER_FIXTURE), name="Town:Functional"
)
