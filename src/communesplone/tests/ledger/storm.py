"""Writers who enter at once; also a script, to be killed in the middle.

    python storm.py file <path of a FileStorage> <entries a writer>
    python storm.py zeo <port> <entries a writer>

It writes a line with the key for each entry whose commit has succeeded.
"""

from communesplone.core.ledger import sealing
from communesplone.core.ledger.ledger import Ledger
from datetime import datetime
from datetime import UTC
from threading import Barrier
from threading import Thread
from ZEO.ClientStorage import ClientStorage
from ZODB import DB
from ZODB.FileStorage import FileStorage

import os
import sys
import transaction


REGISTER = ("register", "deeds", 2026)
WRITERS = 8


def begin(db):
    """Make an empty ledger; gives its oid."""
    manager = transaction.TransactionManager()
    connection = db.open(manager)
    book = connection.root()["ledger"] = Ledger()
    manager.commit()
    oid = book._p_oid
    connection.close()
    return oid


def enter(connection, acknowledge):
    transaction.begin()
    book = connection.root()["ledger"]
    key = book.arrive(REGISTER, datetime.now(UTC), "uid")
    # Before the sealing: a commit is acknowledged as soon as it is one.
    hook = transaction.get().addAfterCommitHook
    hook(lambda success: acknowledge(key) if success else None)
    sealing.seal_after_commit(book)
    transaction.commit()


def storm(db, each, acknowledge, writers=WRITERS):
    """Let some writers enter at once; gives the errors they met."""
    errors = []
    start = Barrier(writers)

    def write():
        connection = db.open()
        start.wait()
        try:
            for _ in range(each):
                enter(connection, acknowledge)
        except BaseException as error:
            errors.append(error)
            raise
        finally:
            transaction.abort()
            connection.close()

    threads = [Thread(target=write) for _ in range(writers)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return errors


def numbers(db):
    """Give key → number, as sealed, and the keys that wait."""
    manager = transaction.TransactionManager()
    connection = db.open(manager)
    try:
        book = connection.root()["ledger"]
        sequence = book.sequence(REGISTER)
        waiting = [key for key, _ in book.waiting()]
        sealed = sequence.sealed.items() if sequence else ()
        found = [(number, entry[0]) for number, entry in sealed]
        assert all(sequence.number_of(key) == number for number, key in found)
        return found, waiting
    finally:
        manager.abort()
        connection.close()


def main():
    kind, place, each = sys.argv[1:]
    zeo = kind == "zeo"
    storage = ClientStorage(("127.0.0.1", int(place))) if zeo else FileStorage(place)
    errors = storm(
        DB(storage), int(each), lambda key: os.write(1, key.encode() + b"\n")
    )
    sys.exit(1 if errors else 0)


if __name__ == "__main__":
    main()
