"""Starts Zope from installed wheels, makes a town with every add-on, serves a page.

Usage: site_from_wheels.py FOLDER; exits 1 when an add-on is not active or the
front page is not served.
"""

from pathlib import Path
from plone.base.utils import get_installer
from plone.distribution.api import site as sites
from Testing.makerequest import makerequest
from webtest import TestApp
from Zope2.Startup.run import make_wsgi_app
from zope.component.hooks import setSite
from zope.globalrequest import setRequest

import sys
import Zope2


ADD_ONS = ("core", "deliberations", "directory", "docrequest")
SITE_ZCML = """<configure
    xmlns="http://namespaces.zope.org/zope"
    xmlns:five="http://namespaces.zope.org/five">
  <include package="Products.Five" />
  <five:loadProducts file="meta.zcml" />
  <five:loadProducts />
  <five:loadProductsOverrides />
  <securityPolicy component="AccessControl.security.SecurityPolicy" />
</configure>
"""
ZOPE_CONF = """%define INSTANCE {folder}
instancehome $INSTANCE
<zodb_db main>
  mount-point /
  <blobstorage>
    blob-dir $INSTANCE/blobs
    <mappingstorage>
    </mappingstorage>
  </blobstorage>
</zodb_db>
"""
ANSWERS = {
    "site_id": "town",
    "title": "Wheelton",
    "region": "FR",
    "languages": ["en", "fr"],
    "add_ons": ["deliberations", "docrequest", "directory"],
    "default_language": "en",
    "portal_timezone": "Europe/Brussels",
    "setup_content": False,
}


def configuration(folder: Path) -> Path:
    """Write the smallest Zope instance that Plone runs in."""
    (folder / "etc").mkdir(parents=True)
    (folder / "etc" / "site.zcml").write_text(SITE_ZCML, encoding="utf-8")
    conf = folder / "etc" / "zope.conf"
    conf.write_text(ZOPE_CONF.format(folder=folder), encoding="utf-8")
    return conf


def make_town() -> list[str]:
    """Make a town with every add-on.

    :returns: the names of the add-ons that are not active in it.
    """
    app = makerequest(Zope2.app())
    setRequest(app.REQUEST)
    site = sites.create(app, "communesplone-town", ANSWERS)
    setSite(site)
    installer = get_installer(site)
    names = [f"communesplone.{name}" for name in ADD_ONS]
    inactive = [name for name in names if not installer.is_product_installed(name)]
    app._p_jar.close()
    return inactive


def main(folder: Path) -> int:
    wsgi = make_wsgi_app({}, str(configuration(folder)))
    if inactive := make_town():
        print(f"Not active: {', '.join(inactive)}")
        return 1
    page = TestApp(wsgi).get("/town")
    print(f"A town with {len(ADD_ONS)} add-ons serves its front page: {page.status}")
    return 0 if "Wheelton" in page.text else 1


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
