from callers import ask
from callers import evening
from restapi.recorder import record
from restapi.showing import at
from restapi.showing import example

import pytest


__all__ = ["ask", "at", "evening", "example", "record"]


@pytest.fixture
def town(place):
    """The town on the layer that has a web server."""
    return place
