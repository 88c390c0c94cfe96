"""Whether a row of a file is here already."""

from collections.abc import Callable
from collections.abc import Container
from collections.abc import Mapping
from communesplone.deliberations.rules.scdl.columns import NAMES
from communesplone.deliberations.rules.scdl.read import Accepted
from communesplone.deliberations.rules.scdl.read import Rejected
from communesplone.deliberations.rules.scdl.reasons import remark
from communesplone.deliberations.rules.scdl.row import Row
from communesplone.deliberations.rules.scdl.write import cells
from communesplone.deliberations.rules.scdl.write import digest
from dataclasses import dataclass


def key_of(row: Row) -> str:
    """Give the text that tells a deliberation from all others: "<SIRET>/<number>"."""
    return "/".join(row.key)


def content_of(row: Row) -> str:
    """Give a digest of all cells, 32 hexadecimal digits."""
    return digest(cells(row)).hex()


@dataclass(frozen=True)
class Known:
    """What is here before a file is imported.

    :param imported: key -> digest of the content, of earlier imports of the body.
    :param own: numbers that the body's own acts are exported with.
    :param elsewhere: tells of a key whether another body imported it.
    """

    imported: Mapping[str, str]
    own: Container[str]
    elsewhere: Callable[[str], bool]

    def judge(self, found: Accepted) -> Accepted | Rejected | None:
        """Tell what is to be done with a row.

        :returns: the row if it is new; None if the same was imported before; a
            refusal if it would change an act, or stand beside one of the same number.
        """
        key = key_of(found.row)
        before = self.imported.get(key)
        if before == content_of(found.row):
            return None
        if before is not None:
            return _refuse(found, "imported_otherwise")
        if found.row.id in self.own:
            return _refuse(found, "own_act")
        return _refuse(found, "elsewhere") if self.elsewhere(key) else found


def _refuse(found: Accepted, key: str) -> Rejected:
    from_row = zip(NAMES, cells(found.row), strict=True)
    return Rejected(
        found.line, (remark("DELIB_ID", found.row.id, key),), tuple(from_row)
    )
