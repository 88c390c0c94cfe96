"""The town in the frame of every page: colours, coat of arms, footer."""

from communesplone.core.api import settings
from communesplone.core.api.site import ACCESSIBILITY
from communesplone.core.api.site import LEGAL_NOTICE
from communesplone.core.api.site import PRIVACY
from communesplone.core.browser.stylesheet import arms_url
from communesplone.core.browser.stylesheet import stylesheet
from communesplone.core.browser.stylesheet import version_of
from plone.app.layout.viewlets.common import LogoViewlet
from plone.app.layout.viewlets.common import ViewletBase
from plone.app.portlets.browser.viewlets import FooterViewlet
from Products.CMFCore.utils import getToolByName


_LEGAL_PAGES = (LEGAL_NOTICE, ACCESSIBILITY, PRIVACY)
"""Pages at the site's root that the footer links to where they exist."""


class ColoursViewlet(ViewletBase):
    """The link to the style sheet of the town's colours."""

    @property
    def url(self):
        version = version_of(stylesheet(settings.town()))
        return f"{self.site_url}/@@town.css?{version}"


class TownLogo(LogoViewlet):
    """Coat of arms and name of the town; without a name, Plone's own logo."""

    def update(self):
        super().update()
        self.town = settings.town()
        self.name = self.town.name(self.portal_state.language())
        self.shows_site_logo = not (self.name or self.arms_url)

    @property
    def arms_url(self):
        return arms_url(self.site_url, self.town)


class TownFooter(FooterViewlet):
    """Address, contact and legal pages above the site's own footer portlets."""

    def update(self):
        super().update()
        self.town = settings.town()
        self.name = self.town.name(self.portal_state.language())

    @property
    def legal_pages(self):
        """Brains of the pages the law asks for, those this visitor may see."""
        catalog = getToolByName(self.context, "portal_catalog")
        root = "/".join(self.portal_state.portal().getPhysicalPath())
        found = catalog(
            path={"query": [f"{root}/{name}" for name in _LEGAL_PAGES], "depth": 0}
        )
        return sorted(found, key=lambda brain: _LEGAL_PAGES.index(brain.getId))

    @property
    def phone_url(self):
        return "tel:" + "".join(c for c in self.town.phone if c in "+0123456789")
