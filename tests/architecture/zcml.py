"""What the packages' ZCML opens to the world."""

from collections.abc import Iterator
from dataclasses import dataclass
from lxml import etree
from source import PACKAGES

import csv
import io


BROWSER = "{http://namespaces.zope.org/browser}"
PLONE = "{http://namespaces.plone.org/plone}"
OPEN = {
    f"{BROWSER}page": "page",
    f"{BROWSER}view": "page",
    f"{BROWSER}viewlet": "viewlet",
    f"{BROWSER}resource": "resource",
    f"{PLONE}service": "service",
}
COLUMNS = ("package", "kind", "name", "for", "method", "permission", "layer")


@dataclass(frozen=True, order=True)
class Door:
    """One view, viewlet or REST service as registered."""

    package: str
    kind: str
    name: str
    context: str
    method: str
    permission: str
    layer: str

    @property
    def row(self) -> tuple[str, ...]:
        return tuple(vars(self).values())


def doors() -> Iterator[Door]:
    for package in PACKAGES:
        for path in sorted(package.rglob("*.zcml")):
            yield from doors_of(package.name, etree.parse(path).getroot())


def doors_of(package: str, root: etree._Element) -> Iterator[Door]:
    for element in root.iter(*OPEN):
        read = element.get
        yield Door(
            package,
            OPEN[element.tag],
            read("name", ""),
            " ".join(read("for", "*").split()),
            read("method", "").upper(),
            read("permission", ""),
            read("layer", "").rsplit(".", 1)[-1],
        )


def as_csv(rows: list[tuple[str, ...]]) -> str:
    text = io.StringIO()
    csv.writer(text, lineterminator="\n").writerows([COLUMNS, *rows])
    return text.getvalue()
