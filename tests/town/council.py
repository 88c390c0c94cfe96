"""What people do on the screens of deliberations, for the journeys."""

from datetime import datetime
from datetime import timedelta
from zoneinfo import ZoneInfo


COUNCIL = "decisions/conseil-communal"
ZONE = ZoneInfo("Europe/Brussels")


def press(page, selector: str) -> None:
    """Press a button that sends a form, and wait for the next page."""
    with page.expect_navigation():
        page.click(selector)
    page.wait_for_load_state()


def write_item(author, body: str, title: str, decision: str, kind: str = "") -> str:
    """Begin an item, write its decision, save.

    :param kind: of the matter, ordinary if empty.
    :returns: the path of the item in the town.
    """
    page = author.open(f"{body}/@@new-item")
    page.fill("#new-title", title)
    press(page, ".deliberations-form [type=submit]")
    fill_rich(page, "decision", decision)
    if kind:
        page.click("#autotoc-item-autotoc-2")
        page.select_option("#form-widgets-subject_kind", kind)
    press(page, "#form-buttons-save")
    author.reads(title)
    return path_of(author)


EDITOR = """name => {
  const all = window.tinymce ? tinymce.get() : [];
  const one = all.find((editor) => editor.getElement().name === name);
  return one && one.initialized ? one : null;
}"""


def fill_rich(page, field: str, html: str) -> None:
    """Write in an editor of formatted text."""
    name = f"form.widgets.{field}"
    page.wait_for_function(f"name => Boolean(({EDITOR})(name))", arg=name)
    write = f"([name, html]) => {{ ({EDITOR})(name).setContent(html) }}"
    page.evaluate(write, [name, html])


def my_work(person):
    """Open what waits for somebody, with all of the long lists unfolded."""
    page = person.open("@@my-work")
    page.evaluate("document.querySelectorAll('details').forEach((d) => d.open = true)")
    return page


def path_of(person) -> str:
    """Give the path of the content whose page is open."""
    path = person.page.url.removeprefix(f"{person.town}/")
    return path.split("?")[0].removesuffix("/view")


def step(person, name: str, reason: str = "") -> None:
    """Take a step on the page of an item or a session."""
    form = f"form:has(input[name=step][value={name}])"
    page = person.page
    summary = page.locator(f"{form} summary")
    if summary.count():
        summary.first.click()
    if reason:
        page.fill(f"{form} textarea[name=reason]", reason)
    press(page, f"{form} [type=submit]")


def plan(clerk, body: str, start: datetime, secretary: str = "") -> str:
    """Plan a session; give its path.

    :param secretary: a member; whom the form proposes if empty.
    """
    page = clerk.open(f"{body}/@@plan-session")
    page.fill("[name='form.widgets.start']", f"{start:%Y-%m-%dT%H:%M}")
    if secretary:
        page.select_option("[name='form.widgets.secretary:list']", label=secretary)
    press(page, "[name='form.buttons.plan']")
    return path_of(clerk).removesuffix("/@@agenda")


def tonight() -> datetime:
    """Give a moment in the next hours, of today: a sitting can be opened before it.

    Acts bear its day, and nothing is published before that.
    """
    now = datetime.now(ZONE)
    return min(now + timedelta(hours=2), now.replace(hour=23, minute=59))


MEMBERS = """() => [...document.querySelectorAll(".sit-people li")].map(
  (row) => [row.querySelector(".sit-name").firstChild.textContent, row.dataset.key]
)"""

SAVED = """() => document.querySelector(".sit-net").textContent.includes(
  JSON.parse(document.getElementById("sitting").dataset.texts).net_saved
)"""


class Table:
    """The secretary's screen in the sitting."""

    def __init__(self, clerk):
        self.clerk, self.page = clerk, clerk.page
        self.page.wait_for_selector(".sit-bar")
        self.ids = dict(self.page.evaluate(MEMBERS))

    def saved(self) -> None:
        """Wait until all that was done is on the server."""
        # The screen is drawn with the next frame; until then it tells of before.
        self.page.evaluate("() => new Promise(requestAnimationFrame)")
        self.page.wait_for_function(SAVED)

    def person(self, name: str):
        return self.page.locator(f".sit-people li[data-key='{self.ids[name]}']")

    def arrives(self, name: str) -> None:
        self.person(name).locator(".sit-person").click()

    def all_arrive(self) -> None:
        self.page.click("[data-do=all]")

    def more(self, name: str, deed: str) -> None:
        """Do something with a person that stands behind their dots."""
        row = self.person(name)
        row.locator("summary").click()
        row.locator(f"[data-do={deed}]").click()

    def turn_to(self, title: str) -> None:
        """Turn to an item of the agenda."""
        self.page.locator(f'.sit-item:has-text("{title}")').click()
        self.page.locator(".sit-turn [data-do=begin]").click()
        self.page.wait_for_selector(".sit-vote")

    def unanimous(self) -> None:
        self.page.keyboard.press("u")

    def tile(self, name: str):
        """Give the vote of somebody, to be clicked."""
        return self.page.locator(f".sit-vote .sit-tile[data-id='{self.ids[name]}']")

    def against(self, *names: str) -> None:
        """Record a vote: all for, save these."""
        for name in names:
            self.tile(name).click()
        self.page.click("[data-do=record]")

    def stands(self, name: str) -> None:
        """Add a member to those who stand for election."""
        self.page.select_option("#sit-add", label=name)
        self.papers(name).wait_for()

    def papers(self, name: str):
        """Give the field for the papers that name somebody."""
        row = f".sit-candidates li[data-key='{self.ids[name]}']"
        return self.page.locator(f"{row} input[type=number]")

    def round(self, papers: dict[str, int], blank: int = 0) -> None:
        """Record a round of an election by secret papers."""
        for name, count in papers.items():
            self.papers(name).fill(str(count))
        self.page.fill("#counts-blank", str(blank))
        self.page.click("[data-do=record]")
        self.saved()

    def outcome(self, kind: str) -> None:
        """Expect an outcome of the item at hand."""
        self.page.wait_for_selector(f".sit-result.is-{kind}")
