"""Importing past deliberations from a file: look at it, then take it in day by day.

The file is read once, into a job of the body; each step then imports whole days in one
transaction and strikes them off the job. Hence a step that is cut off leaves nothing
half there, and the next one goes on where the last one ended.
"""

from collections import Counter
from collections.abc import Container
from collections.abc import Iterator
from collections.abc import Mapping
from communesplone.core.api import journal
from communesplone.core.api import people as accounts
from communesplone.deliberations import _
from communesplone.deliberations.api import act_import
from communesplone.deliberations.api import clock
from communesplone.deliberations.api import scdl
from communesplone.deliberations.api.file_watch import digest_of
from communesplone.deliberations.api.file_watch import encoding_of
from communesplone.deliberations.content.body import IBody
from communesplone.deliberations.content.imports import ImportJob
from communesplone.deliberations.interfaces import Refused
from communesplone.deliberations.rules.scdl.known import Known
from communesplone.deliberations.rules.scdl.read import Accepted
from communesplone.deliberations.rules.scdl.read import read
from communesplone.deliberations.rules.scdl.read import Rejected
from communesplone.deliberations.rules.scdl.reasons import FileRefused
from communesplone.deliberations.rules.scdl.reasons import Reason
from communesplone.deliberations.rules.scdl.reasons import Remark
from communesplone.deliberations.rules.scdl.row import Row
from communesplone.deliberations.scdl_reasons import message
from dataclasses import asdict
from datetime import date
from itertools import islice
from plone import api
from typing import Any
from typing import BinaryIO

import transaction


BATCH = 200
"""Rows after which a step ends, at the end of a day."""

MOST_OF_A_DAY = 2_000
"""Most rows of one day, since they are imported in one transaction."""

CHUNK = 2_000
"""Rows that are held in memory while a file is read."""


def stage(body: IBody, stream: BinaryIO, name: str) -> ImportJob:
    """Read a file, and keep what is to be imported; nothing is imported yet.

    The same file again finds the job that is not finished, and goes on with it. A file
    of which all is here already leaves no job behind.

    :param stream: the file, at its beginning; it can be read twice.
    :param name: of the file.
    :returns: the plan: what is new, what is here already, what is refused and why.
    :raises Refused: for a file that cannot be read, or if another import is going on.
    """
    try:
        digest = digest_of(stream)
    except FileRefused as error:
        raise Refused(message(error.reason)) from error
    going = body.imports.job
    if going is not None and going.waits():
        if going.digest == digest:
            return going
        raise Refused(_told(going))
    before = transaction.savepoint(optimistic=True)
    account = api.user.get_current().getId() or ""
    job = body.imports.job = ImportJob(name[-200:], digest, account, clock.now())
    try:
        _read(body, job, stream)
    except (FileRefused, Refused) as error:
        before.rollback()
        if isinstance(error, FileRefused):
            raise Refused(message(error.reason)) from error
        raise
    if not job.new:
        job.finished = clock.now()
    if job.new or job.rejected:
        return job
    plan = ImportJob(job.name, digest, account, job.started)
    plan.format, plan.same, plan.finished = job.format, job.same, job.finished
    before.rollback()
    return plan


def step(body: IBody, digest: str) -> ImportJob:
    """Import the next days, all or nothing, as part of the present transaction.

    :param digest: of the job's file.
    :returns: the job.
    :raises Refused: if this job is not there any more.
    """
    job = current(body, digest)
    count, days = 0, []
    for day, rows in job.days():
        days.append((day, rows))
        count += len(rows)
        if count >= BATCH:
            break
    # Since the file was read, another body may have imported some of it. A number that
    # an act of ours took since is told apart in the export.
    known = _known(body, ())
    for day, rows in days:
        for plain in rows:
            _import(body, job, known, dict(plain))
        job.strike(day, len(rows))
    if count and not job.waits():
        job.finished = clock.now()
    if count:
        facts = {"file": digest, "rows": count, "from": days[0][0], "to": days[-1][0]}
        journal.record("deliberation.imported", body, after=facts)
    return job


def stop(body: IBody, digest: str) -> None:
    """Give up what waits; the days that were imported stay.

    :raises Refused: if this job is not there any more.
    """
    job = current(body, digest)
    facts = {"file": digest, "done": job.done, "new": job.new}
    body.imports.job = None
    journal.record("deliberation.import-stopped", body, after=facts)


def current(body: IBody, digest: str) -> ImportJob:
    """Give the job of a file.

    :raises Refused: if it is not there any more.
    """
    job = body.imports.job
    if job is None or job.digest != digest:
        raise Refused(
            _(
                "error_import_gone",
                default="This import was stopped, or another one was begun. Load the"
                " page again.",
            )
        )
    return job


def who(job: ImportJob) -> str:
    """Name who gave the file, for people; "–" if no account did."""
    return accounts.get(job.account).name if job.account else "–"


def rejected(job: ImportJob, most: int | None = None) -> Iterator[Rejected]:
    """Walk the rows that were refused, in the order of the file.

    :param most: how many; all if None.
    """
    for (line, _number), (problems, cells) in islice(job.refused.items(), most):
        told = (Remark(c, v, Reason(key, dict(said))) for c, v, key, said in problems)
        yield Rejected(line, tuple(told), cells)


def _read(body: IBody, job: ImportJob, stream: BinaryIO) -> None:
    encoding = encoding_of(stream)
    reading = read(stream)
    job.format = {
        "encoding": encoding,
        "delimiter": reading.delimiter,
        "renamed": reading.header.renamed,
        "ignored": reading.header.ignored,
    }
    known = _known(body, scdl.own_ids(body))
    held: dict[str, list[Mapping]] = {}
    days: Counter[str] = Counter()
    mended: Counter[str] = Counter()
    waiting = 0
    for found in reading:
        judged = known.judge(found) if isinstance(found, Accepted) else found
        if judged is None:
            job.same += 1
        elif isinstance(judged, Rejected):
            _refuse(job, judged)
        else:
            day = judged.row.date.isoformat()
            days[day] += 1
            _check_day(day, days[day])
            held.setdefault(day, []).append(_plain(judged))
            mended.update({note.reason.key for note in judged.notes})
            waiting += 1
        if waiting >= CHUNK:
            _keep(job, held)
            held, waiting = {}, 0
    _keep(job, held)
    job.mended = dict(mended)


def _keep(job: ImportJob, held: Mapping[str, list[Mapping]]) -> None:
    for day, rows in held.items():
        job.keep(day, rows)
    # What is kept goes to the disk now, and out of memory.
    transaction.savepoint(optimistic=True)
    if job._p_jar is not None:
        job._p_jar.cacheGC()


def _plain(found: Accepted) -> dict[str, Any]:
    return {**asdict(found.row), "line": found.line}


def _import(body: IBody, job: ImportJob, known: Known, plain: dict[str, Any]) -> None:
    """Import a row that waited, if nobody imported it meanwhile."""
    line = plain.pop("line")
    judged = known.judge(Accepted(line, Row(**plain)))
    if isinstance(judged, Accepted):
        act_import.make(body, judged.row)
    elif judged is not None:
        _refuse(job, judged)


def _refuse(job: ImportJob, refused: Rejected) -> None:
    problems = tuple(
        (one.column, one.value, one.reason.key, tuple(one.reason.values.items()))
        for one in refused.problems
    )
    job.refused[(refused.line, job.rejected)] = (problems, refused.cells)
    job.rejected += 1


def _known(body: IBody, own: Container[str]) -> Known:
    others = scdl.imported(but=body)
    return Known(
        _Digests(body.imports.acts),
        own,
        lambda key: any(key in acts for acts in others),
    )


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


def _told(job: ImportJob):
    return _(
        "error_import_going",
        default="${who} is importing “${file}” into this body, since ${when}. Wait"
        " until that is done, or stop that import.",
        mapping={
            "who": who(job),
            "file": job.name,
            "when": clock.moment_in_words(job.started),
        },
    )
