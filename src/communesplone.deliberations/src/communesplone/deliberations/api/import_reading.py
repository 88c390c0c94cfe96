"""Reading a file that is imported: a part in each request, the rest kept in between.

What was read stands in the job with where to go on, in one transaction: a part that is
cut off is read again, as if nothing had happened.
"""

from collections import Counter
from collections.abc import Container
from collections.abc import Mapping
from communesplone.deliberations import _
from communesplone.deliberations.api import clock
from communesplone.deliberations.api import scdl
from communesplone.deliberations.api.file_watch import encoding_of
from communesplone.deliberations.content.body import IBody
from communesplone.deliberations.content.imports import ImportJob
from communesplone.deliberations.content.imports import Unread
from communesplone.deliberations.interfaces import Refused
from communesplone.deliberations.rules.scdl.known import Known
from communesplone.deliberations.rules.scdl.lines import chunks_of
from communesplone.deliberations.rules.scdl.lines import Limits
from communesplone.deliberations.rules.scdl.lines import plain
from communesplone.deliberations.rules.scdl.read import Accepted
from communesplone.deliberations.rules.scdl.read import Part
from communesplone.deliberations.rules.scdl.read import Place
from communesplone.deliberations.rules.scdl.read import Reading
from communesplone.deliberations.rules.scdl.read import Rejected
from dataclasses import astuple
from datetime import date
from tempfile import SpooledTemporaryFile
from typing import Any
from typing import BinaryIO

import transaction


PART = Part(rows=500, size=500_000)
"""What one request reads: well below a second."""

IN_MEMORY = 2_000_000
"""Bytes of a file that no disk is needed for while it is copied."""

MOST_OF_A_DAY = 2_000
"""Most rows of one day, since they are imported in one transaction."""


def begin(body: IBody, job: ImportJob, stream: BinaryIO) -> None:
    """Read the header and the first part; the job keeps the rest, if there is any.

    :param stream: at its beginning, where it is sought.
    :raises FileRefused: for a file that cannot be read.
    :raises Refused: as for :func:`go_on`.
    """
    encoding = encoding_of(stream)
    with SpooledTemporaryFile(IN_MEMORY) as copy:
        for chunk in plain(stream, Limits()):
            copy.write(chunk)
        unread = Unread(copy.tell(), scdl.own_ids(body))
        reading = _open(unread, copy)
        job.format = {
            "encoding": encoding,
            "delimiter": reading.delimiter,
            "renamed": reading.header.renamed,
            "ignored": reading.header.ignored,
        }
        if not _part(body, job, unread, reading):
            unread.keep(copy)
            job.unread = unread
    _put_down(job)


def go_on(body: IBody, job: ImportJob) -> None:
    """Read the next part; after the last one, the job says what is to be imported.

    :raises FileRefused: for what comes over a limit.
    :raises Refused: for too many rows of a day.
    """
    unread = job.unread
    with unread.file.open("r") as copy:
        reading = _open(unread, copy)
        reading.go_on(copy, Place(*unread.place))
        ended = _part(body, job, unread, reading)
    if ended:
        job.unread = None
    _put_down(job)


def known(body: IBody, own: Container[str]) -> Known:
    """Tell what is here already.

    :param own: numbers of the body's own acts.
    """
    others = scdl.imported(but=body)
    return Known(
        _Digests(body.imports.acts),
        own,
        lambda key: any(key in acts for acts in others),
    )


def refuse(job: ImportJob, refused: Rejected) -> None:
    """Note a row that is not imported, as plain values."""
    problems = tuple(
        (one.column, one.value, one.reason.key, tuple(one.reason.values.items()))
        for one in refused.problems
    )
    job.refused[(refused.line, job.rejected)] = (problems, refused.cells)
    job.rejected += 1


def _open(unread: Unread, copy: BinaryIO) -> Reading:
    copy.seek(0)
    return Reading(chunks_of(copy), seen=unread.seen)


def _part(body: IBody, job: ImportJob, unread: Unread, reading: Reading) -> bool:
    """Read a part, and tell whether it was the last one."""
    here = known(body, unread.own)
    held: dict[str, list[Mapping]] = {}
    mended = Counter(job.mended)
    for found in reading.part(PART):
        judged = here.judge(found) if isinstance(found, Accepted) else found
        if judged is None:
            job.same += 1
        elif isinstance(judged, Rejected):
            refuse(job, judged)
        else:
            day = judged.row.date.isoformat()
            unread.days[day] = unread.days.get(day, 0) + 1
            _check_day(day, unread.days[day])
            held.setdefault(day, []).append(_plain(judged))
            mended.update({note.reason.key for note in judged.notes})
    for day, rows in held.items():
        job.keep(day, rows)
    job.mended = dict(mended)
    unread.place = astuple(reading.place)
    return reading.ended or reading.place.offset == unread.size


def _put_down(job: ImportJob) -> None:
    """Let what is kept go to the disk now, and out of memory."""
    transaction.savepoint(optimistic=True)
    if job._p_jar is not None:
        job._p_jar.cacheGC()


def _plain(found: Accepted) -> dict[str, Any]:
    return {**vars(found.row), "line": found.line}


class _Digests(dict):
    """Key -> digest, read from the tree when it is asked for."""

    def __init__(self, acts):
        super().__init__()
        self._acts = acts

    def get(self, key, default=None):
        return self._acts[key][1] if key in self._acts else default


def _check_day(day: str, count: int) -> None:
    if count > MOST_OF_A_DAY:
        raise Refused(
            _(
                "error_import_day",
                default="More than ${limit} rows are of ${day}. The rows of a day are"
                " imported together: is the date of each row right?",
                mapping={
                    "limit": MOST_OF_A_DAY,
                    "day": clock.in_words(date.fromisoformat(day)),
                },
            )
        )
