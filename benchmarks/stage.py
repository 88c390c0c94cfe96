"""Sets a test layer up outside a test runner, for as long as a benchmark runs.

The database is a file, as in a town: the tests' own storage stands on five others, and
asks each of them for each object.
"""

from collections.abc import Callable
from collections.abc import Iterator
from communesplone.core.testing import kept_in_file
from contextlib import contextmanager
from plone.testing import zope
from tempfile import TemporaryDirectory
from unittest.mock import patch
from ZODB.DB import DB


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


def on_file(folder: str) -> Callable[[DB, str], DB]:
    """Give what stands in for stacking: a file with all that the layers made."""

    def laid(db: DB, name: str) -> DB:
        storage = kept_in_file(db.storage, f"{folder}/Data.fs", f"{folder}/blobs")
        return DB(storage, cache_size=CACHE)

    return laid
