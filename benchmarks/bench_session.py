"""What a session costs as its agenda grows: presenting, moving, voting, closing.

Each is compared with what plain Plone does for as many objects, in one run. The
processor time of this process is counted, not the clock's.

PYTHONPATH=src/communesplone.deliberations/tests python benchmarks/bench_session.py
[items…]
"""

from collections.abc import Callable
from communesplone.deliberations.api import agenda
from communesplone.deliberations.api import bodies
from communesplone.deliberations.api import closing
from communesplone.deliberations.api import register
from communesplone.deliberations.testing import DELIBERATIONS_FUNCTIONAL
from datetime import timedelta
from evening import Evening
from evening import START
from persistent.mapping import PersistentMapping
from plone import api
from plone.app.testing import setRoles
from plone.app.testing import TEST_USER_ID
from scene import Scene
from stage import stage
from statistics import median
from tempfile import TemporaryDirectory
from time import perf_counter
from time import process_time
from ZODB.DB import DB
from ZODB.FileStorage import FileStorage

import sys
import transaction


SIZES = (40, 200, 400)
TEXT = 5 * "<p>Having regard to the law; having heard the report of the alderman.</p>"
EDGE = 20
"""How many of the first and of the last are compared."""


def timed(work: Callable[[], object]) -> float:
    """Run something and commit; gives seconds of the processor."""
    begun = process_time()
    work()
    transaction.commit()
    return process_time() - begun


def written(connection: object) -> list[object]:
    """Give the objects that the present transaction would write."""
    return list(connection._registered_objects)


def presenting(evening: Evening, items: list) -> float:
    spent = [
        timed(lambda item=item: agenda.present(evening.session, item)) for item in items
    ]
    assert len(evening.session.agenda.entries) == len(items)
    return median(spent[-EDGE:]) / median(spent[:EDGE])


def moving(evening: Evening, portal: object) -> tuple[float, int]:
    """Give what a move costs in bare commits, and how many objects it writes.

    A bare commit is that of one small object to a file, by the clock; what the move
    itself computes is added to it.
    """
    bare = portal.bare = PersistentMapping()
    transaction.commit()
    more = []
    for turn in range(EDGE * 2):
        uids = [entry.item for entry in evening.session.agenda.entries]
        ours = timed(lambda uids=uids: agenda.move(evening.session, uids[-1], uids[0]))
        more.append(ours - timed(lambda turn=turn: bare.__setitem__("turn", turn)))
    uids = [entry.item for entry in evening.session.agenda.entries]
    agenda.move(evening.session, uids[-1], uids[0])
    count = len(written(portal._p_jar))
    transaction.abort()
    commit = bare_commit()
    return (commit + median(more)) / commit, count


def bare_commit() -> float:
    """Give the seconds of a commit of one small object to a file."""
    spent = []
    with TemporaryDirectory() as folder:
        database = DB(FileStorage(f"{folder}/bare.fs"))
        manager = transaction.TransactionManager()
        root = database.open(manager).root()
        for turn in range(EDGE * 2):
            begun = perf_counter()
            root["turn"] = turn
            manager.commit()
            spent.append(perf_counter() - begun)
        database.close()
    return median(spent)


def plain(portal: object, count: int) -> float:
    """Give what plain Plone takes to make and publish as many documents."""
    folder = api.content.create(portal, "Folder", f"plain-{count}")
    transaction.commit()

    def work() -> None:
        for number in range(count):
            page = api.content.create(folder, "Document", title=f"Page {number}")
            api.content.transition(page, "publish")

    return timed(work)


def evening_of(town: Scene, portal: object, count: int) -> None:
    evening = Evening(town)
    items = [
        town.item(f"Item {n}", state="validated", motivation=TEXT, decision=TEXT)
        for n in range(count)
    ]
    transaction.commit()
    growth = presenting(evening, items)
    ratio, objects = moving(evening, portal)
    evening.items = items
    convened = timed(evening.convene)
    evening.open_after_convening()
    transaction.commit()
    votes = [timed(lambda item=item: evening.vote(item)) for item in items]
    before = bodies.last_number(town.council, START.year)
    end = START + timedelta(hours=4)
    closed = timed(lambda: closing.close(evening.session, end))
    assert bodies.last_number(town.council, START.year) == before + count
    assert register.verify(town.council).intact
    theirs = plain(portal, count)
    print(
        f"{count} items: last/first presented {growth:.2f} (1.2), move/bare commit"
        f" {ratio:.2f} (2.0) writing {objects} object(s) (1), convened in"
        f" {convened:.2f} s,"
        f" a vote {1000 * median(votes):.1f} ms, closed {closed:.2f} s (2.00 at 400)"
        f" = {closed / theirs:.2f} of making and publishing {count} Documents"
    )


def main() -> None:
    sizes = [int(word) for word in sys.argv[1:]] or list(SIZES)
    with stage(DELIBERATIONS_FUNCTIONAL) as layer:
        portal = layer["portal"]
        setRoles(portal, TEST_USER_ID, ["Manager"])
        town = Scene.build(portal)
        transaction.commit()
        for count in sizes:
            evening_of(town, portal, count)


if __name__ == "__main__":
    main()
