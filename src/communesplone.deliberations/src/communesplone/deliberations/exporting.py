"""What Plone's export of a site takes along."""

from collections.abc import Iterator
from communesplone.deliberations.api import annexes
from communesplone.deliberations.content.item import IItem
from plone.dexterity.content import DexterityContent
from plone.exportimport.exporters.content import ObjectsExporter


class ObjectsWithAnnexes(ObjectsExporter):
    """Gives what Plone finds in the catalogue, and behind each item its annexes."""

    def get_objects(self, query, errors) -> Iterator[DexterityContent]:
        for found in super().get_objects(query, errors):
            yield found
            if IItem.providedBy(found):
                yield from annexes.of(found)
