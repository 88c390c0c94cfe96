"""The log of moves: rows that depend on each other."""

from communesplone.deliberations.content.moves import MovesLog
from datetime import datetime
from datetime import UTC
from transaction import TransactionManager
from ZODB.POSException import ConflictError

import pytest
import ZODB


AT = datetime(2026, 3, 16, 19, 30, tzinfo=UTC)


def test_two_who_write_at_once_conflict():
    database = ZODB.DB(None)
    managers = [TransactionManager(), TransactionManager()]
    with database.transaction() as connection:
        connection.root()["log"] = MovesLog()
    logs = [database.open(each).root()["log"] for each in managers]
    for log in logs:
        log.add(AT, {"kind": "arrive", "member": "ann"})
    managers[0].commit()
    with pytest.raises(ConflictError):
        managers[1].commit()
    managers[1].abort()
    assert len(logs[1]) == 1
    database.close()
