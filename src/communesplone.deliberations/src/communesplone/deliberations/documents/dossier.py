"""One PDF of an agenda, the sheets of its items and their annexes."""

from collections.abc import Callable
from collections.abc import Iterable
from communesplone.core.api import documents
from communesplone.deliberations import _
from communesplone.deliberations import logger
from communesplone.deliberations.documents.acts import document
from communesplone.deliberations.documents.binder import LENGTH
from communesplone.deliberations.documents.sheets import Annex
from communesplone.deliberations.documents.sheets import Dossier
from communesplone.deliberations.documents.sheets import ItemSheet
from dataclasses import dataclass
from dataclasses import replace
from hashlib import sha256
from html import escape
from typing import Any
from zope.i18n import translate

import json
import os
import subprocess
import sys


MAX_ANNEX = 50_000_000
"""Largest annex whose pages are bound in, in bytes."""

MAX_ANNEXES = 200_000_000
"""All of them together, in bytes."""

MARK = "\N{LEFT WHITE SQUARE BRACKET}annex {}\N{RIGHT WHITE SQUARE BRACKET}\uf8ff"
"""What stands in the page until the annex has been looked at."""

PATIENCE = 120
"""Seconds for each run of the binder."""

WORKER = (sys.executable, "-P", "-m", "communesplone.deliberations.documents.binder")

STATES = {
    "pages": _("document_annex_pages", default="This file follows: ${count} page(s)."),
    "broken": _(
        "document_annex_broken",
        default="This file cannot be read, and so cannot be joined.",
    ),
    "encrypted": _(
        "document_annex_encrypted",
        default="This file is protected by a password, and so cannot be joined.",
    ),
    "listed": _(
        "document_annex_listed",
        default="This kind of file cannot be shown here; it is with the item.",
    ),
    "large": _(
        "document_annex_large",
        default="This file is too large to be joined; it is with the item.",
    ),
}


class BinderFailed(Exception):
    """The binder did not finish, in time or at all."""


@dataclass(frozen=True)
class BoundAnnex:
    """An annex as the dossier shows it.

    :param number: in the dossier, from 1.
    :param item: number and title of its item.
    :param state: one of STATES.
    :param count: of its pages.
    """

    number: int
    annex: Annex
    item: str
    sha256: str
    state: str = "listed"
    count: int = 0
    told: str = ""

    @property
    def title(self) -> str:
        return self.annex.title or self.annex.filename or str(self.number)

    @property
    def filename(self) -> str:
        return self.annex.filename


def dossier_pdf(sheet: Dossier, *, patience: int = PATIENCE, **words: Any) -> bytes:
    """Make the dossier of a sitting.

    What cannot be bound in has a page that says so, with its SHA-256. Confidential
    annexes are in it only if the sheet says so.

    :param sheet: agenda, items and annexes with their content.
    :param patience: seconds, for each of the steps.
    :param words: language, phrases, letterhead; see `acts.document`.
    :returns: the PDF, with bookmarks.
    :raises communesplone.core.documents.document.DocumentError: if the agenda itself
        cannot be made.
    """
    return order(sheet, patience=patience, **words)()


def order(
    sheet: Dossier, *, patience: int = PATIENCE, **words: Any
) -> Callable[[], bytes]:
    """Give what makes the dossier, to be called in any thread; see `dossier_pdf`.

    What is found out about the annexes there is put into the page that is written here.
    """
    annexes = [replace(one, told=MARK.format(one.number)) for one in _chosen(sheet)]
    page = document(sheet, annexes=annexes, **words)
    told = _telling(words["language"])
    printed = documents.order(page)
    return lambda: _made(page, printed, annexes, told, patience)


def _made(page, printed, annexes, told, patience):
    probed = _probed(annexes, patience)
    front = printed(_finished(page, probed, told))
    try:
        return _bound(front, probed, patience)
    except BinderFailed:
        logger.exception("the annexes of a dossier could not be bound")
    listed = [replace(one, state="broken") for one in probed]
    return printed(_finished(page, listed, told))


def _finished(page, annexes, told):
    """Say of each annex what became of it."""
    html = page.html
    for one in annexes:
        text = told[one.state].replace("${count}", str(one.count))
        html = html.replace(MARK.format(one.number), text)
    return replace(page, html=html)


def _telling(language):
    code = language.split("-")[0]
    return {
        state: escape(translate(message, target_language=code))
        for state, message in STATES.items()
    }


def _chosen(sheet: Dossier) -> Iterable[BoundAnnex]:
    number = 0
    for item in sheet.items:
        for annex in item.annexes:
            if annex.confidential and not sheet.confidential:
                continue
            number += 1
            digest = sha256(annex.data).hexdigest() if annex.data else annex.sha256
            yield BoundAnnex(number, annex, _named(item), digest)


def _named(item: ItemSheet) -> str:
    return ". ".join(filter(None, (str(item.number or ""), item.title)))


def _probed(annexes, patience):
    """See which annexes can be bound; what is too large is not even opened."""
    room = MAX_ANNEXES
    opened, found = [], {}
    for one in annexes:
        size = max(one.annex.size, len(one.annex.data))
        if size > MAX_ANNEX or size > room:
            found[one.number] = {"state": "large", "count": 0}
        elif one.annex.data:
            room -= size
            opened.append(one)
    found.update(_states(opened, patience))
    return [replace(one, **found.get(one.number, {})) for one in annexes]


def _states(annexes, patience):
    """Probe annexes; if one brings the binder down, only that one is given up."""
    if not annexes:
        return {}
    head = {"task": "probe", "types": [one.annex.content_type for one in annexes]}
    try:
        told = json.loads(_run(head, [one.annex.data for one in annexes], patience))
    except BinderFailed:
        if len(annexes) == 1:
            return {annexes[0].number: {"state": "broken", "count": 0}}
        half = len(annexes) // 2
        return _states(annexes[:half], patience) | _states(annexes[half:], patience)
    return dict(zip((one.number for one in annexes), told, strict=True))


def _bound(front, annexes, patience):
    chosen = [one for one in annexes if one.state == "pages"]
    if not chosen:
        return front
    head = {
        "task": "bind",
        "types": [one.annex.content_type for one in chosen],
        "numbers": [one.number for one in chosen],
    }
    return _run(head, [front, *(one.annex.data for one in chosen)], patience)


def _run(head, files, patience):
    told = json.dumps({**head, "lengths": [len(file) for file in files]}).encode()
    order = b"".join((LENGTH.pack(len(told)), told, *files))
    try:
        done = subprocess.run(  # noqa: S603 our own program
            WORKER,
            input=order,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env={
                "PATH": os.environ.get("PATH", ""),
                "PYTHONPATH": os.pathsep.join(filter(None, sys.path)),
            },
            cwd="/",
            timeout=patience,
            check=True,
        )
    except (subprocess.SubprocessError, OSError) as error:
        raise BinderFailed(str(error)) from error
    return done.stdout
