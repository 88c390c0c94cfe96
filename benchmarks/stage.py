"""Sets a test layer up outside a test runner, for as long as a benchmark runs."""

from collections.abc import Iterator
from contextlib import contextmanager


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
    for each in layers:
        each.testSetUp()
    try:
        yield layer
    finally:
        for each in reversed(layers):
            each.testTearDown()
        for each in reversed(layers):
            each.tearDown()
