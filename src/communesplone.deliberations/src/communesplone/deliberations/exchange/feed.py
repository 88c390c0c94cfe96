"""Deliberations for a feed reader: Atom 1.0 and RSS 2.0, an entry at a time.

Source: RFC 4287 (Atom); RSS 2.0.11 (RSS Advisory Board); RFC 4151 (tag addresses).
"""

from collections.abc import Iterable
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from datetime import UTC
from email.utils import format_datetime
from html import escape
from urllib.parse import quote
from urllib.parse import urlsplit

import re


ATOM_TYPE = "application/atom+xml; charset=utf-8"
RSS_TYPE = "application/rss+xml; charset=utf-8"

_DECLARATION = '<?xml version="1.0" encoding="utf-8"?>\n'
_UNWRITABLE = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_UUID = re.compile(
    r"([0-9a-f]{8})([0-9a-f]{4})([0-9a-f]{4})([0-9a-f]{4})([0-9a-f]{12})"
)


@dataclass(frozen=True, kw_only=True)
class Feed:
    """The whole.

    :param url: of the feed itself; :param page: of the page for people.
    :param updated: when an entry changed last, with offset.
    :param language: "fr".
    """

    title: str
    url: str
    page: str
    updated: datetime
    author: str
    subtitle: str = ""
    language: str = ""
    rights: str = ""


@dataclass(frozen=True, kw_only=True)
class Entry:
    """A published deliberation.

    :param uid: of Plone, 32 hexadecimal digits, or any text that never changes.
    :param url: its page.
    :param published: first, and :param updated: last, both with offset.
    :param summary: plain text.
    """

    uid: str
    title: str
    url: str
    published: datetime
    updated: datetime
    summary: str = ""
    categories: tuple[str, ...] = ()


def atom(feed: Feed, entries: Iterable[Entry]) -> Iterator[str]:
    """Write an Atom feed.

    :param entries: newest first; those that everyone may read.
    :returns: pieces of text, to be sent as UTF-8.
    :raises ValueError: for a time without offset.
    """
    host = _host(feed.url)
    language = f" xml:lang={_attribute(feed.language)}" if feed.language else ""
    yield f'{_DECLARATION}<feed xmlns="http://www.w3.org/2005/Atom"{language}>\n'
    yield _element("id", feed.url)
    yield _element("title", feed.title)
    yield _optional("subtitle", feed.subtitle)
    yield _element("updated", _rfc_3339(feed.updated))
    yield f"<author>{_element('name', feed.author)}</author>\n"
    yield f"<link rel={_attribute('self')} href={_attribute(feed.url)}/>\n"
    yield f"<link rel={_attribute('alternate')} href={_attribute(feed.page)}/>\n"
    yield _optional("rights", feed.rights)
    for entry in entries:
        yield "<entry>\n"
        yield _element("id", identifier(entry.uid, host))
        yield _element("title", entry.title)
        yield _element("published", _rfc_3339(entry.published))
        yield _element("updated", _rfc_3339(entry.updated))
        yield f"<link rel={_attribute('alternate')} href={_attribute(entry.url)}/>\n"
        yield _optional("summary", entry.summary)
        for category in entry.categories:
            yield f"<category term={_attribute(category)}/>\n"
        yield "</entry>\n"
    yield "</feed>\n"


def rss(feed: Feed, entries: Iterable[Entry]) -> Iterator[str]:
    """Write an RSS feed; as :func:`atom` otherwise."""
    host = _host(feed.url)
    yield f'{_DECLARATION}<rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom">\n'
    yield "<channel>\n"
    yield _element("title", feed.title)
    yield _element("link", feed.page)
    yield _element("description", feed.subtitle or feed.title)
    yield _optional("language", feed.language)
    yield _optional("copyright", feed.rights)
    yield _element("lastBuildDate", _rfc_822(feed.updated))
    yield f'<atom:link rel="self" href={_attribute(feed.url)} '
    yield 'type="application/rss+xml"/>\n'
    for entry in entries:
        yield "<item>\n"
        yield _element("title", entry.title)
        yield _element("link", entry.url)
        yield f'<guid isPermaLink="false">{_text(identifier(entry.uid, host))}</guid>\n'
        yield _element("pubDate", _rfc_822(entry.published))
        # The reader takes a description for HTML: it is escaped twice.
        yield _optional("description", escape(entry.summary))
        for category in entry.categories:
            yield _element("category", category)
        yield "</item>\n"
    yield "</channel>\n</rss>\n"


def identifier(uid: str, host: str) -> str:
    """Give an id that stays when the page moves.

    :param uid: 32 hexadecimal digits give ``urn:uuid:…``; others ``tag:…``.
    :param host: of the town's site.
    """
    match = _UUID.fullmatch(uid)
    if match:
        return f"urn:uuid:{'-'.join(match.groups())}"
    return f"tag:{host},2026:{quote(uid, safe='', errors='replace')}"


def _host(url: str) -> str:
    return urlsplit(url).hostname or "localhost"


def _element(name: str, text: str) -> str:
    return f"<{name}>{_text(text)}</{name}>\n"


def _optional(name: str, text: str) -> str:
    return _element(name, text) if text else ""


def _attribute(text: str) -> str:
    return f'"{_text(text)}"'


def _text(text: str) -> str:
    """Escape a text, without what XML 1.0 cannot hold (section 2.2)."""
    return escape(_UNWRITABLE.sub("", text))


def _rfc_3339(value: datetime) -> str:
    return _utc(value).isoformat(timespec="seconds").replace("+00:00", "Z")


def _rfc_822(value: datetime) -> str:
    return format_datetime(_utc(value), usegmt=True)


def _utc(value: datetime) -> datetime:
    if value.utcoffset() is None:
        raise ValueError("a time needs an offset")
    return value.astimezone(UTC)
