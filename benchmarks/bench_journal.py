"""What reading a long journal costs: a page, a search for nothing, the whole chain.

python benchmarks/bench_journal.py
"""

from communesplone.core.api import journal
from communesplone.core.ledger.ledger import JOURNAL
from communesplone.core.ledger.ledger import Ledger
from communesplone.core.rules.journal import Query
from contextlib import closing
from datetime import datetime
from datetime import timedelta
from datetime import UTC
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from time import perf_counter
from ZODB import DB
from ZODB.FileStorage import FileStorage

import resource
import transaction


PAIRS = 20
FIRST = datetime(2026, 1, 1, tzinfo=UTC)


def entry(number: int) -> dict:
    when = FIRST + timedelta(minutes=number)
    return {
        "when": when.isoformat(timespec="microseconds"),
        "user": f"user{number % 40}",
        "action": f"thing.done{number % 10}",
        "uid": f"{number:032x}",
        "path": f"/services/population/thing-{number}",
        "title": f"Thing {number}",
        "before": None,
        "after": "0" * 64,
    }


def fill(book: Ledger, length: int) -> None:
    for number in range(book.journal.last + 1, length + 1):
        when = FIRST + timedelta(minutes=number)
        book.append(JOURNAL, when, entry(number))
        if number % 1_000 == 0:
            transaction.commit()
            book._p_jar.cacheMinimize()
    transaction.commit()


def cold(book: Ledger, query: Query | None) -> tuple[float, int]:
    """Give milliseconds and loads of a page from an empty cache."""
    book._p_jar.cacheMinimize()
    book._p_jar.getTransferCounts(clear=True)
    begun = perf_counter()
    journal.page(query, size=50, book=book)
    took = (perf_counter() - begun) * 1000
    return took, book._p_jar.getTransferCounts(clear=True)[0]


def told(what: str, book: Ledger, query: Query | None) -> None:
    runs = [cold(book, query) for _ in range(PAIRS)]
    times, loads = zip(*runs, strict=True)
    print(f"  {what}: {median(times):.1f} ms, {max(loads)} loads")


def measure(db: DB) -> None:
    with closing(db.open()) as connection:
        book = connection.root()["ledger"] = Ledger()
        transaction.commit()
        for length in (2_000, 20_000, 100_000):
            fill(book, length)
            print(f"{length} entries")
            told("the newest page", book, None)
            day = FIRST + timedelta(days=1)
            told("one old day", book, Query(day, day + timedelta(days=1)))
            told("a search for nothing", book, Query(text="absent"))
            begun, before = perf_counter(), peak()
            report = journal.verify(book)
            assert report.intact and report.length == length
            took = perf_counter() - begun
            print(f"  the whole chain: {took:.2f} s, {peak() - before} MB more at peak")


def peak() -> int:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024


if __name__ == "__main__":
    with TemporaryDirectory() as place:
        storage = FileStorage(str(Path(place) / "journal.fs"))
        with closing(DB(storage)) as database:
            measure(database)
