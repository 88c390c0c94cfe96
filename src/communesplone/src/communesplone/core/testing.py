"""Test layers of the core; every add-on's layer stands on CORE_FIXTURE."""

from collections.abc import Iterator
from communesplone.core.api import limits
from communesplone.core.notifications.postman import IPostman
from difflib import unified_diff
from io import BytesIO
from plone.app.contenttypes.testing import PLONE_APP_CONTENTTYPES_FIXTURE
from plone.app.testing import applyProfile
from plone.app.testing import FunctionalTesting
from plone.app.testing import IntegrationTesting
from plone.app.testing import PloneSandboxLayer
from plone.app.testing import setRoles
from plone.app.testing import TEST_USER_ID
from plone.testing.zope import WSGI_SERVER_FIXTURE
from Products.CMFPlone.utils import get_installer
from Products.GenericSetup.context import TarballExportContext
from shutil import copy
from ZODB.blob import is_blob_record
from ZODB.Connection import TransactionMetaData
from ZODB.FileStorage import FileStorage
from ZODB.interfaces import IStorage
from ZODB.POSException import POSKeyError
from ZODB.serialize import referencesf
from ZODB.utils import z64
from zope.component import getGlobalSiteManager

import communesplone.core
import re
import tarfile


class AddOnLayer(PloneSandboxLayer):
    """Loads one add-on's ZCML and applies its default profile.

    A subclass names its `package` and the layers it stands on.
    """

    package = None

    def setUpZope(self, app, configurationContext):
        self.loadZCML(package=self.package)

    def setUpPloneSite(self, portal):
        applyProfile(portal, f"{self.package.PACKAGE_NAME}:default")


def kept_in_file(source: IStorage, path: str, blobs: str) -> FileStorage:
    """Write all that can be reached in a storage into a file, as a town has one.

    The layers' storages stand one on the other: each object costs a question to each.

    :param path: of the file to make.
    :param blobs: folder of its blobs.
    """
    target, meta = FileStorage(path, blob_dir=blobs), TransactionMetaData()
    target.tpc_begin(meta)
    for oid, record, serial in reachable(source):
        if is_blob_record(record):
            # Storing moves the file.
            blob = copy(source.loadBlob(oid, serial), blobs)
            target.storeBlob(oid, z64, record, blob, "", meta)
        else:
            target.store(oid, z64, record, "", meta)
    target.tpc_vote(meta)
    target.tpc_finish(meta)
    return target


def reachable(source: IStorage) -> Iterator[tuple[bytes, bytes, bytes]]:
    """Walk all that can be reached from the root: (oid, record, serial)."""
    seen, waiting = {z64}, [z64]
    while waiting:
        oid = waiting.pop()
        try:
            record, serial = source.load(oid)
        except POSKeyError:
            # Of an object made and thrown away in the same transaction.
            continue
        yield oid, record, serial
        fresh = set(referencesf(record)) - seen
        seen |= fresh
        waiting += fresh


EXPORTED = (
    "actions",
    "browserlayer",
    "catalog",
    "componentregistry",
    "controlpanel",
    "plone.app.registry",
    "portlets",
    "properties",
    "rolemap",
    "typeinfo",
    "viewlets",
    "workflows",
)
"""GenericSetup export steps that show all that an add-on may leave behind."""

TIME_STAMP = re.compile(r"\s*<default>\d{4}-\d\d-\d\d ")
"""A line that Plone renews by itself."""


def difference_after_reinstall(portal, package: str) -> list[str]:
    """Uninstall and install an add-on that is active, and compare the site.

    :returns: the lines that differ between the exported settings of the site before
        and after, marked by + and - as in diff.
    """
    setRoles(portal, TEST_USER_ID, ["Manager"])
    installer = get_installer(portal)
    first = exported(portal)
    assert installer.uninstall_product(package)
    assert installer.install_product(package)
    difference = unified_diff(first, exported(portal), n=0)
    return [line for line in difference if not line.startswith("@@")][2:]


def exported(portal) -> list[str]:
    """Give the site's settings as GenericSetup exports them, line by line."""
    context = TarballExportContext(portal.portal_setup)
    for step in EXPORTED:
        portal.portal_setup.getExportStep(step)(context)
    with tarfile.open(fileobj=BytesIO(context.getArchive())) as archive:
        return [
            f"{member.name}: {line}"
            for member in sorted(archive.getmembers(), key=lambda each: each.name)
            if member.isfile()
            for line in archive.extractfile(member).read().decode().splitlines()
            if not TIME_STAMP.match(line)
        ]


class CoreLayer(AddOnLayer):
    defaultBases = (PLONE_APP_CONTENTTYPES_FIXTURE,)
    package = communesplone.core

    def setUpZope(self, app, configurationContext):
        super().setUpZope(app, configurationContext)
        # Mail goes when a test says so, not from a thread at its own time.
        getGlobalSiteManager().unregisterUtility(provided=IPostman)
        # Tests search as often as they like.
        limits.SEARCHES.size = 1_000_000


CORE_FIXTURE = CoreLayer()

CORE_INTEGRATION = IntegrationTesting(bases=(CORE_FIXTURE,), name="Core:Integration")

CORE_FUNCTIONAL = FunctionalTesting(
    bases=(CORE_FIXTURE, WSGI_SERVER_FIXTURE), name="Core:Functional"
)
