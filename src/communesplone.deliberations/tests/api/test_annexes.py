"""What is taken as an annex is what its bytes are."""

from communesplone.core.api import journal
from communesplone.deliberations.api import annexes
from communesplone.deliberations.api import items
from communesplone.deliberations.browser.documents import session
from communesplone.deliberations.browser.documents.session import SessionDocuments
from communesplone.deliberations.interfaces import InvalidValue
from communesplone.deliberations.interfaces import Refused
from counting import costs
from evening import Evening
from hashlib import sha256
from io import BytesIO
from Products.CMFCore.indexing import processQueue
from zipfile import ZipFile

import pytest
import transaction


PDF = b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n"


def archive(*names, mimetype=None, types=None):
    stream = BytesIO()
    with ZipFile(stream, "w") as made:
        if mimetype:
            made.writestr("mimetype", mimetype)
        for name in names:
            made.writestr(name, "x")
        if types is not None:
            made.writestr("[Content_Types].xml", types)
    return stream.getvalue()


def types(*content_types):
    """Write the list of parts of an Office document."""
    parts = "".join(f"<Override ContentType='{one}'/>" for one in content_types)
    return f"<Types xmlns='http://x.example/content-types'>{parts}</Types>"


ODT = "application/vnd.oasis.opendocument.text"
DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"

TAKEN = {
    "application/pdf": PDF,
    "image/png": b"\x89PNG\r\n\x1a\n",
    "image/jpeg": b"\xff\xd8\xff\xe0",
    ODT: archive("content.xml", mimetype=ODT),
    DOCX: archive("word/document.xml", types=types(DOCX)),
}

REFUSED = {
    "nothing": b"",
    "text": b"hello",
    "page": b"<html><script>alert(1)</script></html>",
    "program": b"MZ\x90\x00",
    "archive": archive("a.txt"),
    "half an archive": archive("a.txt")[:20],
    "macros of Word": archive(
        "word/document.xml", "word/vbaProject.bin", types=types(DOCX)
    ),
    "macros of Word by another name": archive(
        "word/document.xml",
        "word/notes.bin",
        types=types(DOCX, "application/vnd.ms-office.vbaProject"),
    ),
    "a Word document that takes macros": archive(
        "word/document.xml",
        types=types("application/vnd.ms-word.document.macroEnabled.main+xml"),
    ),
    "a Word document without its list": archive("word/document.xml"),
    "a Word document with half a list": archive("word/document.xml", types="<Types"),
    "macros of OpenDocument": archive("Basic/script-lc.xml", mimetype=ODT),
    "scripts of OpenDocument": archive("Scripts/python/a.py", mimetype=ODT),
    "dialogs of OpenDocument": archive("Dialogs/dialog-lc.xml", mimetype=ODT),
    "macros of an object": archive("Object 1/Basic/a.xml", mimetype=ODT),
    "wrong mimetype": archive("a.txt", mimetype=ODT + "-evil"),
    "picture with scripts": b"<svg xmlns='http://www.w3.org/2000/svg'/>",
}


@pytest.mark.parametrize("kind", TAKEN)
def test_taken(town, kind):
    data = TAKEN[kind]
    annex = annexes.add(town.item(), data, "C:\\tmp\\../plan.exe")
    assert annex.file.contentType == kind
    assert annex.file.filename == annex.title == "plan.exe"
    assert annex.sha256 == sha256(data).hexdigest()


@pytest.mark.parametrize("case", REFUSED)
def test_refused(town, case):
    with pytest.raises(InvalidValue) as caught:
        annexes.add(town.item(), REFUSED[case], "plan.pdf")
    assert caught.value.field == "file"


def test_too_large(town, monkeypatch):
    monkeypatch.setattr(annexes, "MAX_SIZE", len(PDF) - 1)
    with pytest.raises(InvalidValue):
        annexes.add(town.item(), PDF, "plan.pdf")


def test_too_many(town, monkeypatch):
    monkeypatch.setattr(annexes, "MAX_COUNT", 1)
    item = town.item()
    annexes.add(item, PDF, "one.pdf")
    with pytest.raises(Refused):
        annexes.add(item, PDF, "two.pdf")


def test_what_is_decided_keeps_its_annexes(town):
    decided = town.scheduled()
    carried = annexes.add(decided, PDF, "plan.pdf")
    items.decide(decided, "adopted")
    for act in (
        lambda: annexes.add(decided, PDF, "plan.pdf"),
        lambda: annexes.remove(carried),
        lambda: annexes.update(carried, title="Other"),
    ):
        with pytest.raises(Refused):
            act()
    assert annexes.of(decided) == [carried]


def test_file_is_not_changed(town):
    annex = annexes.add(town.item(), PDF, "plan.pdf")
    with pytest.raises(TypeError):
        annexes.update(annex, file=None)


def test_journal(town):
    annex = annexes.add(town.item(), PDF, "plan.pdf")
    annexes.update(annex, confidential=True)
    annexes.remove(annex)
    found = [entry.action for entry in journal.waiting() if "annex" in entry.action]
    assert found == ["annex.added", "annex.changed", "annex.removed"]


def test_of_more_than_can_be_offered_none_is_woken(town, monkeypatch):
    evening = Evening(town, "A bench", "A tree")
    for item in evening.items:
        for number in range(2):
            data = PDF + str(number).encode()
            annexes.add(item, data, f"{number}.pdf", title=f"Plan {number}")
    view = SessionDocuments(evening.session, town.portal.REQUEST)
    assert len(view.annexes()) == 4
    processQueue()
    transaction.savepoint()
    monkeypatch.setattr(session, "MOST_OFFERED", 3)
    with costs(town.portal._p_jar) as counted:
        assert view.annexes() == []
    # The session, what it stands in, and two items with their records; no annex.
    assert counted.loads <= 9
