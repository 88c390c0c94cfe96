"""A person at a browser in the demo town."""

from axe_playwright_python.sync_playwright import Axe
from pathlib import Path
from town_layer import PASSWORD


PLONE_TOOLBAR = "#edit-zone"
TINYMCE = (
    ".tox-edit-area__iframe",
    ".tox-menubar",
    ".tox-statusbar__resize-handle",
)
"""Its own parts that have no name or value; ours around them are looked at."""
RULES = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]}


class Person:
    """Somebody who opens pages, writes in fields, presses buttons and looks."""

    def __init__(self, context, town: str, photos: Path):
        self.context = context
        self.town = town
        self.photos = photos
        self.page = context.new_page()
        self.complaints = []
        self.page.on("pageerror", lambda error: self.complaints.append(str(error)))
        self.page.on("console", self._hear)

    def _hear(self, message):
        if message.type == "error" and "Content Security Policy" in message.text:
            self.complaints.append(message.text)

    def open(self, path: str = "", status: int = 200):
        """Open a page of the town by its path and expect this HTTP status."""
        answer = self.page.goto(f"{self.town}/{path}".rstrip("/"))
        assert answer.status == status, f"{path}: {answer.status}"
        return self.page

    def log_in(self, account: str):
        page = self.open("login")
        page.fill("#__ac_name", account)
        page.fill("#__ac_password", PASSWORD)
        with page.expect_navigation():
            page.click("#buttons-login")
        assert page.locator("#__ac_name").count() == 0, f"{account} cannot log in"

    def look(self, name: str, leave_out: tuple[str, ...] = ()):
        """Photograph the page; refuse WCAG faults, sideways scrolls, complaints.

        :param leave_out: selectors of parts of others, whose faults are not ours.
        """
        self.photos.mkdir(parents=True, exist_ok=True)
        self.page.screenshot(path=self.photos / f"{name}.png", full_page=True)
        context = {"exclude": [[each] for each in (PLONE_TOOLBAR, *leave_out)]}
        found = Axe().run(self.page, context=context, options=RULES)
        assert not found.response["violations"], found.generate_report()
        assert not self.sideways(), f"{name} scrolls sideways"
        assert not self.complaints, self.complaints

    def sideways(self) -> bool:
        script = "document.documentElement.scrollWidth > window.innerWidth + 1"
        return self.page.evaluate(script)

    def reads(self, text: str):
        """Expect a text on the page."""
        assert text in self.page.inner_text("body"), f"“{text}” is not on the page"

    def leave(self):
        self.context.close()
