"""The command that imports past deliberations."""

from argparse import ArgumentParser
from collections.abc import Sequence
from communesplone.deliberations.api import imports
from communesplone.deliberations.content.body import IBody
from communesplone.deliberations.content.imports import ImportJob
from communesplone.deliberations.interfaces import Refused
from communesplone.deliberations.scdl_reasons import message
from OFS.Application import Application
from pathlib import Path
from plone.base.interfaces import IPloneSiteRoot
from zope.component.hooks import setSite
from zope.i18n import translate

import sys
import transaction


NAME = "import_deliberations"


def import_deliberations(app: Application, args: Sequence[str]) -> None:
    """Import past deliberations from a file of SCDL.

    `bin/instance import_deliberations FILE --body /town/decisions/council`; with
    `--plan` it only says what would be done. Stopped in the middle and started again,
    it goes on where it was.

    :param app: the Zope application.
    :param args: as zopectl gives them.
    :raises SystemExit: with code 1 if the file or the body is refused.
    """
    # What stands before the name depends on the interpreter zopectl runs.
    given = args[args.index(NAME) + 1 :] if NAME in args else args
    parser = ArgumentParser(NAME, description="Import past deliberations (SCDL).")
    parser.add_argument("file", type=Path)
    parser.add_argument("--body", required=True, help="path: /town/decisions/council")
    parser.add_argument("--plan", action="store_true", help="only say what would be")
    asked = parser.parse_args(given)
    try:
        _run(_body(app, asked.body), asked.file, asked.plan)
    except (Refused, OSError) as error:
        transaction.abort()
        sys.stderr.write(f"{error}\n")
        sys.exit(1)


def _body(app: Application, path: str) -> IBody:
    body = app.unrestrictedTraverse(path.lstrip("/"), None)
    if not IBody.providedBy(body):
        sys.stderr.write(f"{path}: no such body\n")
        sys.exit(1)
    setSite(next(p for p in body.aq_chain if IPloneSiteRoot.providedBy(p)))
    return body


def _run(body: IBody, path: Path, only_plan: bool) -> None:
    transaction.begin()
    with path.open("rb") as stream:
        job = imports.stage(body, stream, path.name)
    while job.unread is not None:
        job = imports.step(body, job.digest)
    if job.failed is not None:
        if not only_plan:
            # The page may have begun it: there it ends as well, and says why.
            transaction.commit()
        raise Refused(job.failed)
    _tell(job)
    if only_plan or (not job.new and not job.rejected):
        transaction.abort()
        return
    transaction.commit()
    while job.waits():
        job = imports.step(body, job.digest)
        transaction.commit()
        body._p_jar.cacheGC()
        sys.stdout.write(f"{job.done} of {job.new}\n")


def _tell(job: ImportJob) -> None:
    sys.stdout.write(
        f"{job.name}: {job.new} new, {job.same} here already, {job.rejected} refused\n"
    )
    for row in imports.rejected(job):
        for one in row.problems:
            said = translate(message(one.reason))
            sys.stdout.write(f"line {row.line}, {one.column} {one.value!r}: {said}\n")
