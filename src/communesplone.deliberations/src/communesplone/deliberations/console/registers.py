"""The command that verifies the registers."""

from collections.abc import Iterator
from collections.abc import Sequence
from communesplone.core.api import ledger
from communesplone.deliberations.api import verifying
from communesplone.deliberations.content.body import IBody
from OFS.Application import Application
from plone import api
from plone.base.interfaces import IPloneSiteRoot
from zope.component.hooks import setSite

import sys


BODY = "communesplone.deliberations.Body"


def verify_register(app: Application, args: Sequence[str]) -> None:
    """Verify the registers of each site: `bin/instance verify_register [site …]`.

    Prints a line a body, and the first broken link.

    :param app: the Zope application.
    :param args: as zopectl gives them; after the command's name, paths of sites
        ("/town"), all sites if none.
    :raises SystemExit: with code 1 if a chain is broken or a site is not there.
    """
    given = list(args)
    wanted = set(given[given.index("verify_register") + 1 :] if given else ())
    found = {"/".join(site.getPhysicalPath()): site for site in ledger.sites(app)}
    sound = [
        _verify(body)
        for path in sorted(wanted & set(found) if wanted else found)
        for body in _bodies(found[path])
    ]
    for path in sorted(wanted - set(found)):
        sys.stderr.write(f"{path}: no such site\n")
    if not all(sound) or wanted - set(found):
        sys.exit(1)


def _bodies(site: IPloneSiteRoot) -> Iterator[IBody]:
    setSite(site)
    catalog = api.portal.get_tool("portal_catalog")
    brains = catalog.unrestrictedSearchResults(portal_type=BODY, sort_on="path")
    for brain in brains:
        # A handful, and each is about to be read whole.
        yield brain._unrestrictedGetObject()


def _verify(body: IBody) -> bool:
    path = "/".join(body.getPhysicalPath())
    report = verifying.verify(body)
    if report.intact:
        told = f"intact, {report.length} versions, head {report.head}"
        sys.stdout.write(f"{path}: {told}\n")
        return True
    act = " ".join(filter(None, (report.reference, report.broken)))
    sys.stdout.write(f"{path}: BROKEN at place {report.length}, {act}\n")
    sys.stdout.write(f"{path}: last sound head {report.head}\n")
    return False
