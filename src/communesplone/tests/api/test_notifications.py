from api.mail import DATA
from api.mail import KIND
from api.mail import send
from api.mail import sent_after
from api.mail import ZOE
from communesplone.core.api import notifications
from communesplone.core.api import settings
from communesplone.core.notifications import delivery
from communesplone.core.notifications import postman
from communesplone.core.notifications.post import Letter
from communesplone.core.notifications.post import State
from communesplone.core.rules.notification import InvalidHeader
from communesplone.core.rules.notification import key_of
from communesplone.core.rules.notification import Member
from communesplone.core.rules.notification import Outsider
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime
from datetime import timedelta
from datetime import UTC
from plone import api
from plone.registry.interfaces import IRegistry
from time import monotonic
from time import sleep
from ZODB.POSException import ConflictError
from zope.component import getGlobalSiteManager
from zope.component import getUtility
from zope.interface.interfaces import ComponentLookupError

import pytest
import transaction


def the_letter():
    ((_key, letter),) = notifications.waiting()
    return letter


def make_due():
    for _key, letter in notifications.waiting():
        letter.due = datetime.now(UTC)


class TestSend:
    def test_arrives_as_plain_and_html(self, mail_town, smtp):
        settings.save(names={"en": "Val Fleuri"})
        assert send(language="en")
        assert smtp.received == []
        assert sent_after(mail_town) == 1
        (message,) = smtp.messages
        assert message["Subject"] == "About Zoé <b> & co"
        assert message["From"] == "Val Fleuri <hall@town.example>"
        assert message["To"] == "Zoé <zoe@example.org>"
        assert message["Auto-Submitted"] == "auto-generated"
        key = key_of("e1", ZOE.identity)
        assert message["Message-ID"] == f"<{key[:40]}@town.example>"
        plain = message.get_body(("plain",)).get_content().replace("\r", "")
        assert plain.startswith(
            "Hello Zoé <b> & co,\nsee http://town.example/?a=1&b=2\n\n--\nVal Fleuri"
        )
        html = message.get_body(("html",)).get_content()
        assert "Hello Zoé &lt;b&gt; &amp; co" in html
        assert 'href="http://town.example/?a=1&amp;b=2"' in html
        assert "notification-preferences" not in html + plain

    def test_only_remains_are_kept(self, mail_town):
        send()
        sent_after(mail_town)
        assert notifications.waiting() == []
        key = key_of("e1", ZOE.identity)
        event, identity, when = notifications.find().shelf(key).sent[key]
        assert (event, identity) == ("e1", "mail:zoe@example.org")
        assert datetime.now(UTC) - when < timedelta(minutes=1)

    def test_once_for_event_and_recipient(self, mail_town, smtp):
        assert send()
        assert not send(recipient=Outsider("ZOE@example.org "))
        assert sent_after(mail_town) == 1
        assert not send()
        assert send("e2")
        assert send(recipient=Outsider("other@example.org"))
        assert sent_after(mail_town) == 2
        assert len(smtp.received) == 3

    def test_aborted_is_never_sent(self, mail_town, smtp):
        send()
        transaction.abort()
        assert sent_after(mail_town) == 0

    def test_member(self, mail_town, smtp):
        api.user.create(
            email="jean@example.org",
            username="jean",
            properties={"fullname": "Jean", "language": "nl"},
        )
        send(recipient=Member("jean"))
        assert the_letter().language == "nl"
        assert sent_after(mail_town) == 1
        (message,) = smtp.messages
        assert message["To"] == "Jean <jean@example.org>"
        assert message["Content-Language"] == "nl"
        assert "@@notification-preferences" in message.get_body(("html",)).get_content()

    @pytest.mark.parametrize("recipient", [Member("nobody"), Outsider("no address")])
    def test_without_address_it_shows(self, mail_town, recipient):
        send(recipient=recipient)
        assert the_letter().state is State.FAILED
        assert the_letter().reason == delivery.NO_ADDRESS
        assert sent_after(mail_town) == 0

    @pytest.mark.parametrize("bad", ["\r\nBcc: x@y.example", "\n", "\0", "\x1b"])
    def test_headers_are_clean(self, mail_town, bad):
        with pytest.raises(InvalidHeader):
            send(data={**DATA, "who": f"a{bad}b"})
        with pytest.raises(InvalidHeader):
            send(recipient=Outsider("a@example.org", f"a{bad}b"))
        send(recipient=Outsider(f"a@example.org{bad}b"))
        assert the_letter().address == "" or bad.isspace()

    def test_unknown_kind(self, mail_town):
        with pytest.raises(ComponentLookupError):
            send(kind="not.there")

    @pytest.mark.parametrize("event", ["", "x" * 201])
    def test_event_id(self, mail_town, event):
        with pytest.raises(ValueError):
            send(event)


class TestFailure:
    def test_refused_for_good(self, mail_town, smtp):
        smtp.refusals["RCPT"] = "550 5.1.1 No such user"
        send()
        assert sent_after(mail_town) == 0
        assert the_letter().state is State.FAILED
        assert the_letter().reason == "550 5.1.1 No such user"

    def test_refused_for_now(self, mail_town, smtp):
        smtp.refusals["RCPT"] = "450 greylisted"
        send()
        delays = []
        for _attempt in range(6):
            make_due()
            sent_after(mail_town)
            delays.append((the_letter().due - datetime.now(UTC)).total_seconds())
        expected = [60, 600, 3600, 6 * 3600, 24 * 3600]
        assert delays[:5] == pytest.approx(expected, abs=30)
        assert the_letter().state is State.FAILED
        assert the_letter().attempts == 6
        assert the_letter().reason == "450 greylisted"

    def test_not_before_its_time(self, mail_town, smtp):
        smtp.refusals["RCPT"] = "450 greylisted"
        send()
        sent_after(mail_town)
        smtp.refusals.clear()
        assert sent_after(mail_town) == 0
        make_due()
        assert sent_after(mail_town) == 1

    def test_no_server(self, mail_town, smtp):
        smtp.close()
        send()
        assert sent_after(mail_town) == 0
        assert the_letter().reason.startswith("ConnectionRefusedError")
        assert the_letter().state is State.QUEUED

    def test_body_is_not_in_the_reason(self, mail_town, smtp):
        smtp.refusals["DATA"] = "554 " + "spam " * 200
        send()
        sent_after(mail_town)
        assert the_letter().state is State.FAILED
        assert len(the_letter().reason) == 300
        assert "Hello" not in the_letter().reason

    def test_site_without_address(self, mail_town):
        getUtility(IRegistry)["plone.email_from_address"] = None
        send()
        assert sent_after(mail_town) == 0
        assert the_letter().reason == delivery.NO_SENDER
        assert the_letter().state is State.QUEUED

    def test_retry_begins_anew(self, mail_town, smtp):
        smtp.refusals["RCPT"] = "550 no"
        send()
        sent_after(mail_town)
        smtp.refusals.clear()
        ((key, _),) = notifications.waiting()
        notifications.retry(key)
        assert sent_after(mail_town) == 1

    def test_retry_looks_the_address_up(self, mail_town, smtp):
        send(recipient=Member("jean"))
        api.user.create(email="jean@example.org", username="jean")
        ((key, _),) = notifications.waiting()
        notifications.retry(key)
        assert sent_after(mail_town) == 1

    def test_discard(self, mail_town, smtp):
        send()
        ((key, _),) = notifications.waiting()
        notifications.discard(key)
        assert sent_after(mail_town) == 0
        assert send()

    @pytest.mark.parametrize("key", ["", "x" * 64, "0" * 64, "é"])
    def test_unknown_key(self, mail_town, key):
        with pytest.raises(LookupError):
            notifications.retry(key)
        with pytest.raises(LookupError):
            notifications.discard(key)


class TestClaim:
    def test_claimed_is_left_alone_until_the_lease_ends(
        self, mail_town, smtp, monkeypatch
    ):
        """As after a kill between sending and marking."""

        def die(*args):
            raise KeyboardInterrupt

        send()
        transaction.commit()
        with monkeypatch.context() as patch:
            patch.setattr(delivery._Office, "_mark", die)
            with pytest.raises(KeyboardInterrupt):
                notifications.send_due(mail_town)
        assert sent_after(mail_town) == 0
        assert the_letter().due - datetime.now(UTC) < delivery.LEASE
        make_due()
        assert sent_after(mail_town) == 1
        first, second = smtp.messages
        assert first["Message-ID"] == second["Message-ID"]


class TestPurge:
    def test_forgets_after_ninety_days(self, mail_town):
        send()
        sent_after(mail_town)
        now = datetime.now(UTC)
        assert notifications.purge(now + timedelta(days=89)) == 0
        assert notifications.purge(now + timedelta(days=91)) == 1
        assert send()


class TestPostman:
    @pytest.fixture
    def awake(self):
        worker = postman.Postman(period=0.2)
        registry = getGlobalSiteManager()
        registry.registerUtility(worker, postman.IPostman)
        yield worker
        worker.end()
        assert worker.rest(10)
        registry.unregisterUtility(worker, postman.IPostman)

    def test_delivers_after_commit(self, mail_town, smtp, awake):
        send()
        transaction.commit()
        assert awake.rest(10)
        transaction.begin()
        assert len(smtp.received) == 1
        assert notifications.waiting() == []

    def test_hanging_server_holds_up_nobody(self, mail_town, smtp, awake):
        smtp.hangs = True
        send()
        started = monotonic()
        transaction.commit()
        assert monotonic() - started < 1
        assert not awake.rest(0.1)
        smtp.stop_hanging.set()
        assert awake.rest(15)
        transaction.begin()
        assert the_letter().attempts == 1
        assert the_letter().reason.startswith("SMTPServerDisconnected")

    def test_survives_a_site_that_is_gone(self, mail_town, smtp, awake):
        awake.wake(mail_town._p_jar.db(), "/plone/gone", ["0" * 64])
        send()
        transaction.commit()
        assert awake.rest(10)
        assert len(smtp.received) == 1

    def test_looks_again_without_cron(self, mail_town, smtp, awake):
        smtp.refusals["RCPT"] = "450 later"
        send()
        transaction.commit()
        assert awake.rest(10)
        transaction.begin()
        smtp.refusals.clear()
        make_due()
        transaction.commit()
        wait_for(lambda: smtp.received)

    def test_takes_over_what_an_earlier_process_left(self, mail_town, smtp, awake):
        registry = getGlobalSiteManager()
        registry.unregisterUtility(awake, postman.IPostman)
        send()
        transaction.commit()
        notifications.watch(mail_town._p_jar.db())
        assert smtp.received == []
        registry.registerUtility(awake, postman.IPostman)
        notifications.watch(mail_town._p_jar.db())
        wait_for(lambda: smtp.received)


def wait_for(condition):
    deadline = monotonic() + 10
    while not condition():
        assert monotonic() < deadline
        sleep(0.02)


def put(site, event):
    """Queue as `send` does, on a thread's own connection."""
    post = notifications.find(site)
    key = key_of(event, ZOE.identity)
    if key in post.shelf(key):
        return
    parts = dict.fromkeys(("subject", "plain", "html", "event"), event)
    parts |= dict.fromkeys(("name", "preferences_url"), "")
    letter = Letter(
        datetime.now(UTC),
        kind=KIND.name,
        identity=ZOE.identity,
        address=ZOE.address,
        language="en",
        sender="Town",
        **parts,
    )
    post.shelf(key).put(key, letter)


def put_once(db, path, event):
    """Put and commit; tell how often that had to begin again."""
    for refused in range(100):
        manager = transaction.TransactionManager()
        connection = db.open(transaction_manager=manager)
        try:
            put(connection.root()["Application"].unrestrictedTraverse(path), event)
            manager.commit()
        except ConflictError:
            manager.abort()
        else:
            return refused
        finally:
            connection.close()
    raise AssertionError("a hundred conflicts")


def together(work, arguments):
    with ThreadPoolExecutor(max_workers=len(arguments)) as threads:
        return [done.result() for done in [threads.submit(work, *a) for a in arguments]]


class TestConcurrency:
    def test_each_pair_once(self, mail_town, smtp):
        """Eight threads queue four hundred mails, each of them by two."""
        db, path = mail_town._p_jar.db(), "/".join(mail_town.getPhysicalPath())

        def fifty(number):
            first = number // 2 * 50
            return sum(put_once(db, path, f"e{first + i}") for i in range(50))

        refused = together(fifty, [(number,) for number in range(8)])
        transaction.begin()
        waiting = [letter.event for _, letter in notifications.waiting()]
        assert sorted(waiting) == sorted(f"e{number}" for number in range(200))
        # Only the same mail in two transactions is a conflict.
        assert sum(refused) <= 200
        together(delivery.deliver, [(db, path)] * 3)
        assert sorted(m["Subject"] for m in smtp.messages) == sorted(waiting)

    def test_different_mails_never_conflict(self, mail_town):
        db, path = mail_town._p_jar.db(), "/".join(mail_town.getPhysicalPath())

        def fifty(number):
            return sum(put_once(db, path, f"e{number}-{i}") for i in range(50))

        assert sum(together(fifty, [(number,) for number in range(8)])) == 0
