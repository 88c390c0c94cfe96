"""A ledger seen through a connection of its own."""

from collections.abc import Iterator
from communesplone.core.ledger.ledger import Ledger
from contextlib import contextmanager
from transaction import TransactionManager
from ZODB import DB


@contextmanager
def fresh(db: DB, oid: bytes) -> Iterator[tuple[TransactionManager, Ledger]]:
    """See the ledger as last committed, apart from the request's connection.

    What is not committed through the manager is thrown away at the end.

    :param db: the database.
    :param oid: the ledger's.
    :returns: the connection's own transaction manager, and the ledger.
    :raises POSKeyError: if there is no such ledger any more.
    """
    manager = TransactionManager()
    connection = db.open(transaction_manager=manager)
    try:
        yield manager, connection.get(oid)
    finally:
        manager.abort()
        connection.close()
