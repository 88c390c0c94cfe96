"""`@scdl-import` of a body."""

from communesplone.deliberations.api import imports
from communesplone.deliberations.content.imports import ImportJob
from communesplone.deliberations.scdl_reasons import message
from typing import Any
from zope.i18n import translate


MOST_REJECTED = 1_000
"""Refused rows in an answer; the file `@@scdl-rejects` has all."""


def summary(url: str, job: ImportJob | None, request: Any) -> dict[str, Any]:
    """Say how an import stands, and which rows are refused, and why.

    :param url: of the body.
    """
    answer = {"@id": f"{url}/@scdl-import", "job": None}
    if job is None:
        return answer
    return {
        **answer,
        "job": job.digest,
        "file": job.name,
        "account": job.account,
        "started": job.started.isoformat(),
        "finished": job.finished and job.finished.isoformat(),
        "failed": job.failed and translate(job.failed, context=request),
        "reading": job.unread is not None,
        "waits": job.waits(),
        "new": job.new,
        "done": job.done,
        "same": job.same,
        "rejected": job.rejected,
        "rejects": [
            {
                "line": row.line,
                "column": problem.column,
                "value": problem.value,
                "reason": translate(message(problem.reason), context=request),
            }
            for row in imports.rejected(job, MOST_REJECTED)
            for problem in row.problems
        ],
    }
