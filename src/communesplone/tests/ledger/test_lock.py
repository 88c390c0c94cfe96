from communesplone.core.interfaces import ISealingLock
from communesplone.core.ledger.lock import FileLock
from zope.interface.verify import verifyObject

import subprocess
import sys


HOLDER = """
import sys
from zc.lockfile import SimpleLockFile
lock = SimpleLockFile(sys.argv[1])
print("held", flush=True)
sys.stdin.read()
"""


def test_contract():
    assert verifyObject(ISealingLock, FileLock())


def test_another_thread_waits(tmp_path):
    lock = FileLock(tmp_path)
    with lock.holding("x", 0) as first, lock.holding("x", 0) as second:
        assert (first, second) == (True, False)
    with lock.holding("x", 0) as again:
        assert again


def test_names_are_apart(tmp_path):
    lock = FileLock(tmp_path)
    with lock.holding("x", 0) as first, lock.holding("y", 0) as second:
        assert first
        assert second


def test_another_process_holds_it_until_it_dies(tmp_path):
    path = tmp_path / "sealing-x.lock"
    command = [sys.executable, "-c", HOLDER, str(path)]
    pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE}
    with subprocess.Popen(command, **pipes) as holder:
        assert holder.stdout.readline() == b"held\n"
        lock = FileLock(tmp_path)
        with lock.holding("x", 0.05) as held:
            assert not held
        holder.kill()
        holder.wait()
        with lock.holding("x", 0.05) as held:
            assert held


def test_no_folder_is_no_hindrance(tmp_path, caplog):
    lock = FileLock(tmp_path / "absent")
    for _ in range(2):
        with lock.holding("x", 0) as held:
            assert held
    assert caplog.text.count("without a lock file") == 1


def test_error_inside_frees_it(tmp_path):
    lock = FileLock(tmp_path)
    try:
        with lock.holding("x", 0):
            raise OSError("inside")
    except OSError as error:
        assert str(error) == "inside"
    with lock.holding("x", 0) as held:
        assert held
