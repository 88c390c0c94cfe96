"""Files join an item: dropped, or chosen by keyboard alone."""

from communesplone.deliberations.api import annexes
from council import COUNCIL
from council import path_of
from council import press
from council import write_item
from hashlib import sha256
from playwright.sync_api import expect

import pytest


PDF = b"%PDF-1.7\n1 0 obj\n<< /Type /Catalog >>\nendobj\n"
PNG = b"\x89PNG\r\n\x1a\n" + bytes(64)

DROP = """([files]) => {
  const form = document.querySelector(".deliberations-drop");
  const carried = new DataTransfer();
  for (const { name, bytes, size } of files) {
    const content = size ? new Uint8Array(size) : new Uint8Array(bytes);
    carried.items.add(new File([content], name));
  }
  const happens = (kind) => form.dispatchEvent(
    new DragEvent(kind, { dataTransfer: carried, bubbles: true, cancelable: true })
  );
  happens("dragenter");
  happens("dragover");
  const lit = form.classList.contains("is-over");
  happens("drop");
  return lit && !form.classList.contains("is-over");
}"""

CHOSEN = (
    """() => [...document.getElementById("annex-files").files].map((f) => f.name)"""
)

WAYS = (("desktop", "fr"), ("phone", "nl"), ("phone", "es"))


def drop(page, **files):
    """Drop files on the form; each is bytes, or a size in bytes."""
    carried = [
        {
            "name": name.replace("_", "."),
            "bytes": list(content) if isinstance(content, bytes) else [],
            "size": content if isinstance(content, int) else 0,
        }
        for name, content in files.items()
    ]
    assert page.evaluate(DROP, [carried]), "the place does not show that it takes them"


def listed(page):
    """Give the titles of the annexes on the page of the item."""
    return page.locator("#annexes .deliberations-card-head a").all_inner_texts()


def send(page):
    press(page, ".deliberations-drop [type=submit]")


@pytest.fixture
def author(visit):
    def come(width="desktop", language="fr"):
        person = visit(width, language, account="agent")
        person.item = begun(person)
        return person

    return come


def begun(person):
    write_item(person, COUNCIL, "Un banc public", "<p>Article 1. Un banc.</p>")
    return path_of(person)


@pytest.mark.parametrize(("width", "language"), WAYS)
def test_files_are_dropped(author, visit, width, language):
    person = author(width, language)
    page = person.page
    drop(page, plan_pdf=PDF)
    # What is dropped next joins what waits.
    drop(page, photo_png=PNG, virus_exe=b"MZ\x90\x00" + bytes(60))
    assert page.evaluate(CHOSEN) == ["plan.pdf", "photo.png", "virus.exe"]
    expect(page.locator("[data-drop-chosen]")).to_contain_text("photo.png")
    person.look("dropped")
    send(page)
    assert listed(page) == ["plan.pdf", "photo.png"]
    assert "virus.exe" in page.inner_text(".statusmessage-error")
    page.locator("#annexes details summary").first.click()
    assert sha256(PDF).hexdigest() in page.inner_text("#annexes")
    person.look("listed")


def test_by_keyboard_alone(author):
    person = author()
    page = person.page
    page.wait_for_load_state("networkidle")
    with page.expect_file_chooser() as chooser:
        page.press("#annex-files", "Space")
    file = {"name": "plan.pdf", "mimeType": "application/pdf", "buffer": PDF}
    chooser.value.set_files([file])
    expect(page.locator("[data-drop-chosen]")).to_contain_text("plan.pdf")
    page.keyboard.press("Tab")
    page.keyboard.type("Plan")
    page.keyboard.press("Tab")
    page.keyboard.press("Space")
    page.keyboard.press("Tab")
    with page.expect_navigation():
        page.keyboard.press("Enter")
    page.wait_for_load_state()
    assert listed(page) == ["plan.pdf"]
    assert page.locator("#annexes .deliberations-confidential").count() == 1


def test_a_confidential_annex_is_for_few(author, visit):
    person = author()
    page = person.page
    drop(page, salaires_pdf=PDF)
    page.check(".deliberations-drop [name=confidential]")
    send(page)
    person.look("confidential")
    page.click("#annexes summary")
    person.look("changed")
    page.click("#annexes details [name=confidential]")
    press(page, "#annexes form[action$='@@annex-change'] [type=submit]")
    assert page.locator("#annexes .deliberations-confidential").count() == 0


@pytest.mark.parametrize("width", ["desktop", "phone"])
def test_a_huge_file_is_told_at_once(author, width):
    person = author(width, "en")
    page = person.page
    sent = []
    page.on("request", lambda asked: asked.method == "POST" and sent.append(asked))
    drop(page, film_pdf=annexes.MAX_SIZE + 1, plan_pdf=PDF)
    expect(page.locator("[data-drop-refused]")).to_have_text(
        "“film.pdf” is left out: it is larger than 50 MB."
    )
    assert page.evaluate(CHOSEN) == ["plan.pdf"]
    assert sent == []
    person.look("huge")
    send(page)
    assert listed(page) == ["plan.pdf"]
