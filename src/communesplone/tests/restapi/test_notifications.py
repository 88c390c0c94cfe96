from api.mail import send
from api.mail import sent_after
from communesplone.core.api import notifications
from communesplone.core.rules.notification import Member
from plone.app.testing import SITE_OWNER_NAME
from plone.app.testing import SITE_OWNER_PASSWORD
from plone.app.testing import TEST_USER_NAME
from plone.app.testing import TEST_USER_PASSWORD

import pytest


AUTH = {
    "anonymous": None,
    "member": (TEST_USER_NAME, TEST_USER_PASSWORD),
}


@pytest.fixture
def failed(mail_town, smtp):
    smtp.refusals["RCPT"] = "550 5.1.1 No such user"
    send()
    sent_after(mail_town)
    smtp.refusals.clear()
    ((key, _),) = notifications.waiting()
    return key


class TestRecorded:
    def test_list(self, record, failed):
        response = record("notifications_get", "GET", "/@notifications")
        assert [item["key"] for item in response.json()["items"]] == [failed]
        assert "Hello" not in response.text

    def test_retry(self, record, failed, mail_town):
        url, again = f"/@notifications/{failed}", {"state": "queued"}
        response = record("notifications_retry", "PATCH", url, json=again)
        assert response.status_code == 204
        assert sent_after(mail_town) == 1

    def test_discard(self, record, failed):
        url = f"/@notifications/{failed}"
        assert record("notifications_discard", "DELETE", url).status_code == 204
        assert notifications.waiting() == []


class TestRequests:
    @pytest.mark.parametrize("auth", AUTH.values(), ids=AUTH)
    @pytest.mark.parametrize(
        "method,path",
        [
            ("GET", "/@notifications"),
            ("PATCH", "/@notifications/{}"),
            ("DELETE", "/@notifications/{}"),
        ],
    )
    def test_for_managers_only(self, record, failed, method, path, auth):
        response = record.send(method, path.format(failed), auth=auth)
        assert response.status_code == 401
        assert len(notifications.waiting()) == 1

    @pytest.mark.parametrize(
        "method,path",
        [
            ("PATCH", "/@notifications"),
            ("PATCH", "/@notifications/" + "0" * 64),
            ("PATCH", "/@notifications/{}/other"),
            ("DELETE", "/@notifications"),
            ("DELETE", "/@notifications/{}/more"),
            ("DELETE", "/@notifications/x"),
        ],
    )
    def test_not_there(self, record, failed, method, path, manager):
        body = {"json": {"state": "queued"}} if method == "PATCH" else {}
        response = record.send(method, path.format(failed), auth=manager, **body)
        assert response.status_code == 404
        assert len(notifications.waiting()) == 1

    @pytest.mark.parametrize("body", [{}, {"state": "failed"}, [], {"a": 1}])
    def test_only_queued(self, record, failed, manager, body):
        url = f"/@notifications/{failed}"
        response = record.send("PATCH", url, auth=manager, json=body)
        assert response.status_code == 400
        ((_, letter),) = notifications.waiting()
        assert letter.attempts == 1

    @pytest.fixture
    def manager(self):
        return SITE_OWNER_NAME, SITE_OWNER_PASSWORD

    @pytest.mark.parametrize(
        "query,status,count",
        [
            ("state=failed", 200, 1),
            ("state=queued", 200, 0),
            ("state=", 200, 1),
            ("state=x", 400, None),
            ("b_size=x", 400, None),
            ("b_start=-3&b_size=-1", 200, 1),
            ("b_size=99999", 200, 1),
        ],
    )
    def test_query(self, record, failed, manager, query, status, count):
        response = record.send("GET", f"/@notifications?{query}", auth=manager)
        assert response.status_code == status
        if count is not None:
            assert len(response.json()["items"]) == count

    def test_own_reason_is_translated(self, record, mail_town, manager):
        send(recipient=Member("nobody"))
        response = record.send("GET", "/@notifications", auth=manager)
        (item,) = response.json()["items"]
        assert item["reason"] == "The recipient has no e-mail address."
        assert item["recipient"] == "member:nobody"
