"""Makes the demo town; run as `bin/instance run tools/make_demo.py SITE TOWN ACCOUNTS`
with `tools/` on PYTHONPATH.

SITE is the id of the site, TOWN a file of `profiles/demo`, ACCOUNTS the file that
gets the new passwords, readable by its owner only.
"""

from AccessControl.SecurityManagement import newSecurityManager
from pathlib import Path
from zope.globalrequest import setRequest

import demo
import logging
import sys


# What Plone says of its own profiles, and of content renamed before it is indexed.
for noisy in ("GenericSetup", "Products.MimetypesRegistry", "Zope.ZCatalog"):
    logging.getLogger(noisy).setLevel(logging.CRITICAL)
root = app  # noqa: F821 (bin/instance run gives it)
setRequest(root.REQUEST)
users = root.acl_users
newSecurityManager(None, users.getUserById(demo.ADMIN).__of__(users))
site_id, town, accounts = sys.argv[-3:]
demo.make(root, site_id, town, Path(accounts))
