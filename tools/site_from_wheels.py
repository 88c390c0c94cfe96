"""Starts Zope from installed wheels, makes a town with every add-on, serves a page.

Usage: site_from_wheels.py FOLDER; exits 1 when an add-on is not active or the
front page is not served.
"""

from pathlib import Path
from plone import api
from plone.distribution.api import site as sites
from webtest import TestApp
from Zope2.Startup.run import make_wsgi_app
from zope.component.hooks import setSite

import sys
import Zope2


ADD_ONS = ("core", "deliberations", "directory", "docrequest")
SITE_ZCML = """<configure xmlns="http://namespaces.zope.org/zope">
  <include package="Products.Five" />
  <include package="Products.CMFPlone" />
  <include package="plone.autoinclude" file="meta.zcml" />
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
    app = Zope2.app()
    site = sites.create(app, "communesplone-town", ANSWERS)
    setSite(site)
    installer = api.content.get_view("installer", site, site.REQUEST)
    names = [f"communesplone.{name}" for name in ADD_ONS]
    for name in names:
        installer.install_product(name)
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
