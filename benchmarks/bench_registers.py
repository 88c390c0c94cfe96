"""What a register number costs, as ratios measured in one run.

1. Entering through the register, sealing counted, against plainly adding one small
   persistent object: one writer.
2. Eight writers through the register, against eight writers who share a counter in
   the main transaction and try again when they conflict.
3. The first at 1, 10 and 50 times the entries already there.

    python benchmarks/bench_registers.py
"""

from BTrees.LOBTree import LOBTree
from collections.abc import Callable
from communesplone.core.ledger import sealing
from communesplone.core.ledger.ledger import Ledger
from communesplone.core.ledger.lock import FileLock
from contextlib import closing
from datetime import datetime
from datetime import UTC
from pathlib import Path
from persistent import Persistent
from random import random
from statistics import median
from statistics import quantiles
from tempfile import TemporaryDirectory
from threading import Barrier
from threading import Thread
from time import perf_counter
from time import sleep
from ZODB import DB
from ZODB.FileStorage import FileStorage
from ZODB.POSException import ConflictError

import transaction


PAIRS = 24
WRITERS = 8
EACH = 25
ALONE = 50
REGISTER = ("register", "deeds", 2026)


class Thing(Persistent):
    number: int | None = None


class Counter(Persistent):
    last = 0


def opened(path: Path) -> DB:
    # Room for each writer and the hand that seals.
    return DB(FileStorage(str(path)), pool_size=2 * WRITERS)


def begin(db: DB) -> None:
    with closing(db.open()) as connection:
        root = connection.root()
        root["ledger"], root["things"] = Ledger(), LOBTree()
        root["counter"], root["counted"] = Counter(), LOBTree()
        transaction.commit()


def through_register(connection) -> None:
    book = connection.root()["ledger"]
    book.arrive(REGISTER, datetime.now(UTC), "uid")
    sealing.seal_after_commit(book)
    transaction.commit()


def plainly(connection) -> None:
    things = connection.root()["things"]
    things[things.maxKey() + 1 if things else 1] = Thing()
    transaction.commit()


def by_counter(connection) -> None:
    """The naive way; Zope tries three times, then the user sees an error."""
    attempt = 0
    while True:
        transaction.begin()
        root = connection.root()
        counter = root["counter"]
        counter.last += 1
        thing = root["counted"][counter.last] = Thing()
        thing.number = counter.last
        try:
            transaction.commit()
            return
        except ConflictError:
            transaction.abort()
            attempt += 1
            conflicts.append(attempt)
            sleep(random() * 0.001 * 2 ** min(attempt, 6))  # noqa: S311 no secret


conflicts: list[int] = []


def write(db: DB, one: Callable, count: int, writers: int) -> float:
    """Give the seconds until every writer is done."""
    start = Barrier(writers + 1)

    def work() -> None:
        with closing(db.open()) as connection:
            start.wait()
            for _ in range(count):
                transaction.begin()
                one(connection)

    threads = [Thread(target=work) for _ in range(writers)]
    for thread in threads:
        thread.start()
    start.wait()
    begun = perf_counter()
    for thread in threads:
        thread.join()
    return perf_counter() - begun


def numbers(db: DB) -> tuple[list[int], list[int], int]:
    """Give the numbers of the register, of the counter, and how many things."""
    with closing(db.open()) as connection:
        root = connection.root()
        sequence = root["ledger"].sequence(REGISTER)
        sealed = list(sequence.sealed) if sequence else []
        answer = sealed, list(root["counted"]), len(root["things"])
        transaction.abort()
        return answer


def ratios(db: DB, other: Callable, count: int, writers: int) -> list[float]:
    found = []
    for pair in range(PAIRS):
        kinds = [through_register, other]
        # Whoever goes first has the colder disk: take turns.
        order = kinds if pair % 2 else kinds[::-1]
        took = {one: write(db, one, count, writers) for one in order}
        found.append(took[through_register] / took[other])
    return found


def told(what: str, found: list[float]) -> None:
    low, _, high = quantiles(found, n=4)
    print(
        f"{what}: {median(found):.2f} × (quartiles {low:.2f} to {high:.2f}, "
        f"{len(found)} pairs)"
    )


def measure(folder: Path) -> None:
    with closing(opened(folder / "alone.fs")) as db:
        begin(db)
        write(db, through_register, 10, 1)
        write(db, plainly, 10, 1)
        sealed, _, things = numbers(db)
        assert sealed == list(range(1, 11)) and things == 10
        told("one writer, register / plain", ratios(db, plainly, ALONE, 1))
    with closing(opened(folder / "storm.fs")) as db:
        begin(db)
        write(db, through_register, 5, WRITERS)
        write(db, by_counter, 5, WRITERS)
        sealed, counted, _ = numbers(db)
        assert sealed == counted == list(range(1, 5 * WRITERS + 1))
        conflicts.clear()
        found = ratios(db, by_counter, EACH, WRITERS)
        told(f"{WRITERS} writers, register / counter", found)
        asked = PAIRS * EACH * WRITERS
        refused = sum(attempt == 4 for attempt in conflicts)
        print(f"  the counter met {len(conflicts)} conflicts in {asked} entries,")
        print(f"  {refused} of them an error to a user (Zope gives up at the fourth)")
        sealed, counted, _ = numbers(db)
        assert sealed == counted == list(range(1, len(sealed) + 1))
    with closing(opened(folder / "growth.fs")) as db:
        begin(db)
        for times in (1, 10, 50):
            fill(db, 1_000 * times)
            took = [write(db, through_register, 20, 1) / 20 for _ in range(PAIRS)]
            print(f"{1_000 * times} entries there: {median(took) * 1000:.2f} ms each")


def fill(db: DB, count: int) -> None:
    with closing(db.open()) as connection:
        book = connection.root()["ledger"]
        sequence = book.sequence(REGISTER)
        for _ in range(count - (sequence.last if sequence else 0)):
            book.append(REGISTER, datetime.now(UTC), "uid")
        transaction.commit()


if __name__ == "__main__":
    with TemporaryDirectory() as place:
        sealing._fallback = FileLock(Path(place))
        measure(Path(place))
