from callers import ask
from callers import evening

import pytest


__all__ = ["ask", "evening"]


@pytest.fixture
def town(place):
    """The town on the layer that has a web server."""
    return place
