"""The page around a body's documents, as its settings say."""

from collections.abc import Mapping
from communesplone.core.documents.letterhead import Letterhead


PLAIN = Letterhead(__file__, "templates/plain.pt")
"""For printed letter paper, which has the arms and the address already."""

NAMES: Mapping[str, str] = {
    "town": "",
    "plain": "communesplone.deliberations.plain",
}
"""Value of the setting -> name of the `ILetterhead` utility."""
