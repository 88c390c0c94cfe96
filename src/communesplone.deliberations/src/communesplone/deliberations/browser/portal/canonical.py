"""The address under which search engines and the menu know the public's list."""

from plone.app.layout.links.viewlets import CanonicalURL
from plone.base.interfaces import IPloneSiteRoot


LISTS = frozenset({"decisions", "public-decisions"})


class ListsOwnAddress(CanonicalURL):
    """Plone names the content alone: the list of the town would be its front page.

    The menu marks what this address leads to and drops what follows `@@`, so the
    list of the town has a name without.
    """

    def render(self):
        if getattr(self.view, "__name__", "") not in LISTS:
            return super().render()
        of_town = IPloneSiteRoot.providedBy(self.context)
        name = "public-decisions" if of_town else "@@decisions"
        return f'<link rel="canonical" href="{self.context.absolute_url()}/{name}" />'
