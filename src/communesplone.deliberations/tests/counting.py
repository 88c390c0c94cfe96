"""Counts what a page costs: content objects loaded, catalogue queries."""

from contextlib import contextmanager
from dataclasses import dataclass
from plone.dexterity.content import DexterityContent
from Products.ZCatalog.Catalog import Catalog
from ZODB.Connection import Connection
from ZODB.utils import get_pickle_metadata

import transaction


@dataclass
class Costs:
    """What was counted.

    :param loads: content objects read from the database.
    :param queries: catalogue queries.
    """

    loads: int = 0
    queries: int = 0


@contextmanager
def costs(connection=None):
    """Count while something is done.

    :param connection: emptied first, so that every object used is a load.
    """
    counted = Costs()
    setstate, search = Connection.setstate, Catalog.searchResults

    def counting_setstate(self, obj):
        counted.loads += isinstance(obj, DexterityContent)
        return setstate(self, obj)

    def counting_search(self, *args, **kwargs):
        counted.queries += 1
        return search(self, *args, **kwargs)

    if connection is not None:
        connection.cacheMinimize()
    Connection.setstate, Catalog.searchResults = counting_setstate, counting_search
    try:
        yield counted
    finally:
        Connection.setstate, Catalog.searchResults = setstate, search


@contextmanager
def records(connection):
    """Collect what is committed meanwhile, as (name of the class, bytes)."""
    storage = connection.db().storage
    transaction.commit()
    since, found = storage.lastTransaction(), []
    yield found
    transaction.commit()
    found += [
        (get_pickle_metadata(record.data)[1], record.data)
        for done in storage.iterator(since)
        if done.tid > since
        for record in done
    ]
