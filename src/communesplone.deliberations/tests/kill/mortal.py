"""A town on disk, and processes that work in it and may be killed.

Run as: mortal.py <file>. It sets Plone up once, writes the town into a FileStorage,
then reads orders from its input, a JSON object a line:

    {"file": path, "do": name of a job, "die": [place, count] or null,
     "slow": whether to rest after each line, "data": …}

Each order is carried out by a process of its own that opens the file as a restarted
Zope does. What a job tells goes to the output, a JSON object a line, at once; the last
line of an order is {"ended": exit code, or -signal}.
"""

from AccessControl.SecurityManagement import newSecurityManager
from collections import Counter
from communesplone.core.api import journal
from communesplone.core.api import notifications
from communesplone.core.api import settings
from communesplone.core.notifications.postman import IPostman
from communesplone.core.testing import kept_in_file
from communesplone.deliberations.api import agenda
from communesplone.deliberations.api import bodies
from communesplone.deliberations.api import closing
from communesplone.deliberations.api import follow_ups
from communesplone.deliberations.api import import_reading
from communesplone.deliberations.api import imports
from communesplone.deliberations.api import items
from communesplone.deliberations.api import presenting
from communesplone.deliberations.api import register
from communesplone.deliberations.api import sessions
from communesplone.deliberations.api import verifying
from communesplone.deliberations.api.sitting.action import Action
from communesplone.deliberations.api.sitting.action import perform
from communesplone.deliberations.console.imports import import_deliberations
from communesplone.deliberations.rules.scdl.read import Part
from communesplone.deliberations.testing import DELIBERATIONS_FIXTURE
from contextlib import closing as closed
from datetime import timedelta
from evening import Evening
from evening import own_item
from evening import START
from past import SIRET
from plone import api
from plone.app.testing import ploneSite
from plone.app.testing import setRoles
from plone.app.testing import TEST_USER_ID
from plone.uuid.interfaces import IUUID
from scene import Scene
from Testing.makerequest import makerequest
from ZODB import DB
from ZODB.FileStorage import FileStorage
from zope.component import getGlobalSiteManager
from zope.component.hooks import setSite
from zope.globalrequest import setRequest

import json
import os
import signal
import sys
import time
import traceback
import transaction


ITEMS = 12

AHEAD = 30
"""Days until the session that is planned."""

END = START + timedelta(hours=3)


def tell(**facts):
    os.write(sys.stdout.fileno(), json.dumps(facts).encode() + b"\n")


# The town.


def set_up(layer, done):
    for below in layer.__bases__:
        set_up(below, done)
    if layer not in done:
        done.add(layer)
        layer.setUp()


def build():
    """Make the town with an open session; give its storage, and the session's path."""
    set_up(DELIBERATIONS_FIXTURE, set())
    with ploneSite() as portal:
        setRoles(portal, TEST_USER_ID, ["Manager"])
        settings.save(region="FR", organisation_number=SIRET)
        evening = Evening(Scene.build(portal), *(f"Item {n + 1}" for n in range(ITEMS)))
        evening.open()
        tell(uids=evening.uids)
        tell(ahead=plan(evening))
        where = "/".join(evening.session.getPhysicalPath())
    return DELIBERATIONS_FIXTURE["zodbDB"].storage, where


def plan(evening):
    """Plan another session, with a councillor's own item and a decision beside it."""
    town, start = evening.town, START + timedelta(days=AHEAD)
    session = sessions.create(town.council, title="The next", start=start)
    for n in range(3):
        agenda.present(session, town.item(f"Next {n + 1}", state="validated"))
    found = (session, own_item(town, 0), town.decided("Decided"))
    return [IUUID(each) for each in found]


# Where a process dies: on the way to a commit, or inside of one.


def die_numbering(_storage, count):
    """Die with so many numbers given."""
    die_in(register, "enter", count)


def die_scheduling(_storage, count):
    """Die with so many items scheduled."""
    die_in(items, "schedule", count)


def die_mailing(_storage, count):
    """Die with so many mails queued."""
    die_in(notifications, "send", count)


def die_storing(storage, count):
    """Die with so many records handed to the file."""
    die_in(storage, "store", count)


def die_unmarked(storage, count):
    """Die, after so many commits, when all is in the file, but not marked as whole."""
    die_in(storage, "_finish", count)


def die_committed(storage, count):
    """Die, after so many commits, when one is whole and nobody was told."""
    finish = storage.tpc_finish
    die_in(storage, "tpc_finish", count, before=finish)


def die_in(owner, name, count, before=lambda *args: None):
    function, calls = getattr(owner, name), iter(range(count))

    def counting(*args):
        if next(calls, None) is not None:
            return function(*args)
        before(*args)
        return os.kill(os.getpid(), signal.SIGKILL)

    setattr(owner, name, counting)


PLACES = {
    "numbering": die_numbering,
    "scheduling": die_scheduling,
    "mailing": die_mailing,
    "storing": die_storing,
    "unmarked": die_unmarked,
    "committed": die_committed,
}


# Where a process rests, so that whoever hears a line has the time to kill it.

REST = 0.2
"""Seconds."""


def rest_before(owner, name):
    function = getattr(owner, name)

    def rested(*args):
        time.sleep(REST)
        return function(*args)

    setattr(owner, name, rested)


def go_slowly():
    """Rest after each line of a vote or an import: before the next of them."""
    rest_before(sys.modules[__name__], "perform")
    rest_before(imports, "step")


# The jobs: each gets the session, and what the order says.


def close(session, _data):
    tell(numbers=closing.close(session, END))
    transaction.commit()


def convene(_session, uids):
    sessions.convene(bodies.find(uids[0]), START)
    transaction.commit()
    tell(done=True)


def complete(_session, uids):
    """Put a councillor's own item on the agenda that was sent."""
    presenting.present(*map(bodies.find, uids[:2]))
    transaction.commit()
    tell(done=True)


def follow(_session, uids):
    follow_ups.note(bodies.find(uids[2]), "Roads team", START.date())
    transaction.commit()
    tell(done=True)


def vote(session, uids):
    """Vote on items, a transaction each; tell of each that it is kept."""
    for place, uid in enumerate(uids):
        data = {"item": uid, "mode": "show_of_hands", "default": "for", "seen": ""}
        action = Action(f"vote-{place:04d}", "ballot", START, data)
        new = perform(session, action, END)
        transaction.commit()
        tell(voted=uid, new=new)


def take_in(session, path):
    """Import a file as the console does, some rows a step; its lines are told."""
    imports.BATCH = 5
    app = session.getPhysicalRoot()
    import_deliberations(app, [path, "--body", "/plone/decisions/council"])


def take_in_parts(session, path):
    """Import a file as the screen does: each request reads or imports some rows."""
    imports.BATCH = 5
    import_reading.PART = Part(rows=8, size=1_000_000)
    body = bodies.body_of(session)
    with open(path, "rb") as stream:
        job = imports.stage(body, stream, "past.csv")
    transaction.commit()
    while job.waits():
        tell(reading=job.unread is not None, new=job.new, done=job.done)
        job = imports.step(body, job.digest)
        transaction.commit()


def look(session, _data):
    """Tell all that is there."""
    body = bodies.body_of(session)
    rows = [brain.deliberations_facts for brain in register.acts_of(body)]
    ours = sorted(row["number"] for row in rows if row["number"] is not None)
    report = verifying.verify(body)
    items = [bodies.find(entry.item) for entry in session.agenda.entries]
    tell(
        state=api.content.get_state(session),
        items=sorted({api.content.get_state(item) for item in items}),
        numbers=ours,
        last=bodies.last_number(body, START.year),
        chain=[report.intact, report.length],
        journal=journal.verify().intact,
        votes=sorted(session.ballots),
        outcomes=sorted(session.outcomes),
        imported=sorted(row["imported"] for row in rows if row["imported"]),
        kept=sorted(body.imports.acts),
        past=sorted(id for id in body.get("2019", ())),
        waits=bool(body.imports.job and body.imports.job.waits()),
    )


def mails_of(session):
    """Count the mails that wait of a session, by kind."""
    event = f"session:{IUUID(session)}:"
    letters = (letter for _key, letter in notifications.waiting())
    return Counter(each.kind for each in letters if each.event.startswith(event))


def noted(uids):
    """Give what the journal says of some, be it sealed or not."""
    entries = [*journal.page().entries, *journal.waiting()]
    return (entry.action for entry in entries if entry.uid in uids)


def look_ahead(_session, uids):
    """Tell how the session that was planned stands, and what became of a decision."""
    session, own, decided = map(bodies.find, uids)
    entries = session.agenda.entries
    tell(
        state=api.content.get_state(session),
        convened=session.convened_at is not None,
        numbers=[entry.number for entry in entries],
        items=[api.content.get_state(bodies.find(entry.item)) for entry in entries],
        own=api.content.get_state(own),
        mails=mails_of(session),
        journal=journal.verify().intact,
        noted=Counter(noted(uids)),
        followed=decided.owner_after,
        waits=list(bodies.body_of(decided).follow_ups) == [uids[2]],
    )


JOBS = {
    "close": close,
    "vote": vote,
    "import": take_in,
    "import_parts": take_in_parts,
    "look": look,
    "convene": convene,
    "complete": complete,
    "follow": follow,
    "look_ahead": look_ahead,
}


class Postman:
    """Hears which mails may go out."""

    def wake(self, _database, _site, keys):
        tell(woken=len(keys))


def work(order, where):
    """Do a job, as the clerk."""
    storage = FileStorage(order["file"], blob_dir=f"{order['file']}.blobs")
    with closed(DB(storage)) as database, closed(database.open()) as connection:
        before = database.lastTransaction()
        app = makerequest(connection.root()["Application"])
        setRequest(app.REQUEST)
        session = app.unrestrictedTraverse(where)
        setSite(app.plone)
        getGlobalSiteManager().registerUtility(Postman(), IPostman)
        users = app.plone.acl_users
        newSecurityManager(None, users.getUserById("clerk").__of__(users))
        if order.get("die"):
            place, count = order["die"]
            PLACES[place](storage, count)
        if order.get("slow"):
            go_slowly()
        JOBS[order["do"]](session, order.get("data"))
        tell(wrote=database.lastTransaction() != before)
        transaction.abort()


def main(path):
    storage, where = build()
    kept_in_file(storage, path, f"{path}.blobs").close()
    tell(ready=True)
    for line in sys.stdin:
        child = os.fork()
        if not child:
            code = 1
            try:
                tell(pid=os.getpid())
                work(json.loads(line), where)
                code = 0
            finally:
                if code:
                    traceback.print_exc()
                # Not the way of the parent, whose test layers are still up.
                os._exit(code)
        _pid, status = os.waitpid(child, 0)
        tell(ended=os.waitstatus_to_exitcode(status))


if __name__ == "__main__":
    main(sys.argv[1])
