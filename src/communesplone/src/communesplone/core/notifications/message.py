"""Writes a mail as it goes to the mail server."""

from communesplone.core.documents.template import Template
from communesplone.core.notifications.post import Letter
from communesplone.core.rules.notification import header
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime
from html import unescape


_PLAIN = Template(__file__, "templates/frame_plain.pt")
_HTML = Template(__file__, "templates/frame_html.pt")


def plain_text(rendered: str) -> str:
    """Make text of a rendered plain template.

    A template escapes what it is given. As a plain one has no markup of its own,
    turning the escapes back gives the very text.
    """
    lines = (line.strip() for line in unescape(rendered).splitlines())
    return "\n".join(_without_gaps(lines)).strip() + "\n"


def written(key: str, letter: Letter, sender: str) -> EmailMessage:
    """Write a mail.

    :param key: of the mail; the Message-ID is made of it, so the receiving side can
        drop a second copy.
    :param letter: what to write.
    :param sender: the site's e-mail address.
    :returns: a message with a plain and an HTML part.
    :raises InvalidHeader: if a control character got into a header.
    """
    message = EmailMessage(policy=SMTP)
    message["From"] = _address(letter.sender, sender)
    message["To"] = _address(letter.name, letter.address)
    message["Subject"] = header(letter.subject)
    message["Date"] = format_datetime(letter.created)
    message["Message-ID"] = f"<{key[:40]}@{sender.rpartition('@')[2]}>"
    # Source: RFC 3834: no answering machine shall answer.
    message["Auto-Submitted"] = "auto-generated"
    frame = {
        "subject": letter.subject,
        "sender": letter.sender,
        "preferences_url": letter.preferences_url,
    }
    plain = _PLAIN.render({**frame, "body": letter.plain}, letter.language)
    message.set_content(plain_text(plain), cte="quoted-printable")
    html = _HTML.render({**frame, "body": letter.html}, letter.language)
    message.add_alternative(html, subtype="html", cte="quoted-printable")
    # Last: the parts take such headers to themselves.
    message["Content-Language"] = header(letter.language)
    return message


def _address(name: str, address: str) -> Address:
    return Address(header(name), addr_spec=header(address))


def _without_gaps(lines):
    """Leave one empty line where a template left several."""
    empty = True
    for line in lines:
        if line or not empty:
            yield line
        empty = not line
