import pytest


@pytest.fixture
def visit(record):
    """A GET as a browser does it, anonymous unless told otherwise."""

    def get(path, headers=None, **kwargs):
        headers = {"Accept": "text/html", **(headers or {})}
        return record.send("GET", path, headers=headers, **kwargs)

    return get
