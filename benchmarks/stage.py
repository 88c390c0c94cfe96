"""Sets a test layer up outside a test runner, for as long as a benchmark runs.

The database is a file, as in a town: the tests' own storage stands on five others, and
asks each of them for each object.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from plone.testing import zope
from shutil import copy
from tempfile import TemporaryDirectory
from unittest.mock import patch
from ZODB.blob import is_blob_record
from ZODB.Connection import TransactionMetaData
from ZODB.DB import DB
from ZODB.FileStorage import FileStorage
from ZODB.POSException import POSKeyError
from ZODB.serialize import referencesf
from ZODB.utils import z64


CACHE = 50_000
"""Objects that a connection keeps, as a town's buildout says."""


@contextmanager
def stage(layer: object) -> Iterator[object]:
    """Set a layer and all below it up, as a test runner does.

    :param layer: a functional layer of an add-on.
    :returns: the layer; `layer["portal"]`, `layer["port"]`…
    """
    layers: list[object] = []

    def gather(each: object) -> None:
        for below in each.__bases__:
            gather(below)
        if each not in layers:
            layers.append(each)

    gather(layer)
    for each in layers:
        each.setUp()
    with TemporaryDirectory() as folder:
        with patch.object(zope.zodb, "stackDemoStorage", on_file(folder)):
            for each in layers:
                each.testSetUp()
        try:
            yield layer
        finally:
            for each in reversed(layers):
                each.testTearDown()
    for each in reversed(layers):
        each.tearDown()


def on_file(folder: str):
    """Give what stands in for stacking: a file with all that the layers made."""

    def copied(db: DB, name: str) -> DB:
        storage = FileStorage(f"{folder}/Data.fs", blob_dir=f"{folder}/blobs")
        transaction = TransactionMetaData()
        storage.tpc_begin(transaction)
        for oid, data, serial in reachable(db.storage):
            if is_blob_record(data):
                # Storing moves the file.
                blob = copy(db.storage.loadBlob(oid, serial), folder)
                storage.storeBlob(oid, z64, data, blob, "", transaction)
            else:
                storage.store(oid, z64, data, "", transaction)
        storage.tpc_vote(transaction)
        storage.tpc_finish(transaction)
        return DB(storage, cache_size=CACHE)

    return copied


def reachable(storage: object) -> Iterator[tuple[bytes, bytes, bytes]]:
    """Walk all that can be reached from the root: (oid, pickle, serial)."""
    seen, waiting = {z64}, [z64]
    while waiting:
        oid = waiting.pop()
        try:
            data, serial = storage.load(oid)
        except POSKeyError:
            # Of an object made and thrown away in the same transaction.
            continue
        yield oid, data, serial
        fresh = set(referencesf(data)) - seen
        seen |= fresh
        waiting += fresh
