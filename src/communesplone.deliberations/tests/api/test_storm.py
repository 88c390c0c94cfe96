"""Many at once, each with an own connection: nothing acknowledged is lost."""

from AccessControl.SecurityManagement import newSecurityManager
from AccessControl.SecurityManagement import noSecurityManager
from communesplone.deliberations.api import agenda
from communesplone.deliberations.api import bodies
from communesplone.deliberations.api import closing
from communesplone.deliberations.api import items
from communesplone.deliberations.api import register
from communesplone.deliberations.api import roll
from communesplone.deliberations.api import verifying
from communesplone.deliberations.api.sitting.action import Action
from communesplone.deliberations.api.sitting.action import perform
from communesplone.deliberations.interfaces import Refused
from datetime import timedelta
from evening import Evening
from evening import START
from evening import VOTING
from plone.uuid.interfaces import IUUID
from scene import Scene
from secrets import SystemRandom
from Testing.makerequest import makerequest
from threading import Barrier
from threading import Thread
from time import sleep
from ZODB.POSException import ConflictError
from zope.component.hooks import setSite

import pytest
import transaction


ATTEMPTS = 8
"""Twice as often as Zope tries a request: a screen sends again what got no answer."""


class Storm:
    """Clerks who act at once on one session."""

    def __init__(self, layer, *titles):
        self.db = layer["zodbDB"]
        self.portal = layer["portal"]
        self.town = Scene(self.portal)
        self.evening = Evening(self.town, *titles)
        self.paths = [item.getPhysicalPath() for item in self.evening.items]
        self.conflicts = 0

    def run(self, *jobs):
        """Run each list of jobs in a thread; a job takes the session.

        :returns: what the jobs gave or raised (Refused), thread by thread.
        """
        transaction.commit()
        # Read here: what this connection loaded is no other thread's to touch.
        self.path = self.evening.session.getPhysicalPath()[1:]
        start = Barrier(len(jobs))
        answers = [[] for _ in jobs]

        def work(place):
            connection = self.db.open()
            try:
                start.wait()
                for job in jobs[place]:
                    answers[place].append(self.attempt(connection, job))
            except ConflictError as error:
                # An answer that no test expects, hence it is shown.
                answers[place].append(error)
            finally:
                transaction.abort()
                connection.close()
                noSecurityManager()
                setSite(None)

        threads = [Thread(target=work, args=(place,)) for place in range(len(jobs))]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        self.portal._p_jar.sync()
        return answers

    def attempt(self, connection, job):
        for left in reversed(range(ATTEMPTS)):
            transaction.begin()
            app = makerequest(connection.root()["Application"])
            site = app.unrestrictedTraverse(self.portal.getPhysicalPath()[1:])
            setSite(site)
            users = site.acl_users
            newSecurityManager(None, users.getUserById("clerk").__of__(users))
            try:
                answer = job(app.unrestrictedTraverse(self.path))
                transaction.commit()
            except ConflictError:
                transaction.abort()
                self.conflicts += 1
                if not left:
                    raise
                # As Zope does between its attempts.
                sleep(SystemRandom().uniform(0, 0.5))
            except Refused as refusal:
                transaction.abort()
                return refusal
            else:
                return answer
        raise AssertionError("never here")


def act(key, kind, minutes=5, **data):
    action = Action(key, kind, START + timedelta(minutes=minutes), data)
    return lambda session: perform(session, action, START + timedelta(hours=3))


@pytest.fixture
def storm(standing, functional):
    storm = Storm(functional, *(f"Item {number}" for number in range(24)))
    storm.evening.open()
    return storm


def test_clerks_who_record_votes_at_once_lose_none(storm):
    def vote(place, uid):
        data = {"item": uid, "mode": "show_of_hands", "default": "for"}
        return act(f"vote-{place:04d}", "ballot", **data)

    jobs = [vote(place, uid) for place, uid in enumerate(storm.evening.uids)]
    answers = storm.run(jobs[0::4], jobs[1::4], jobs[2::4], jobs[3::4])
    assert answers == [[True] * 6] * 4
    session = storm.evening.session
    assert set(session.ballots) == set(storm.evening.uids)
    assert {session.outcomes[uid].outcome for uid in storm.evening.uids} == {"adopted"}


def test_forty_clerks_at_once_lose_nothing(storm):
    """Each has an own connection: some vote, some note moves, some write notes."""
    uids, ids = storm.evening.uids, storm.evening.ids(*VOTING)
    votes = [
        act(f"forty-vote-{place:02d}", "ballot", item=uid, mode="unanimous", seen="")
        for place, uid in enumerate(uids)
    ]
    notes = [
        act(f"forty-note-{place:02d}", "note", item=uid, text=f"N{place}", seen="")
        for place, uid in enumerate(uids[:11])
    ]
    moves = [
        act(f"forty-move-{place:02d}", "leave", minutes=9, members=[person])
        for place, person in enumerate(ids)
    ]
    jobs = [[job] for job in (*votes, *notes, *moves)]
    assert len(jobs) == 40
    assert storm.run(*jobs) == [[True]] * 40
    session = storm.evening.session
    assert set(session.ballots) == set(uids)
    assert {session.outcomes[uid].outcome for uid in uids} == {"adopted"}
    assert [session.notes[uid].text for uid in uids[:11]] == [
        f"N{place}" for place in range(11)
    ]
    assert not roll.roll(session).present


def test_two_votes_on_one_item_never_overwrite_each_other(storm):
    uid = storm.evening.uids[0]
    jobs = [
        [act(f"vote-{place:04d}", "ballot", item=uid, mode="unanimous", seen="")]
        for place in range(4)
    ]
    answers = [answer for (answer,) in storm.run(*jobs)]
    assert answers.count(True) == 1
    assert sum(isinstance(answer, Refused) for answer in answers) == 3


def test_moves_of_different_members_all_stand(storm):
    ids = storm.evening.ids(*VOTING)
    jobs = [
        [act(f"leave-{place:03d}", "leave", members=[person])]
        for place, person in enumerate(ids)
    ]
    assert storm.run(*jobs) == [[True]] * 5
    assert not roll.roll(storm.evening.session).present


def test_an_action_replayed_by_two_screens_is_done_once(storm):
    leave = act("leave-once", "leave", members=storm.evening.ids("mayor"))
    answers = [answer for (answer,) in storm.run([leave], [leave], [leave])]
    assert sorted(answers) == [False, False, True]
    assert len(roll.roll(storm.evening.session).present) == 4


def test_two_who_close_at_once_number_once(storm):
    for item in storm.evening.items:
        storm.evening.vote(item)
    end = START + timedelta(hours=3)
    answers = storm.run(*[[lambda session: closing.close(session, end)]] * 2)
    closed = [answer for (answer,) in answers if not isinstance(answer, Refused)]
    assert closed == [list(range(1, 25))]
    numbers = sorted(brain.deliberations_facts["number"] for brain in acts(storm))
    assert numbers == list(range(1, 25))
    assert verifying.verify(storm.town.council).length == 24
    assert bodies.last_number(storm.town.council, 2026) == 24


def test_a_vote_and_a_closing_at_once_tell_one_story(storm):
    evening, item = storm.evening, storm.evening.items[0]
    for each in evening.items:
        evening.vote(each)
    end, uid = START + timedelta(hours=3), evening.uids[0]
    against = {
        "item": uid,
        "mode": "show_of_hands",
        "seen": evening.session.ballots[uid].stamp,
        "default": "against",
        "except": {},
    }
    storm.run(
        *together(
            act("late-vote", "ballot", **against),
            lambda session: closing.close(session, end),
        )
    )
    assert storm.conflicts == 1
    outcome = evening.session.outcomes[uid].outcome
    assert item.outcome == outcome
    told = {brain.deliberations_facts["outcome"] for brain in acts(storm)}
    assert outcome in told
    (made,) = [brain for brain in acts(storm) if brain.Title == item.title]
    assert made.deliberations_facts["outcome"] == outcome


def test_two_sessions_of_one_body_closed_at_once_leave_no_gap(storm):
    other = Evening(storm.town, "Other one", "Other two").open()
    for evening in (storm.evening, other):
        for item in evening.items:
            evening.vote(item)
    uid, end = IUUID(other.session), START + timedelta(hours=3)
    storm.run(
        [lambda session: closing.close(session, end)],
        [lambda session: closing.close(bodies.find(uid), end)],
    )
    numbers = sorted(brain.deliberations_facts["number"] for brain in acts(storm))
    assert numbers == list(range(1, 27))
    report = verifying.verify(storm.town.council)
    assert (report.intact, report.length) == (True, 26)


def together(*jobs):
    """Let each job read before any of them commits, the first time it is tried."""
    barrier = Barrier(len(jobs))

    def first_waits(job):
        tried = []

        def run(session):
            answer = job(session)
            if not tried:
                tried.append(1)
                barrier.wait(timeout=30)
            return answer

        return run

    return [[first_waits(job)] for job in jobs]


def test_a_text_does_not_change_while_it_is_voted_upon(storm):
    """Whichever is first, the other sees it: no vote on a text that was not there."""
    uid = storm.evening.uids[0]

    def edit(session):
        items.update(bodies.find(uid), title="Other")

    vote = act("vote-0001", "ballot", item=uid, mode="unanimous", seen="")
    _voted, (edited,) = storm.run(*together(vote, edit))
    assert storm.conflicts == 1
    assert storm.evening.session.ballots[uid].mode == "unanimous"
    assert (bodies.find(uid).title == "Other") is not isinstance(edited, Refused)


@pytest.mark.parametrize("leave", [items.send_back, items.withdraw])
def test_an_item_does_not_leave_while_it_comes_on_an_agenda(storm, leave):
    other = Evening(storm.town).session
    # So many that they fill several leaves of the tree.
    waiting = [storm.town.item(str(n), state="validated") for n in range(70)]
    for item in waiting[:-1]:
        agenda.present(other, item)
    uid, session = IUUID(waiting[-1]), IUUID(other)
    answers = storm.run(
        *together(
            lambda _session: agenda.present(bodies.find(session), bodies.find(uid)),
            lambda _session: leave(bodies.find(uid), "Not yet"),
        )
    )
    assert storm.conflicts == 1
    assert sum(isinstance(answer, Refused) for (answer,) in answers) == 1
    placed = bodies.placement(storm.town.council, uid) == session
    assert placed is (items.state(bodies.find(uid)) == "validated")


def acts(storm):
    return register.acts_of(storm.town.council)
