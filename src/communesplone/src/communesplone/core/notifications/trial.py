"""The mail by which a webmaster tries the mail server."""

from communesplone.core import _
from communesplone.core.documents.template import Template
from communesplone.core.notifications.kind import NotificationKind


TRIAL = NotificationKind(
    name="communesplone.core.test",
    title=_("title_notification_test", default="Test mail"),
    subject=_("mail_test_subject", default="Test mail of ${name}"),
    plain=Template(__file__, "templates/test_plain.pt"),
    html=Template(__file__, "templates/test_html.pt"),
    digest=False,
)
