"""Putting content in its place with none of the events of an addition.

Relations, links, rules and versions look at what people write. What comes here comes by
the hundred, and repeats what people wrote before or what a sitting decided.
"""

from communesplone.deliberations.api.states import State
from plone.dexterity.content import DexterityContent
from zope.component import getUtility
from zope.intid.interfaces import IIntIds


def put(
    folder: DexterityContent, content: DexterityContent, state: State | None = None
) -> DexterityContent:
    """Put new content into a folder under its own id, and have it indexed.

    The caller writes what the journal is to say of it.

    :param state: the first state; None for a type without workflow.
    :returns: the content in its place.
    """
    folder._setOb(content.id, content)
    placed = folder[content.id]
    getUtility(IIntIds).register(placed)
    if state is not None:
        state.enter(placed)
    placed.indexObject()
    return placed
