"""Sends a mail from a FileStorage, and dies by kill -9 at a chosen moment.

Run as: kill_me.py <folder> <port> (queue|send|die)
"""

from communesplone.core.notifications import delivery
from communesplone.core.notifications.post import Letter
from communesplone.core.notifications.post import Post
from communesplone.core.rules.notification import key_of
from datetime import datetime
from datetime import UTC
from OFS.Folder import Folder
from plone.registry.interfaces import IRegistry
from Products.MailHost.MailHost import MailHost
from ZODB import DB
from ZODB.FileStorage import FileStorage
from zope.annotation.attribute import AttributeAnnotations
from zope.annotation.interfaces import IAnnotations
from zope.annotation.interfaces import IAttributeAnnotatable
from zope.component import provideAdapter
from zope.component import provideUtility
from zope.component.hooks import setSite
from zope.interface import alsoProvides

import os
import Products.CMFPlone.patches.sendmail  # noqa: F401 reads the settings below
import signal
import sys
import transaction


folder, port, mode = sys.argv[1], int(sys.argv[2]), sys.argv[3]
provideAdapter(AttributeAnnotations)


class Settings:
    """As much of a site's registry as a mail needs."""

    smtp_host = "127.0.0.1"
    smtp_port = port
    smtp_userid = smtp_pass = None

    def forInterface(self, schema, prefix):
        return self

    def get(self, name):
        return "hall@town.example"


provideUtility(Settings(), IRegistry)
delivery.setSite = lambda site: setSite(None)

db = DB(FileStorage(f"{folder}/Data.fs"))
if mode == "queue":
    connection = db.open()
    app = connection.root()["Application"] = Folder("app")
    app._setObject("town", Folder("town"))
    app.town._setObject("MailHost", MailHost("MailHost"))
    alsoProvides(app.town, IAttributeAnnotatable)
    post = IAnnotations(app.town)[delivery.KEY] = Post()
    for number in range(3):
        event = f"event {number}"
        parts = dict.fromkeys(
            ("name", "preferences_url", "subject", "plain", "html"), event
        )
        letter = Letter(
            datetime.now(UTC),
            event=event,
            kind="k",
            identity="mail:a@b.example",
            address="a@b.example",
            language="en",
            sender="Town",
            **parts,
        )
        key = key_of(event, "mail:a@b.example")
        post.shelf(key).put(key, letter)
    transaction.commit()
else:
    if mode == "die":
        delivery._Office._mark = lambda *args: os.kill(os.getpid(), signal.SIGKILL)
    if mode == "late":
        delivery._is_due = lambda letter, now: True
    delivery.deliver(db, "town")
    post = IAnnotations(db.open().root()["Application"].town)[delivery.KEY]
    sys.stdout.write(str(len(list(post.letters()))))
db.close()
