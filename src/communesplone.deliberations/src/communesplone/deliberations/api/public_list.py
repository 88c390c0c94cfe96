"""The list of published deliberations, kept in memory for the public.

Reading some thousand rows from the catalogue and counting their facets takes a tenth of
a second and more; the same answer serves all visitors until something is indexed.
"""

from collections import OrderedDict
from collections.abc import Callable
from communesplone.core.api import limits
from communesplone.deliberations.rules.facets import Facets
from dataclasses import dataclass
from plone import api
from Products.CMFCore.indexing import processQueue
from threading import Lock


MOST = 16
"""Lists that are kept: of the site and each body, and of the latest searches."""


@dataclass(frozen=True)
class PublicList:
    """Rows in the order of the list.

    :param uids: of the deliberations.
    :param facets: of the same rows.
    """

    uids: tuple[str, ...]
    facets: Facets


_kept: OrderedDict[tuple, PublicList] = OrderedDict()
_lock = Lock()


def get(path: str, words: str, make: Callable[[], PublicList]) -> PublicList:
    """Give a list: the kept one if nothing was indexed since, else a new one.

    :param path: of the site or the body.
    :param words: what is searched for.
    :raises TooManyRequests: if whoever asks made too many lists by searching.
    """
    state = _state()
    key = (state, path, words)
    with _lock:
        if key in _kept:
            _kept.move_to_end(key)
            return _kept[key]
    if words:
        limits.spend(limits.SEARCHES)
    made = make()
    if state is None:
        return made
    with _lock:
        _kept[key] = made
        while len(_kept) > MOST:
            _kept.popitem(last=False)
    return made


def _state() -> bytes | None:
    """Name the state of the catalogue that this transaction reads.

    :returns: None where no list may be kept: people with an account have rights of
        their own, and what is indexed but not committed may never be.
    """
    if not api.user.is_anonymous():
        return None
    processQueue()
    # Each indexing changes the counter, and each commit gives it a serial of its own.
    counter = api.portal.get_tool("portal_catalog")._counter
    if counter is None or counter._p_changed or counter._p_jar is None:
        return None
    counter._p_activate()
    return counter._p_serial
