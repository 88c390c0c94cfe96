"""Makes the demo town; run as `bin/instance run tools/make_demo.py SITE TOWN ACCOUNTS`.

SITE is the id of the site, TOWN a file of `profiles/demo`, ACCOUNTS the file that
gets the new passwords, readable by its owner only.
"""

from AccessControl.SecurityManagement import newSecurityManager
from pathlib import Path
from zope.globalrequest import setRequest

import sys


sys.path.insert(0, str(Path(sys.argv[0]).parent))

import demo  # noqa: E402


root = app  # noqa: F821 (bin/instance run gives it)
setRequest(root.REQUEST)
users = root.acl_users
newSecurityManager(None, users.getUserById(demo.ADMIN).__of__(users))
demo.make(root, sys.argv[1], sys.argv[2], Path(sys.argv[3]))
