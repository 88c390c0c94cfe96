"""What becomes of an act in France: listed, published, transmitted, read, followed."""

from council import my_work
from council import path_of
from council import press
from html import unescape


NUMBER = "DEL_2026_0042"


def listed(citizen, session, title):
    """Everybody finds the list of what was examined, before any text is published."""
    citizen.open(f"{session}/@@public-agenda")
    citizen.reads(title)
    citizen.look("examined")


def published(clerk, title):
    """Publish an act; give its path."""
    page = my_work(clerk)
    press(page, f'.deliberations-tasks a:has-text("{title}")')
    act = path_of(clerk)
    page.check("#publish-reviewed")
    press(page, "#publish [type=submit]:not([name])")
    return act


def transmitted(clerk):
    """Note the sending: a number that @ctes does not take is refused at its field."""
    page = clerk.page
    page.click("#log summary")
    page.fill("#log-number", "2026-42")
    press(page, "#log [type=submit]")
    assert page.locator("#log-number-error").inner_text().strip()
    page.fill("#log-number", NUMBER)
    press(page, "#log [type=submit]")
    page.locator("details:has-text('@ctes') > summary").first.click()
    clerk.reads(NUMBER)
    clerk.look("transmitted")


def read(citizen, act, title):
    """Somebody without account narrows the list down and reads the act."""
    page = citizen.open("@@decisions")
    page.select_option("#facet-outcome", "adopted")
    page.fill("#decisions-text", "emploi permanent animateur")
    press(page, ".decisions-filter [type=submit]")
    citizen.look("decisions-found")
    press(page, f'.decisions a:has-text("{title}")')
    assert path_of(citizen) == act
    citizen.reads("L2131-1")
    assert NUMBER not in page.content()
    citizen.look("act")


def followed(citizen, title):
    """The feeds and the calendar can be subscribed to."""
    page = citizen.open("@@decisions")
    for name in ("decisions.atom", "decisions.rss"):
        link = page.locator(f"link[href$='@@{name}']").get_attribute("href")
        answer = page.request.get(link)
        assert answer.ok and title in unescape(answer.text())
    calendar = page.locator("link[type='text/calendar']").get_attribute("href")
    answer = page.request.get(calendar)
    assert answer.ok and "SUMMARY:Conseil municipal" in answer.text()
