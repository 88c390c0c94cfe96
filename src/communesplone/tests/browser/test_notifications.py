from api.mail import DATA
from api.mail import KIND
from api.mail import send
from api.mail import sent_after
from communesplone.core.api import notifications
from communesplone.core.browser import notifications as screen
from communesplone.core.notifications.post import State
from plone import api
from plone.app.testing import SITE_OWNER_NAME
from plone.app.testing import SITE_OWNER_PASSWORD
from plone.app.testing import TEST_USER_ID
from plone.app.testing import TEST_USER_NAME
from plone.app.testing import TEST_USER_PASSWORD
from plone.testing.zope import Browser
from urllib.error import HTTPError

import pytest
import transaction


@pytest.fixture
def failed(mail_town, smtp):
    smtp.refusals["RCPT"] = "550 5.1.1 No such <user>"
    send()
    sent_after(mail_town)
    smtp.refusals.clear()
    ((key, _),) = notifications.waiting()
    return key


@pytest.fixture
def browse(functional, mail_town):
    def browse(name, password):
        browser = Browser(functional["app"])
        browser.handleErrors = True
        browser.followRedirects = True
        browser.addHeader("Authorization", f"Basic {name}:{password}")
        return browser

    return browse


@pytest.fixture
def manager(browse):
    return browse(SITE_OWNER_NAME, SITE_OWNER_PASSWORD)


def address(view):
    return f"{api.portal.get().absolute_url()}/@@{view}"


class TestList:
    def test_shows_why(self, manager, failed):
        manager.open(address("notifications"))
        assert "550 5.1.1 No such &lt;user&gt;" in manager.contents
        assert "About Zoé &lt;b&gt; &amp; co" in manager.contents
        assert "Attempt 1 of 6." in " ".join(manager.contents.split())

    def test_filter(self, manager, failed):
        manager.open(address("notifications?state=queued"))
        assert "No such" not in manager.contents
        assert "No mail waits here" in manager.contents

    def test_pages(self, manager, mail_town, monkeypatch):
        monkeypatch.setattr(screen, "SIZE", 2)
        for number in range(3):
            send(f"e{number}", data={**DATA, "who": f"nr{number}"})
        transaction.commit()
        manager.open(address("notifications?b_start=x"))
        assert "About nr2" in manager.contents
        assert "About nr0" not in manager.contents
        manager.getLink("Next").click()
        assert "About nr0" in manager.contents
        manager.getLink("Previous").click()
        assert "About nr2" in manager.contents

    def test_members_may_not(self, browse, failed):
        member = browse(TEST_USER_NAME, TEST_USER_PASSWORD)
        member.open(address("notifications"))
        assert "No such" not in member.contents


class TestButtons:
    def test_send_again(self, manager, failed, mail_town):
        manager.open(address("notifications"))
        manager.getControl("Send again").click()
        assert "will be tried again" in manager.contents
        transaction.begin()
        assert sent_after(mail_town) == 1

    def test_throw_away(self, manager, failed):
        manager.open(address("notifications"))
        manager.getControl("Throw away").click()
        transaction.begin()
        assert notifications.waiting() == []

    def test_test_mail(self, manager, mail_town):
        manager.open(address("notifications"))
        manager.getControl("Send me a test mail").click()
        transaction.begin()
        ((_, letter),) = notifications.waiting()
        assert letter.kind == "communesplone.core.test"
        assert letter.state is State.FAILED  # The owner has no address.

    @pytest.mark.parametrize(
        "view", ["notification-retry", "notification-discard", "notification-test"]
    )
    @pytest.mark.parametrize("method", ["GET", "POST"])
    def test_only_by_post_with_token(self, manager, failed, view, method):
        url = address(f"{view}?key={failed}")
        manager.raiseHttpErrors = True
        with pytest.raises(HTTPError):
            if method == "GET":
                manager.open(url)
            else:
                manager.post(address(view), f"key={failed}")
        transaction.begin()
        ((_, letter),) = notifications.waiting()
        assert letter.state is State.FAILED

    def test_unknown_key(self, manager, failed):
        manager.open(address("notifications"))
        manager.getControl(name="key", index=0).value = "0" * 64
        manager.raiseHttpErrors = False
        manager.getControl("Send again").click()
        assert manager.headers["status"].startswith("404")


class TestPreferences:
    def test_chosen_and_kept(self, browse, mail_town):
        member = browse(TEST_USER_NAME, TEST_USER_PASSWORD)
        member.open(address("notification-preferences"))
        member.getControl("In the daily digest").selected = True
        member.getControl("Save").click()
        transaction.begin()
        assert notifications.digest_kinds(TEST_USER_ID) == {KIND.name}
        assert member.getControl("In the daily digest").selected
        member.getControl("At once").selected = True
        member.getControl("Save").click()
        transaction.begin()
        assert notifications.digest_kinds(TEST_USER_ID) == frozenset()

    def test_anonymous_may_not(self, functional, mail_town):
        browser = Browser(functional["app"])
        browser.open(address("notification-preferences"))
        assert "digest" not in browser.contents

    def test_linked_from_the_user_menu(self, browse, mail_town):
        member = browse(TEST_USER_NAME, TEST_USER_PASSWORD)
        member.open(mail_town.absolute_url())
        assert "@@notification-preferences" in member.contents

    def test_without_kinds_it_says_so(self, functional, functional_portal):
        browser = Browser(functional["app"])
        token = f"{TEST_USER_NAME}:{TEST_USER_PASSWORD}"
        browser.addHeader("Authorization", f"Basic {token}")
        browser.open(address("notification-preferences"))
        assert "sends no mails that can be collected" in browser.contents
        assert "form-buttons-save" not in browser.contents
