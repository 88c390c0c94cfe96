from api.mail import KIND
from api.mail import send
from api.mail import sent_after
from communesplone.core.api import digest
from communesplone.core.api import notifications
from communesplone.core.notifications.post import State
from communesplone.core.rules.notification import Member
from datetime import date
from plone import api

import pytest
import transaction


DAY = date(2026, 1, 5)
JEAN = Member("jean")


@pytest.fixture
def jean(mail_town):
    api.user.create(email="jean@example.org", username="jean")
    notifications.choose_digest("jean", frozenset({KIND.name, "not.there"}))
    return JEAN


class TestDigest:
    def test_one_mail_for_all(self, mail_town, smtp, jean):
        send("e1", jean)
        send("e2", jean)
        assert sent_after(mail_town) == 0
        assert digest.send_digests(DAY) == 1
        assert sent_after(mail_town) == 1
        (message,) = smtp.messages
        assert "(2)" in message["Subject"]
        text = message.get_body(("plain",)).get_content()
        assert text.count("Hello Zoé <b> & co,") == 2
        html = message.get_body(("html",)).get_content()
        assert html.count("Hello Zoé &lt;b&gt; &amp; co") == 2

    def test_once_a_day(self, mail_town, jean):
        send("e1", jean)
        transaction.commit()
        assert digest.send_digests(DAY) == 1
        send("e2", jean)
        transaction.commit()
        assert digest.send_digests(DAY) == 0
        assert len(notifications.waiting(State.DIGEST)) == 1
        assert digest.send_digests(date(2026, 1, 6)) == 1

    def test_event_in_a_digest_is_told(self, mail_town, jean):
        send("e1", jean)
        transaction.commit()
        digest.send_digests(DAY)
        assert not send("e1", jean)

    def test_each_person_her_own(self, mail_town, smtp, jean):
        api.user.create(email="anna@example.org", username="anna")
        notifications.choose_digest("anna", frozenset({KIND.name}))
        send("e1", jean)
        send("e1", Member("anna"))
        transaction.commit()
        assert digest.send_digests(DAY) == 2
        sent_after(mail_town)
        to = sorted(message["To"] for message in smtp.messages)
        assert to == ["anna@example.org", "jean@example.org"]

    def test_most(self, mail_town, jean, monkeypatch):
        monkeypatch.setattr(digest, "MAX_LETTERS", 2)
        for number in range(3):
            send(f"e{number}", jean)
        transaction.commit()
        assert digest.send_digests(DAY) == 1
        (left,) = notifications.waiting(State.DIGEST)
        assert left[1].event == "e2"


class TestChoice:
    def test_known_kinds_only(self, mail_town, jean):
        assert notifications.digest_kinds("jean") == {KIND.name}

    def test_at_once_again(self, mail_town, jean):
        notifications.choose_digest("jean", frozenset())
        assert notifications.digest_kinds("jean") == frozenset()
        assert list(notifications.find().preferences) == []
        send("e1", jean)
        assert sent_after(mail_town) == 1

    def test_trial_mail_is_no_choice(self, mail_town):
        names = [kind.name for kind in notifications.kinds()]
        assert names == [KIND.name]


class TestTrial:
    def test_goes_to_who_asks(self, mail_town, smtp, jean):
        notifications.send_trial("jean")
        notifications.send_trial("jean")
        assert sent_after(mail_town) == 2


class TestEnd:
    def test_empty_is_removed(self, mail_town):
        assert notifications.end() == 0
        assert notifications.find() is None
        assert notifications.waiting() == []
        assert notifications.digest_kinds("jean") == frozenset()
        assert notifications.send_due(mail_town) == 0

    def test_waiting_is_kept(self, mail_town, jean):
        send("e1", jean)
        assert notifications.end() == 1
        assert len(notifications.waiting()) == 1
