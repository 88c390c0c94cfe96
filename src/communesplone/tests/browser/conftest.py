import pytest


@pytest.fixture
def visit(record):
    """A GET as a browser does it, anonymous unless told otherwise."""

    def get(path, headers=None, auth=None, **kwargs):
        headers = {"Accept": "text/html", **(headers or {})}
        return record.send("GET", path, auth=auth, headers=headers, **kwargs)

    return get
