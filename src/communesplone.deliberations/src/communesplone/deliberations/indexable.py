"""How the catalogue reads items and acts, of which there are hundreds."""

from Acquisition import aq_base
from communesplone.deliberations.api.states import ACT_WORKFLOW
from communesplone.deliberations.api.states import ITEM_WORKFLOW
from communesplone.deliberations.api.states import state_of
from communesplone.deliberations.content.membership import uid_of
from plone.indexer.interfaces import IIndexer
from plone.indexer.wrapper import IndexableObjectWrapper
from zope.component import getSiteManager
from zope.interface import providedBy


ABSENT = frozenset(
    {
        "cmf_uid",
        "end",
        "exclude_from_nav",
        "getIcon",
        "getRawRelatedItems",
        "getRemoteUrl",
        "image_scales",
        "in_reply_to",
        "location",
        "path",
        "recurrence",
        "sync_uid",
    }
)
"""What Plone asks of all content, and items and acts do not have.

A miss is dear: Dexterity looks for a default in every schema of the type.
"""

FIXED = {"getObjSize": "", "is_default_page": False, "mime_type": "text/plain"}
"""What is the same for all of them, and dear to find out."""


WORKFLOWS = {
    "communesplone.deliberations.Deliberation": ACT_WORKFLOW,
    "communesplone.deliberations.Item": ITEM_WORKFLOW,
}
"""The workflow of a type. Of its variables the state alone is in the catalogue."""


class IndexableObject(IndexableObjectWrapper):
    """Finds the same as Plone's wrapper, each value once and each interface once."""

    def __init__(self, object, catalog):
        # Not that of Plone, which asks each workflow for all its variables.
        self._IndexableObjectWrapper__object = object
        self._sources = (object, catalog)
        self._provided = (providedBy(object), providedBy(catalog))
        self._adapters = getSiteManager().adapters

    def __getattr__(self, name):
        if name in ABSENT:
            raise AttributeError(name)
        value = self.__dict__[name] = self._read(name)
        return value

    def _read(self, name):
        if name in FIXED:
            return FIXED[name]
        if name == "UID":
            return uid_of(self._sources[0])
        indexer = self._adapters.lookup(self._provided, IIndexer, name)
        if indexer is not None:
            return indexer(*self._sources)()
        content = self._sources[0]
        if name == "review_state":
            return state_of(content, WORKFLOWS[content.portal_type])
        # Its own attributes only, and those in their place: methods acquire.
        getattr(aq_base(content), name)
        return getattr(content, name)


class IndexableAnnex(IndexableObject):
    """Has nothing to tell a catalogue.

    Whoever clears and rebuilds the catalogue by hand puts in all that there is: of an
    annex an empty row, which no question finds.
    """

    def __getattr__(self, name):
        raise AttributeError(name)
