"""The site's ledger: what the journal and the registers stand on."""

from collections.abc import Iterator
from communesplone.core.ledger.ledger import Ledger
from communesplone.core.ledger.sealing import seal
from communesplone.core.ledger.sealing import seal_or_log
from OFS.ObjectManager import ObjectManager
from plone import api
from plone.base.interfaces import IPloneSiteRoot
from ZODB import DB
from zope.annotation.interfaces import IAnnotations

import transaction


KEY = "communesplone.core.ledger"

_FOLDERS = ("Folder", "Folder (Ordered)")


def find(site: IPloneSiteRoot | None = None) -> Ledger | None:
    """Find a site's ledger.

    :param site: the present site if None.
    :returns: the ledger, or None if nothing was ever recorded there.
    """
    return IAnnotations(site or api.portal.get()).get(KEY)


def obtain() -> Ledger:
    """Find the present site's ledger, or begin it.

    The installation begins it, since two writers who both begin it conflict.
    """
    ledger = find()
    if ledger is None:
        ledger = IAnnotations(api.portal.get())[KEY] = Ledger()
    return ledger


def seal_pending() -> int:
    """Number what waits in the present site, in transactions of its own.

    Only what is committed is seen. The present transaction sees the numbers after
    its next beginning.

    :returns: how many entries were numbered; 0 also if another hand is at it.
    :raises ConflictError: if every attempt met another writer.
    """
    ledger = find()
    if ledger is None or ledger._p_jar is None:
        return 0
    return seal(ledger._p_jar.db(), ledger._p_oid)


def sites(folder: ObjectManager) -> Iterator[IPloneSiteRoot]:
    """Walk the sites in a Zope folder and the folders below; wakes nothing else.

    :param folder: the application, or a folder in it.
    """
    yield from folder.objectValues("Plone Site")
    for below in folder.objectValues(_FOLDERS):
        yield from sites(below)


def sweep(db: DB) -> None:
    """Number what a crash left waiting, in every site of a database.

    :param db: the database, as Zope has just opened it.
    """
    manager = transaction.TransactionManager()
    connection = db.open(transaction_manager=manager)
    try:
        found = [find(site) for site in sites(connection.root()["Application"])]
        oids = [ledger._p_oid for ledger in found if ledger is not None]
    finally:
        manager.abort()
        connection.close()
    for oid in oids:
        seal_or_log(db, oid)
