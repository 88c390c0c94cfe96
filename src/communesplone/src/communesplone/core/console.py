"""Commands of `bin/instance`."""

from collections.abc import Sequence
from communesplone.core.api import digest
from communesplone.core.api import journal
from communesplone.core.api import ledger
from communesplone.core.api import notifications
from communesplone.core.api import settings
from datetime import datetime
from datetime import UTC
from OFS.Application import Application
from plone.base.interfaces import IPloneSiteRoot
from zoneinfo import ZoneInfo
from zope.component.hooks import setSite

import sys
import transaction


def verify_journal(app: Application, args: Sequence[str]) -> None:
    """Verify the journal of each site: `bin/instance verify_journal [site …]`.

    Prints a line a site, and the first broken entry.

    :param app: the Zope application.
    :param args: as zopectl gives them; after the command's name, paths of sites
        ("/town"), all sites if none.
    :raises SystemExit: with code 1 if a chain is broken or a site is not there.
    """
    wanted = set(_after("verify_journal", args))
    found = {"/".join(site.getPhysicalPath()): site for site in ledger.sites(app)}
    sound = [
        _verify(path, found[path])
        for path in sorted(wanted & set(found) if wanted else found)
    ]
    for path in sorted(wanted - set(found)):
        sys.stderr.write(f"{path}: no such site\n")
    if not all(sound) or wanted - set(found):
        sys.exit(1)


def seal_pending(app: Application, args: Sequence[str]) -> None:
    """Number what waits in every site: `bin/instance seal_pending`.

    :param app: the Zope application.
    :param args: as zopectl gives them; none is used.
    """
    ledger.sweep(app._p_jar.db())


def send_mail(app: Application, args: Sequence[str]) -> None:
    """Send the mails that are due: `bin/instance send_mail`, each minute by cron.

    Also forgets what was sent more than 90 days ago.

    :param app: the Zope application.
    :param args: as zopectl gives them; none is used.
    """
    for site in ledger.sites(app):
        sent = notifications.send_due(site)
        setSite(site)
        transaction.begin()
        notifications.purge(datetime.now(UTC))
        transaction.commit()
        if sent:
            sys.stdout.write(f"{'/'.join(site.getPhysicalPath())}: {sent} sent\n")


def send_digest(app: Application, args: Sequence[str]) -> None:
    """Make today's digests: `bin/instance send_digest`, once a day by cron.

    :param app: the Zope application.
    :param args: as zopectl gives them; none is used.
    """
    for site in ledger.sites(app):
        setSite(site)
        today = datetime.now(ZoneInfo(settings.town().timezone)).date()
        count = digest.send_digests(today)
        if count:
            sys.stdout.write(f"{'/'.join(site.getPhysicalPath())}: {count} digests\n")


def _after(command: str, args: Sequence[str]) -> Sequence[str]:
    # What stands before the name depends on the interpreter zopectl runs.
    return args[args.index(command) + 1 :] if command in args else args


def _verify(path: str, site: IPloneSiteRoot) -> bool:
    book = ledger.find(site)
    if book is None:
        sys.stdout.write(f"{path}: no journal\n")
        return True
    report = journal.verify(book)
    if report.intact:
        head = f"head {report.head}"
        sys.stdout.write(f"{path}: intact, {report.length} entries, {head}\n")
        return True
    number = report.first_broken + 1
    sys.stdout.write(f"{path}: BROKEN at entry {number}, {_told(book, number)}\n")
    sys.stdout.write(f"{path}: last sound head {report.head}\n")
    return False


def _told(book: ledger.Ledger, number: int) -> str:
    entry = next((kept[1] for _, kept in book.journal.forward(number, number)), None)
    if entry is None:
        return "which is missing"
    parts = (str(entry.get(part)) for part in ("when", "user", "action", "path"))
    return " ".join(parts)
