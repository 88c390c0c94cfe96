"""The file of refused rows, for the clerk to mend and to import again."""

from collections.abc import Callable
from collections.abc import Iterable
from collections.abc import Iterator
from communesplone.deliberations.rules.scdl.cell import clean
from communesplone.deliberations.rules.scdl.cell import guard
from communesplone.deliberations.rules.scdl.columns import NAMES
from communesplone.deliberations.rules.scdl.read import Rejected
from communesplone.deliberations.rules.scdl.reasons import Reason
from communesplone.deliberations.rules.scdl.write import line


REJECT_NAMES = ("REJET_LIGNE", "REJET_COLONNE", "REJET_VALEUR", "REJET_MOTIF")
"""Columns before those of the standard; the reader passes over them."""


def write_rejects(
    rejects: Iterable[Rejected], words: Callable[[Reason], str]
) -> Iterator[bytes]:
    """Write refused rows, one a line: where, what, why, then the cells as they came.

    :param rejects: what :func:`.read.read` refused.
    :param words: says a reason in the clerk's language.
    :returns: lines of CSV, UTF-8 with its mark, since spreadsheets ask for it.
    """
    yield b"\xef\xbb\xbf" + line((*REJECT_NAMES, *NAMES))
    for reject in rejects:
        came = dict(reject.cells)
        told = (
            str(reject.line),
            ", ".join(problem.column for problem in reject.problems),
            " | ".join(problem.value for problem in reject.problems),
            " | ".join(words(problem.reason) for problem in reject.problems),
        )
        texts = (*told, *(came.get(name, "") for name in NAMES))
        yield line(guard(clean(text)) for text in texts)
