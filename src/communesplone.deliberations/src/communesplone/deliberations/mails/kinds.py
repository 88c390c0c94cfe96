"""The kinds of notifications.

They name the body, a day and a link, nothing of the matter itself: whoever opens the
link has to be somebody who may read it.
"""

from communesplone.core.documents.template import Template
from communesplone.core.notifications.kind import NotificationKind
from communesplone.deliberations import _


def _kind(name, title, subject, digest):
    stem = name.replace(".", "_")
    return NotificationKind(
        name=f"communesplone.deliberations.{name}",
        title=title,
        subject=subject,
        plain=Template(__file__, f"templates/{stem}_plain.pt"),
        html=Template(__file__, f"templates/{stem}_html.pt"),
        digest=digest,
    )


CONVENED = _kind(
    "session.convened",
    _("title_mail_convened", default="A session is convened"),
    _("mail_convened_subject", default="${body}: convocation for ${date}"),
    # A convocation in law: never a day later.
    digest=False,
)

COMPLETED = _kind(
    "session.completed",
    _("title_mail_completed", default="A complementary item comes on an agenda"),
    _(
        "mail_complement_subject",
        default="${body}: complement to the agenda of ${date}",
    ),
    # The law wants it told without delay.
    digest=False,
)

CANCELLED = _kind(
    "session.cancelled",
    _("title_mail_cancelled", default="A session is cancelled"),
    _("mail_cancelled_subject", default="${body}: the sitting of ${date} is cancelled"),
    # Nobody is to come in vain.
    digest=False,
)

RETURNED = _kind(
    "item.returned",
    _("title_mail_returned", default="An item comes back to its author"),
    _("mail_returned_subject", default="${body}: an item of yours comes back"),
    digest=True,
)

TO_VALIDATE = _kind(
    "item.to_validate",
    _("title_mail_to_validate", default="An item is to be validated"),
    _("mail_to_validate_subject", default="${body}: an item is to be validated"),
    digest=True,
)

OPINION = _kind(
    "opinion.requested",
    _("title_mail_opinion", default="An opinion is asked for"),
    _("mail_opinion_subject", default="${body}: an opinion is asked for by ${date}"),
    digest=True,
)
