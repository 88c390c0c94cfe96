"""`make start` says what is wrong and what to do, and never serves half a town."""

from zc.lockfile import LockFile

import os
import pytest
import socket
import start
import subprocess
import sys
import system_packages


@pytest.fixture
def busy_port():
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        listener.listen()
        yield listener.getsockname()[1]


def test_a_port_in_use_is_named_with_another_to_take(busy_port):
    said = start.port_problem(busy_port)
    assert str(busy_port) in said
    assert f"make start PORT={busy_port + 1}" in said


def test_a_free_port_is_no_problem():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    assert start.port_problem(port) is None


@pytest.mark.parametrize("port", [-1, 0, 65536])
def test_a_port_that_cannot_be_is_no_traceback(port):
    assert f"Port {port} does not exist" in start.port_problem(port)


def test_a_build_without_its_configuration_is_half_finished(tmp_path):
    for folder in ("bin", "parts/instance"):
        (tmp_path / folder).mkdir(parents=True)
    (tmp_path / "bin/instance").touch()
    assert "make clean && make start" in start.build_problem(tmp_path)


def test_a_database_in_use_names_its_holder(tmp_path):
    database = tmp_path / "Data.fs"
    lock = LockFile(str(tmp_path / "Data.fs.lock"), content_template="{pid}")
    try:
        said = start.database_problem(database)
    finally:
        lock.close()
    assert f"process {os.getpid()}" in said


def test_a_lock_that_nobody_holds_is_no_problem(tmp_path):
    LockFile(str(tmp_path / "Data.fs.lock")).close()
    (tmp_path / "Data.fs.lock").touch()
    assert start.database_problem(tmp_path / "Data.fs") is None


def test_a_half_finished_build_says_how_to_begin_anew(tmp_path):
    assert "make clean && make start" in start.build_problem(tmp_path)


def test_what_is_not_installed_is_no_whole_build(monkeypatch):
    monkeypatch.setattr(start, "WANTED", ("zc.lockfile", "no_such.module", "nor_this"))
    monkeypatch.setattr(start.Path, "exists", lambda path: True)
    assert start.build_problem().endswith("Missing: no_such.module, nor_this")


def test_a_town_is_made_once_and_again_after_an_interruption(tmp_path):
    database, accounts = tmp_path / "Data.fs", tmp_path / "accounts.txt"
    assert not start.town_made(database, accounts)
    accounts.touch()
    assert not start.town_made(database, accounts)
    database.touch()
    assert start.town_made(database, accounts)
    accounts.with_suffix(".unfinished").touch()
    assert not start.town_made(database, accounts)


def test_a_missing_library_names_the_packages(monkeypatch):
    failed = subprocess.CompletedProcess([], 1, "", "OSError: libpango")
    monkeypatch.setattr(start.subprocess, "run", lambda *_, **__: failed)
    assert "apt-get install -y libpango-1.0-0" in start.library_problem()


def test_the_first_problem_stops_the_start(monkeypatch, capsys):
    monkeypatch.setattr(start, "problem", lambda port: f"No way with {port}")
    assert start.main(["--port", "8099"]) == 1
    assert "No way with 8099" in capsys.readouterr().err


def test_a_person_who_is_not_root_gets_the_one_command(monkeypatch, capsys):
    monkeypatch.setattr(system_packages, "missing", lambda packages: ["chromium"])
    monkeypatch.setattr(system_packages.os, "geteuid", lambda: 1000)
    assert system_packages.main("test") == 1
    assert "sudo apt-get install -y chromium" in capsys.readouterr().out


def test_what_is_installed_is_not_missing():
    assert system_packages.missing(["bash", "no-such-package-here"]) == [
        "no-such-package-here"
    ]


def test_wrong_words_are_refused():
    command = [sys.executable, start.__file__, "--town", "atlantis"]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 2
    assert "atlantis" in done.stderr
