"""What hands do in the sitting and on its agenda: drag, amend, press twice, meet."""

from council import COUNCIL
from council import plan
from council import step
from council import Table
from council import tonight
from council import ZONE
from datetime import datetime
from datetime import timedelta
from playwright.sync_api import expect

import pytest


FIRST, SECOND = "rue des Écoles", "rue du Lavoir"
"""Validated items that wait in the demo town."""

URGENT = f'#urgent-item option:has-text("{SECOND}")'

ORDER = """() => [
  ...document.querySelectorAll(".deliberations-order li[data-uid]")
].map((row) => row.textContent)"""


@pytest.fixture
def clerk(visit):
    return visit(account="secretaire")


def town_clock(minutes):
    """Give what the town's clocks show in some minutes; the browser is elsewhere."""
    return f"{datetime.now(ZONE) + timedelta(minutes=minutes):%H:%M}"


def presented(clerk, *titles):
    """Plan a session of tonight with two items; its agenda is open."""
    session = plan(clerk, COUNCIL, tonight())
    for title in titles or (FIRST, SECOND):
        clerk.page.click(f'.deliberations-waiting li:has-text("{title}") button')
        clerk.page.wait_for_selector(f'.deliberations-order li:has-text("{title}")')
    return session


def opened(clerk, *titles):
    """Open the sitting of tonight, with two items or these."""
    session = presented(clerk, *titles)
    clerk.open(session)
    step(clerk, "convene", "La pompe est en panne.")
    step(clerk, "open")
    return session


def test_an_item_is_dragged(clerk):
    presented(clerk)
    page = clerk.page
    assert [FIRST in row for row in page.evaluate(ORDER)] == [True, False]
    rows = page.locator(".deliberations-order li[data-uid]")
    handle = rows.nth(1).locator(".deliberations-handle").bounding_box()
    goal = rows.nth(0).bounding_box()
    page.mouse.move(handle["x"] + 5, handle["y"] + 5)
    page.mouse.down()
    for share in (0.9, 0.5, 0.2):
        page.mouse.move(goal["x"] + 40, goal["y"] + goal["height"] * share, steps=4)
    page.mouse.up()
    page.locator(f".deliberations-order li >> nth=0 >> text={SECOND}").wait_for()
    page.reload()
    assert [FIRST in row for row in page.evaluate(ORDER)] == [False, True]


def test_a_double_click_and_two_clerks(visit, clerk):
    session = opened(clerk)
    table = Table(clerk)
    table.all_arrive()
    table.turn_to(FIRST)
    table.saved()
    other = visit(account="secretaire")
    other.open(f"{session}/@@sitting")
    second = Table(other)
    second.page.locator(f'.sit-item:has-text("{FIRST}")').click()
    second.page.wait_for_selector(".sit-vote [data-do=record]")
    # As the second screen learns of the first only by asking, it is made slow.
    other.page.route("**/@@sitting-state*", lambda route: route.abort())
    table.page.dblclick("[data-do=record]")
    table.outcome("adopted")
    table.saved()
    assert table.page.locator(".sit-refused").count() == 0
    second.tile("Julie Kinet").click()
    second.page.click("[data-do=record]")
    second.page.wait_for_selector(".sit-refused")
    assert "Sabine Collignon" in second.page.inner_text(".sit-refused")
    clerk.page.reload()
    table.outcome("adopted")
    assert "Julie Kinet" not in clerk.page.inner_text(".sit-result")
    # What the second clerk keyed is not lost: it goes upon the vote of the first.
    other.page.unroute("**/@@sitting-state*")
    second.page.click(".sit-refused [data-do=resume]")
    second.page.wait_for_selector(".sit-vote .sit-tile[aria-pressed=true]")
    assert second.tile("Julie Kinet").get_attribute("aria-pressed") == "true"
    second.page.wait_for_selector(".sit-refused", state="detached")
    other.look("taken-up")
    second.page.click("[data-do=record]")
    second.saved()
    clerk.page.reload()
    table.outcome("adopted")
    assert "Julie Kinet" in clerk.page.inner_text(".sit-result")


def test_a_refused_vote_comes_back(clerk):
    opened(clerk)
    table = Table(clerk)
    table.all_arrive()
    table.turn_to(FIRST)
    table.saved()
    page = clerk.page
    page.click("[data-do=mode][data-mode=counts]")
    page.fill("#counts-in_favour", "80")
    page.fill("#counts-against", "1")
    page.click("[data-do=record]")
    page.wait_for_selector(".sit-refused")
    page.reload()
    page.wait_for_selector(".sit-refused")
    clerk.look("refused")
    kept = [page.input_value(f"#counts-{name}") for name in ("in_favour", "against")]
    assert kept == ["80", "1"]
    voters = page.locator(".sit-people .sit-person[aria-pressed=true]")
    page.fill("#counts-in_favour", str(voters.count() - 2))
    page.click("[data-do=record]")
    page.wait_for_selector(".sit-result:not(.is-open)")


def test_a_time_is_that_of_one_entry(clerk):
    opened(clerk)
    table = Table(clerk)
    page = clerk.page
    typed = town_clock(-1)
    page.fill("#sit-time", typed)
    expect(page.locator(".sit-time.is-set")).to_have_count(1)
    clerk.look("time")
    table.arrives("Julie Kinet")
    assert page.input_value("#sit-time") == ""
    table.arrives("Karim Lahaye")
    table.saved()
    late, early = page.locator(".sit-lines time").all_inner_texts()
    assert early == typed < late
    # Nobody was there a day before: it is refused, and its time is in the field again.
    page.fill("#sit-time", town_clock(10))
    table.arrives("Quentin Remacle")
    page.wait_for_selector(".sit-refused")
    page.wait_for_selector(".sit-time.is-set")


def test_a_refused_urgency_comes_back(clerk):
    opened(clerk, FIRST)
    table = Table(clerk)
    table.all_arrive()
    table.saved()
    page = clerk.page
    urgent = page.locator(".sit-agenda details")
    urgent.locator("summary").click()
    page.select_option("#urgent-item", label=page.locator(URGENT).inner_text())
    page.fill("#urgent-reason", "Le toit a cédé.")
    urgent.locator(".sit-tile").nth(0).click()
    page.click("[data-do=urgency]")
    page.wait_for_selector(".sit-refused")
    assert page.input_value("#urgent-reason") == "Le toit a cédé."
    expect(urgent.locator(".sit-tile[aria-pressed=true]")).to_have_count(1)
    tiles = urgent.locator(".sit-tile")
    for place in range(1, tiles.count()):
        tiles.nth(place).click()
    page.click("[data-do=urgency]")
    page.wait_for_selector(f'.sit-item:has-text("{SECOND}")')
    table.saved()
    expect(page.locator(URGENT)).to_have_count(0)


def test_the_text_is_amended_with_a_toolbar(clerk):
    opened(clerk)
    table = Table(clerk)
    table.all_arrive()
    table.turn_to(FIRST)
    table.saved()
    page = clerk.page
    page.click(".sit-box:has(.sit-editor) > summary")
    text = page.locator(".sit-editor")
    text.click()
    page.keyboard.press("Control+a")
    page.keyboard.type("Article 1er. Les travaux commencent en mai.")
    page.keyboard.press("Home")
    page.keyboard.press("Control+Shift+ArrowRight")
    page.click("[data-format=bold]")
    page.keyboard.press("End")
    page.keyboard.press("Enter")
    page.click("[data-format=insertUnorderedList]")
    page.keyboard.type("Une tranche")
    tool = page.locator("[data-format=bold]")
    tool.focus()
    page.keyboard.press("ArrowRight")
    assert page.evaluate("document.activeElement.dataset.format") == "italic"
    clerk.look("amending")
    page.click("[data-do=amend]")
    table.saved()
    page.reload()
    page.click(f'.sit-item:has-text("{FIRST}")')
    stored = page.locator(".sit-editor").inner_html()
    assert "<b>Article</b>" in stored or "<strong>Article</strong>" in stored
    assert "<li>Une tranche</li>" in stored


def test_a_vote_by_name_is_asked_for_and_the_doors_are_closed(clerk):
    opened(clerk)
    table = Table(clerk)
    table.all_arrive()
    table.turn_to(FIRST)
    table.saved()
    page = clerk.page
    box = page.locator('details[data-key^="wish-form"]')
    box.locator("summary").click()
    # Nobody asks for it: refused with the article, nothing changes.
    box.locator("[data-do=requestForm]").click()
    page.wait_for_selector(".sit-refused")
    assert "L1122-27" in page.inner_text(".sit-refused")
    for tile in box.locator(".sit-tile").all():
        tile.click()
    box.locator("[data-do=requestForm]").click()
    page.wait_for_selector(".sit-vote .alert-warning")
    assert "L1122-27" in page.inner_text(".sit-vote .alert-warning")
    expect(page.locator("[data-do=unanimous]")).to_have_count(0)
    doors = page.locator('details[data-key^="wish-doors"]')
    doors.locator("summary").click()
    for tile in doors.locator('[data-name="doors"]').all():
        tile.click()
    clerk.look("wishes")
    doors.locator("[data-do=closeDoors]").click()
    table.saved()
    doors.wait_for(state="detached")
    page.click("[data-mode=roll_call]")
    page.click("[data-do=record]")
    table.outcome("adopted")
    table.saved()


def test_nobody_comes(clerk):
    opened(clerk)
    page = clerk.page
    page.once("dialog", lambda dialog: dialog.accept())
    page.click(".sit-agenda details:has([data-do=lackQuorum]) summary")
    clerk.look("nobody")
    page.click("[data-do=lackQuorum]")
    expect(page.locator(".sit-badge.is-no_quorum")).to_have_count(2)
    expect(page.locator("[data-do=lackQuorum]")).to_have_count(0)
    Table(clerk).saved()
    page.reload()
    expect(page.locator(".sit-badge.is-no_quorum")).to_have_count(2)
