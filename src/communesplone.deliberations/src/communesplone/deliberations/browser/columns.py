"""Pages that have no columns beside them."""

from ZPublisher.HTTPRequest import HTTPRequest


def whole_width(request: HTTPRequest) -> None:
    """Leave portlets out: they would show the folders that acts are kept in."""
    for column in ("disable_plone.leftcolumn", "disable_plone.rightcolumn"):
        request.set(column, 1)
