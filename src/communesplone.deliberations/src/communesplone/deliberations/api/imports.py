"""Importing past deliberations from a file: look at it, then take it in day by day.

The file is read once, into a job of the body, a part in each step; then each step
imports whole days in one transaction and strikes them off the job. Hence a step that is
cut off leaves nothing half there, and the next one goes on where the last one ended.
"""

from collections.abc import Iterator
from communesplone.core.api import journal
from communesplone.core.api import people as accounts
from communesplone.deliberations import _
from communesplone.deliberations.api import act_import
from communesplone.deliberations.api import clock
from communesplone.deliberations.api import import_reading
from communesplone.deliberations.api.file_watch import digest_of
from communesplone.deliberations.content.body import IBody
from communesplone.deliberations.content.imports import ImportJob
from communesplone.deliberations.interfaces import Refused
from communesplone.deliberations.rules.scdl.known import Known
from communesplone.deliberations.rules.scdl.read import Accepted
from communesplone.deliberations.rules.scdl.read import Rejected
from communesplone.deliberations.rules.scdl.reasons import FileRefused
from communesplone.deliberations.rules.scdl.reasons import Reason
from communesplone.deliberations.rules.scdl.reasons import Remark
from communesplone.deliberations.rules.scdl.row import Row
from communesplone.deliberations.scdl_reasons import message
from itertools import islice
from plone import api
from typing import Any
from typing import BinaryIO

import transaction


BATCH = 200
"""Rows after which a step ends, at the end of a day."""


def stage(body: IBody, stream: BinaryIO, name: str) -> ImportJob:
    """Begin to read a file, and keep what is to be imported; nothing is imported yet.

    A small file is read at once, a larger one by the steps that come first; until then
    the plan is not whole. The same file again finds the job that is not finished, and
    goes on with it. A small file of which all is here already leaves no job behind.

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
        import_reading.begin(body, job, stream)
    except (FileRefused, Refused) as error:
        before.rollback()
        if isinstance(error, FileRefused):
            raise Refused(message(error.reason)) from error
        raise
    _settle(job)
    if job.unread is not None or job.new or job.rejected:
        return job
    plan = ImportJob(job.name, digest, account, job.started)
    plan.format, plan.same, plan.finished = job.format, job.same, job.finished
    before.rollback()
    return plan


def step(body: IBody, digest: str, reading: bool | None = None) -> ImportJob:
    """Read on, or import the next days, all or nothing; in the present transaction.

    :param digest: of the job's file.
    :param reading: whether the caller saw it being read: nothing is done if it is not
        so, since who asks twice for the last part has not seen the plan. None for any.
    :returns: the job; it has `failed`, and waits no more, if the file turns out to be
        one that is not imported.
    :raises Refused: if this job is not there any more.
    """
    job = current(body, digest)
    if reading not in (None, job.unread is not None):
        return job
    if job.unread is not None:
        _read_on(body, job)
    else:
        _import_days(body, job)
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


def _read_on(body: IBody, job: ImportJob) -> None:
    try:
        import_reading.go_on(body, job)
    except FileRefused as error:
        job.fail(message(error.reason))
    except Refused as error:
        job.fail(error.message)
    else:
        _settle(job)


def _import_days(body: IBody, job: ImportJob) -> None:
    count, days = 0, []
    for day, rows in job.days():
        days.append((day, rows))
        count += len(rows)
        if count >= BATCH:
            break
    # Since the file was read, another body may have imported some of it. A number that
    # an act of ours took since is told apart in the export.
    known = import_reading.known(body, ())
    for day, rows in days:
        for plain in rows:
            _import(body, job, known, dict(plain))
        job.strike(day, len(rows))
    if count and not job.waits():
        job.finished = clock.now()
    if count:
        first, last = days[0][0], days[-1][0]
        facts = {"file": job.digest, "rows": count, "from": first, "to": last}
        journal.record("deliberation.imported", body, after=facts)


def _settle(job: ImportJob) -> None:
    if job.unread is None and not job.new:
        job.finished = clock.now()


def _import(body: IBody, job: ImportJob, known: Known, plain: dict[str, Any]) -> None:
    """Import a row that waited, if nobody imported it meanwhile."""
    line = plain.pop("line")
    judged = known.judge(Accepted(line, Row(**plain)))
    if isinstance(judged, Accepted):
        act_import.make(body, judged.row)
    elif judged is not None:
        import_reading.refuse(job, judged)


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
