"""The promises of a sealed sequence, on real storages."""

from communesplone.core.ledger import sealing
from communesplone.core.ledger.lock import FileLock
from contextlib import contextmanager
from ledger import storm
from pickle import PicklingError
from ZODB import DB
from ZODB.FileStorage import FileStorage
from ZODB.POSException import ConflictError
from ZODB.POSException import ReadOnlyError

import pytest
import subprocess
import sys
import transaction
import ZEO


@pytest.fixture
def lock(tmp_path, monkeypatch):
    file_lock = FileLock(tmp_path)
    monkeypatch.setattr(sealing, "_lock", lambda: file_lock)
    return file_lock


@pytest.fixture
def db(tmp_path, lock):
    db = DB(FileStorage(str(tmp_path / "Data.fs")))
    yield db
    db.close()


class NoLock:
    @contextmanager
    def holding(self, name, wait):
        yield True


class TakenLock:
    @contextmanager
    def holding(self, name, wait):
        yield False


def assert_contiguous(db, acknowledged):
    found, waiting = storm.numbers(db)
    assert waiting == []
    assert [number for number, _ in found] == list(range(1, len(found) + 1))
    keys = [key for _, key in found]
    assert len(set(keys)) == len(keys)
    assert set(acknowledged) <= set(keys)


class TestStorm:
    def test_1000_numbers_from_8_writers(self, db):
        oid = storm.begin(db)
        acknowledged = []
        assert storm.storm(db, 125, acknowledged.append) == []
        assert len(acknowledged) == 1_000
        # Who left because another waits is found by the one who waited.
        assert sealing.seal(db, oid) == 0
        assert_contiguous(db, acknowledged)

    def test_right_without_any_lock(self, db, monkeypatch):
        monkeypatch.setattr(sealing, "_lock", NoLock)
        oid = storm.begin(db)
        acknowledged = []
        assert storm.storm(db, 25, acknowledged.append) == []
        sealing.seal(db, oid)
        assert_contiguous(db, acknowledged)

    def test_processes_on_zeo(self, db, tmp_path):
        oid = storm.begin(db)
        db.close()
        address, stop = ZEO.server(str(tmp_path / "Data.fs"))
        command = [sys.executable, storm.__file__, "zeo", str(address[1]), "10"]
        try:
            writers = [
                subprocess.Popen(command, stdout=subprocess.PIPE) for _ in range(3)
            ]
            acknowledged = [w.communicate(timeout=60)[0].split() for w in writers]
            assert [writer.returncode for writer in writers] == [0, 0, 0]
        finally:
            stop()
        keys = [key.decode() for part in acknowledged for key in part]
        assert len(keys) == 3 * storm.WRITERS * 10
        with_file = DB(FileStorage(str(tmp_path / "Data.fs")))
        sealing.seal(with_file, oid)
        assert_contiguous(with_file, keys)
        with_file.close()

    @pytest.mark.parametrize("after", [40, 150, 400])
    def test_kill_9(self, db, tmp_path, after):
        oid = storm.begin(db)
        db.close()
        path = str(tmp_path / "Data.fs")
        command = [sys.executable, storm.__file__, "file", path, "100000"]
        with subprocess.Popen(command, stdout=subprocess.PIPE) as writer:
            acknowledged = [writer.stdout.readline() for _ in range(after)]
            writer.kill()
            acknowledged += writer.stdout.readlines()
        keys = [line.strip().decode() for line in acknowledged if line.endswith(b"\n")]
        assert len(keys) >= after
        reopened = DB(FileStorage(path))
        before, waiting = storm.numbers(reopened)
        sealing.seal(reopened, oid)
        assert_contiguous(reopened, keys)
        # What was shown before stays, and nothing is there twice.
        found, _ = storm.numbers(reopened)
        assert found[: len(before)] == before
        assert len(found) == len(before) + len(waiting)
        reopened.close()


def enter_unsealed(db, monkeypatch, count=3):
    with monkeypatch.context() as patch:
        patch.setattr(sealing, "_lock", TakenLock)
        storm.storm(db, count, lambda key: None, writers=1)


class TestSealing:
    def test_left_to_another_hand(self, db, monkeypatch):
        oid = storm.begin(db)
        enter_unsealed(db, monkeypatch)
        assert len(storm.numbers(db)[1]) == 3
        assert sealing.seal(db, oid) == 3
        assert sealing.seal(db, oid) == 0

    def test_in_the_order_of_arrival(self, db, monkeypatch):
        oid = storm.begin(db)
        keys = []
        with monkeypatch.context() as patch:
            patch.setattr(sealing, "_lock", TakenLock)
            storm.storm(db, 20, keys.append, writers=1)
        sealing.seal(db, oid)
        assert [key for _, key in storm.numbers(db)[0]] == keys

    def test_in_batches(self, db, monkeypatch):
        oid = storm.begin(db)
        enter_unsealed(db, monkeypatch, 7)
        monkeypatch.setattr(sealing, "BATCH", 3)
        size = db.storage.getSize()
        assert sealing.seal(db, oid) == 7
        assert db.storage.getSize() > size
        assert_contiguous(db, [])

    def test_one_waits_and_the_others_leave(self, db, lock):
        oid = storm.begin(db)
        mark = (id(db), oid)
        sealing._queued.add(mark)
        try:
            assert sealing.seal(db, oid) == 0
        finally:
            sealing._queued.discard(mark)

    def test_stops_waiting_before_it_looks(self, db, monkeypatch):
        """Whoever commits after the look must not leave it to this hand."""
        oid = storm.begin(db)
        queued = []

        def looking(*args):
            queued.append((id(db), oid) in sealing._queued)
            return 0

        monkeypatch.setattr(sealing, "_seal_all", looking)
        sealing.seal(db, oid)
        assert queued == [False]

    def test_tries_again_with_a_fresh_view(self, db, monkeypatch):
        oid = storm.begin(db)
        enter_unsealed(db, monkeypatch)
        seal_once, tries = sealing._seal_once, []

        def conflicting(*args):
            tries.append(args)
            if len(tries) < 3:
                raise ConflictError
            return seal_once(*args)

        monkeypatch.setattr(sealing, "_seal_once", conflicting)
        assert sealing.seal(db, oid) == 3

    def test_gives_up_after_some_attempts(self, db, monkeypatch):
        oid = storm.begin(db)

        def conflicting(*args):
            raise ConflictError

        monkeypatch.setattr(sealing, "_seal_once", conflicting)
        monkeypatch.setattr(sealing, "sleep", lambda seconds: None)
        with pytest.raises(ConflictError):
            sealing.seal(db, oid)
        assert not sealing._queued

    def test_failure_never_reaches_the_writer(self, db, monkeypatch, caplog):
        storm.begin(db)

        def failing(*args):
            raise ReadOnlyError

        monkeypatch.setattr(sealing, "_seal_once", failing)
        assert storm.storm(db, 1, lambda key: None, writers=1) == []
        assert "Sealing failed" in caplog.text
        assert len(storm.numbers(db)[1]) == 1

    def test_two_who_number_at_once_conflict(self, db):
        storm.begin(db)
        managers = [transaction.TransactionManager() for _ in range(2)]
        connections = [db.open(manager) for manager in managers]
        now = storm.datetime.now(storm.UTC)
        for connection in connections:
            connection.root()["ledger"].append(storm.REGISTER, now, "uid")
        managers[0].commit()
        with pytest.raises(ConflictError):
            managers[1].commit()
        managers[1].abort()
        for connection in connections:
            connection.close()

    def test_aborted_arrival_leaves_nothing(self, db):
        oid = storm.begin(db)
        connection = db.open()
        book = connection.root()["ledger"]
        book.arrive(storm.REGISTER, storm.datetime.now(storm.UTC), "uid")
        sealing.seal_after_commit(book)
        transaction.abort()
        connection.close()
        assert sealing.seal(db, oid) == 0
        assert storm.numbers(db) == ([], [])

    def test_failed_commit_is_not_sealed(self, db, monkeypatch):
        storm.begin(db)
        connection = db.open()
        book = connection.root()["ledger"]
        book.arrive(storm.REGISTER, storm.datetime.now(storm.UTC), "uid")
        sealing.seal_after_commit(book)
        monkeypatch.setattr(sealing, "seal", lambda *args: pytest.fail("sealed"))
        connection.root()["cannot"] = lambda: "be pickled"
        with pytest.raises((AttributeError, TypeError, PicklingError)):
            transaction.commit()
        transaction.abort()
        connection.close()

    def test_undoing_what_was_entered_keeps_the_number(self, db):
        storm.begin(db)
        storm.storm(db, 1, lambda key: None, writers=1)
        found, _ = storm.numbers(db)
        # The second newest transaction is the entry's own; the newest sealed it.
        transaction.begin()
        db.undo(db.undoLog(1, 2)[0]["id"])
        transaction.commit()
        assert storm.numbers(db) == (found, [])
