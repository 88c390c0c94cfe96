"""What a session costs as its agenda grows: presenting, moving, voting, closing.

The council has 55 members, and each item 20 annexes. Each figure is compared with what
plain Plone does for as many objects, in one run. The processor time of this process is
counted, not the clock's.

PYTHONPATH=src/communesplone.deliberations/tests python benchmarks/bench_session.py
[items…]
"""

from collections.abc import Callable
from collections.abc import Iterable
from collections.abc import Iterator
from communesplone.core.api import documents
from communesplone.deliberations.api import agenda
from communesplone.deliberations.api import annexes
from communesplone.deliberations.api import bodies
from communesplone.deliberations.api import closing
from communesplone.deliberations.api import people
from communesplone.deliberations.api import roll
from communesplone.deliberations.api import verifying
from communesplone.deliberations.api.acts import making
from communesplone.deliberations.api.acts.kinds import OF_SESSION
from communesplone.deliberations.testing import DELIBERATIONS_FUNCTIONAL
from datetime import timedelta
from evening import Evening
from evening import START
from evening import VOTING
from persistent.mapping import PersistentMapping
from plone import api
from plone.app.testing import setRoles
from plone.app.testing import SITE_OWNER_NAME
from plone.app.testing import SITE_OWNER_PASSWORD
from plone.app.testing import TEST_USER_ID
from plone.testing.zope import Browser
from plone.uuid.interfaces import IUUID
from scene import PEOPLE
from scene import Scene
from scene import SINCE
from stage import stage
from statistics import median
from tempfile import TemporaryDirectory
from time import perf_counter
from time import process_time
from ZODB.DB import DB
from ZODB.FileStorage import FileStorage

import gc
import sys
import transaction


SIZES = (40, 200, 400)
TEXT = 5 * "<p>Having regard to the law; having heard the report of the alderman.</p>"
SEATS = 55
ANNEXES = 20
PDF = b"%PDF-1.7 a plan"
ROUNDS = 5
NOUNS = {"ours": "Item", "theirs": "Page"}
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


def presenting(evening: Evening, items: list) -> tuple[float, float]:
    """Give what the last item on a full agenda costs in firsts on an empty one, and the
    seconds of presenting all.

    The two change places in turn, so both meet the machine in the same mood.
    """
    whole = sum(timed(lambda i=i: agenda.present(evening.session, i)) for i in items)
    empty, last = Evening(evening.town).session, items[-1]
    full, uid = evening.session, IUUID(last)
    spent = {empty: [], full: []}
    for leaves, enters in EDGE * ((full, empty), (empty, full)):
        timed(lambda leaves=leaves: agenda.take_off(leaves, uid))
        once = timed(lambda enters=enters: agenda.present(enters, last))
        spent[enters].append(once)
    assert [entry.item for entry in full.agenda.entries] == [*map(IUUID, items)]
    return median(spent[full]) / median(spent[empty]), whole


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


def fill_seats(town: Scene) -> None:
    """Let as many councillors in as a large town has."""
    voting = sum(votes for *_, votes, _born in PEOPLE)
    for number in range(voting, SEATS):
        person = people.create(town.folder, f"Member {number}", "Peeters")
        rank = 10 + number
        people.add_mandate(
            town.council, person, post="councillor", start=SINCE, rank=rank, votes=True
        )


def prepared(town: Scene, count: int) -> Iterator[object]:
    """Make items with their annexes."""
    for number in range(count):
        item = town.item(
            f"Item {number}", state="validated", motivation=TEXT, decision=TEXT
        )
        for name in range(ANNEXES):
            annexes.add(item, PDF, f"{name}.pdf", confidential=name % 4 == 0)
        transaction.commit()
        yield item


def shown(app: object, portal: object, path: str, titles: Iterable[str]) -> float:
    """Give the processor time of a page as a browser gets it, theme and all.

    :param titles: what must be on it.
    """
    browser = Browser(app)
    browser.addHeader("Authorization", f"Basic {SITE_OWNER_NAME}:{SITE_OWNER_PASSWORD}")
    begun = process_time()
    browser.open(f"{portal.absolute_url()}/{path}")
    spent = process_time() - begun
    assert all(f">{title}<" in browser.contents for title in titles)
    return spent


def path_in(portal: object, content: object) -> str:
    return "/".join(content.getPhysicalPath()[len(portal.getPhysicalPath()) :])


def agenda_page(
    app: object, portal: object, session: object, count: int
) -> tuple[float, float]:
    """Give the time of an agenda page in listings of a folder of the same length, and
    in seconds."""
    pages = {
        "ours": f"{path_in(portal, session)}/@@agenda",
        "theirs": f"plain-{count}/listing_view?b_size={count}",
    }
    spent = {name: [] for name in pages}
    for _turn in range(ROUNDS + 1):
        for name, path in pages.items():
            noun = NOUNS[name]
            titles = [f"{noun} {number}" for number in range(count)]
            spent[name].append(shown(app, portal, path, titles))
    # The first compiles templates.
    ours = median(spent["ours"][1:])
    return ours / median(spent["theirs"][1:]), ours


def one_item(app: object, portal: object, town: Scene, item: object) -> tuple:
    """Give the seconds of making an item, and of its page as the clerk has it."""
    made = [timed(lambda: town.item("Another", decision=TEXT)) for _turn in range(EDGE)]
    path = path_in(portal, item)
    pages = [shown(app, portal, path, [item.title]) for _turn in range(ROUNDS + 1)]
    return median(made), median(pages[1:])


def printed(evening: Evening) -> dict[str, tuple[float, float]]:
    """Give the seconds of a PDF by kind: first, and again from memory."""
    found = {}
    for kind in ("agenda", "minutes"):
        sheet = OF_SESSION[kind].make(evening.session, "fr", {})
        document = making.document(sheet, evening.body, "fr")
        assert all(f">{item.title}<" in document.html for item in evening.items)
        begun = perf_counter()
        made = documents.pdf(document, patience=300)
        between = perf_counter()
        assert documents.pdf(document, patience=300) == made
        found[kind] = (between - begun, perf_counter() - between)
    return found


def evening_of(app: object, town: Scene, portal: object, count: int) -> None:
    evening = Evening(town)
    items = list(prepared(town, count))
    growth, presented = presenting(evening, items)
    ratio, objects = moving(evening, portal)
    theirs = plain(portal, count)
    page, seconds = agenda_page(app, portal, evening.session, count)
    made, seen = one_item(app, portal, town, items[0])
    evening.items = items
    convened = timed(evening.convene)
    evening.open_after_convening()
    sitting = {member.id for member in roll.members(evening.session) if member.votes}
    assert len(sitting) == SEATS
    others = sorted(sitting - set(evening.ids(*VOTING)))
    evening.act("arrive", 1, members=others)
    transaction.commit()
    votes = [timed(lambda item=item: evening.vote(item)) for item in items]
    before = bodies.last_number(town.council, START.year)
    # What making the session left behind is no part of closing it.
    gc.collect()
    end = START + timedelta(hours=4)
    closed = timed(lambda: closing.close(evening.session, end))
    assert bodies.last_number(town.council, START.year) == before + count
    assert verifying.verify(town.council).intact
    files = printed(evening)
    print(
        f"{count} items: last/first presented {growth:.2f} (1.2), move/bare commit"
        f" {ratio:.2f} (2.0) writing {objects} object(s) (1), convened in"
        f" {convened:.2f} s,"
        f" a vote {1000 * median(votes):.1f} ms, closed {closed:.2f} s (2.00 at 400)"
        f" = {closed / theirs:.2f} of making and publishing {count} Documents,"
        f" agenda page {page:.2f} folder listings (1.5),"
        + ",".join(
            f" PDF of the {kind} {first:.1f} s (10 at 400), again {again / first:.5f}"
            " (0.01)"
            for kind, (first, again) in files.items()
        )
        + f"; in seconds: presenting all {presented:.2f}, agenda page {seconds:.2f},"
        f" making an item {made:.3f}, its page {seen:.3f}"
    )


def main() -> None:
    sizes = [int(word) for word in sys.argv[1:]] or list(SIZES)
    with stage(DELIBERATIONS_FUNCTIONAL) as layer:
        portal = layer["portal"]
        setRoles(portal, TEST_USER_ID, ["Manager"])
        town = Scene.build(portal)
        fill_seats(town)
        transaction.commit()
        for count in sizes:
            evening_of(layer["app"], town, portal, count)


if __name__ == "__main__":
    main()
