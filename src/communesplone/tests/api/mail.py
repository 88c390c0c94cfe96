"""A kind of notification, and a mail server, for the tests."""

from communesplone.core import _
from communesplone.core.api import notifications
from communesplone.core.documents.template import Template
from communesplone.core.notifications.kind import INotificationKind
from communesplone.core.notifications.kind import NotificationKind
from communesplone.core.rules.notification import Outsider
from notifications.smtp_server import SmtpServer
from plone import api
from zope.component import getGlobalSiteManager

import pytest
import transaction


KIND = NotificationKind(
    name="communesplone.core.tested",
    title=_("title_tested", default="Tested"),
    subject=_("mail_tested", default="About ${who}"),
    plain=Template(__file__, "templates/mail_plain.pt"),
    html=Template(__file__, "templates/mail_html.pt"),
)
DATA = {"who": "Zoé <b> & co", "url": "http://town.example/?a=1&b=2"}
ZOE = Outsider("zoe@example.org", "Zoé")


@pytest.fixture
def mail_kind():
    registry = getGlobalSiteManager()
    registry.registerUtility(KIND, INotificationKind, name=KIND.name)
    yield KIND
    registry.unregisterUtility(KIND, INotificationKind, name=KIND.name)


@pytest.fixture
def smtp():
    server = SmtpServer()
    yield server
    server.close()


@pytest.fixture
def mail_town(functional_portal, mail_kind, smtp):
    notifications.obtain()
    record = api.portal.set_registry_record
    record("plone.email_from_address", "hall@town.example")
    record("plone.smtp_host", "127.0.0.1")
    record("plone.smtp_port", smtp.port)
    transaction.commit()
    return functional_portal


def send(event="e1", recipient=ZOE, data=DATA, kind=KIND.name, **kwargs):
    return notifications.send(event, recipient, kind, data, **kwargs)


def sent_after(portal):
    transaction.commit()
    count = notifications.send_due(portal)
    transaction.begin()
    return count
