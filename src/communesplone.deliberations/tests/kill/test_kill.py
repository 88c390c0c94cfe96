"""Killed by SIGKILL: after a restart nothing is half there, nothing told is lost."""

from past import file as past_file
from past import row
from past import SIRET
from pathlib import Path

import json
import os
import pytest
import shutil
import signal
import subprocess
import sys


PROGRAM = Path(__file__).parent / "mortal.py"

ITEMS = 12

PAST = 30


class Town:
    """The program that holds the town, and sends out processes that may die."""

    def __init__(self, folder):
        self.file = folder / "Data.fs"
        paths = [str(Path(__file__).parents[1]), os.environ.get("PYTHONPATH", "")]
        environment = {**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, paths))}
        self.errors = (folder / "errors.txt").open("w+")
        self.process = subprocess.Popen(
            [sys.executable, "-u", str(PROGRAM), str(self.file)],
            env=environment,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=self.errors,
            text=True,
        )
        self.uids = self.line()["uids"]
        self.ahead = self.line()["ahead"]
        assert self.line() == {"ready": True}

    def line(self):
        """Read what is told next; what the console prints comes as {"said": …}."""
        text = self.process.stdout.readline()
        if not text:
            self.errors.seek(0)
            raise AssertionError(self.errors.read())
        return json.loads(text) if text.startswith("{") else {"said": text.strip()}

    def order(self, path, do, die=None, data=None, kill=None):
        """Have a job done.

        :param kill: tells by what was told so far whether to kill the process now; the
            job rests after each line, or it may be over before it is killed.
        :returns: (exit code or -signal, what was told).
        """
        order = {"file": str(path), "do": do, "die": die, "data": data}
        order["slow"] = kill is not None
        self.process.stdin.write(json.dumps(order) + "\n")
        self.process.stdin.flush()
        pid, told, dead = self.line()["pid"], [], False
        while "ended" not in (said := self.line()):
            told.append(said)
            if kill and not dead and kill(told):
                os.kill(pid, signal.SIGKILL)
                dead = True
        return said["ended"], told

    def stop(self):
        self.process.stdin.close()
        self.process.wait(30)
        self.process.stdout.close()
        self.errors.close()


@pytest.fixture(scope="module")
def town(tmp_path_factory):
    town = Town(tmp_path_factory.mktemp("town"))
    yield town
    town.stop()


class House:
    """A copy of the town, for one test."""

    def __init__(self, town, folder):
        self.town, self.uids, self.ahead = town, town.uids, town.ahead
        self.file = folder / "Data.fs"
        shutil.copy(town.file, self.file)

    def do(self, name, data=None):
        """Have a job done by a process that lives; give what it told."""
        code, told = self.town.order(self.file, name, data=data)
        assert code == 0, self.town.errors.name
        return told

    def die(self, name, place=None, data=None, kill=None):
        """Have a job done by a process that dies; give what it told before."""
        code, told = self.town.order(self.file, name, place, data, kill)
        assert code == -signal.SIGKILL
        return told

    def look(self):
        """Restart, and give all that is there."""
        found, wrote = self.do("look")
        assert wrote == {"wrote": False}
        assert found["journal"]
        return found

    def look_ahead(self):
        """Restart, and give how the session that was planned stands."""
        found, wrote = self.do("look_ahead", self.ahead)
        assert wrote == {"wrote": False}
        assert found["journal"]
        return found


@pytest.fixture
def house(town, tmp_path):
    return House(town, tmp_path)


def said(told, name):
    return [each[name] for each in told if name in each]


class TestClosing:
    """All of a closed session is there, or nothing is."""

    ALL = list(range(1, ITEMS + 1))

    @pytest.mark.parametrize(
        "place",
        [["numbering", ITEMS // 2], ["storing", 40], ["unmarked", 0]],
        ids=lambda place: place[0],
    )
    def test_killed_before_the_commit_is_whole(self, house, place):
        house.do("vote", house.uids)
        before = house.look()
        house.die("close", place)
        assert house.look() == before
        assert (before["state"], before["items"]) == ("open", ["scheduled"])
        assert (before["numbers"], before["chain"]) == ([], [True, 0])
        assert said(house.do("close"), "numbers") == [self.ALL]
        self.check_closed(house.look())

    def test_killed_when_the_commit_is_whole(self, house):
        house.do("vote", house.uids)
        house.die("close", ["committed", 0])
        self.check_closed(house.look())

    def check_closed(self, found):
        assert (found["state"], found["items"]) == ("closed", ["decided"])
        assert (found["numbers"], found["last"]) == (self.ALL, ITEMS)
        assert found["chain"] == [True, ITEMS]


class TestVotes:
    @pytest.mark.parametrize("heard", [1, 4, 7])
    def test_killed_at_any_moment(self, house, heard):
        """What was acknowledged is there; sending all again makes the evening whole."""
        told = house.die("vote", data=house.uids, kill=lambda told: len(told) == heard)
        acknowledged, found = said(told, "voted"), house.look()
        assert acknowledged == house.uids[: len(acknowledged)]
        assert heard <= len(acknowledged) < ITEMS
        # The one in hand may be kept, though nobody was told.
        kept = house.uids[: len(found["votes"])]
        assert len(kept) - len(acknowledged) in {0, 1}
        assert found["votes"] == found["outcomes"] == sorted(kept)
        self.check_again(house, len(kept))

    @pytest.mark.parametrize(("place", "kept"), [("unmarked", 0), ("committed", 1)])
    def test_killed_in_a_commit(self, house, place, kept):
        told = house.die("vote", [place, 0], house.uids)
        assert said(told, "voted") == []
        assert len(house.look()["votes"]) == kept
        self.check_again(house, kept)

    def check_again(self, house, kept):
        new = said(house.do("vote", house.uids), "new")
        assert new == [False] * kept + [True] * (ITEMS - kept)
        found = house.look()
        assert found["votes"] == found["outcomes"] == sorted(house.uids)
        assert said(house.do("vote", house.uids), "wrote") == [False]


class TestImport:
    @pytest.fixture
    def past(self, tmp_path):
        path = tmp_path / "past.csv"
        path.write_bytes(past_file(*(row(n) for n in range(PAST))).getvalue())
        return str(path)

    @pytest.mark.parametrize(
        "place",
        [["storing", 60], ["unmarked", 0], ["unmarked", 3], ["committed", 4]],
        ids=str,
    )
    def test_killed_in_a_commit(self, house, past, place):
        house.die("import", place, past)
        self.check_resumed(house, past)

    def test_killed_at_any_moment(self, house, past):
        told = house.die("import", data=past, kill=lambda told: len(told) == 3)
        # "past.csv: 30 new…", then "6 of 30", "12 of 30"…
        done = int(said(told, "said")[-1].split()[0])
        found = house.look()
        assert 0 < done <= len(found["imported"]) < PAST
        assert found["waits"]
        self.check_resumed(house, past)

    @pytest.mark.parametrize("read", range(4))
    @pytest.mark.parametrize("other", ["import", "import_parts"])
    def test_killed_while_the_file_is_read(self, house, past, read, other):
        """At each of the four parts, and gone on with on screen or by the console."""
        house.die("import_parts", ["unmarked", read], past)
        self.check_resumed(house, past, other)

    def test_killed_after_the_file_was_read(self, house, past):
        told = house.die("import_parts", ["committed", 6], past)
        assert [each["reading"] for each in told] == [True] * 3 + [False] * 2
        assert [each["new"] for each in told] == [8, 16, 24, PAST, PAST]
        self.check_resumed(house, past, "import_parts")

    def check_resumed(self, house, past, way="import"):
        found = house.look()
        assert found["imported"] == found["kept"]
        assert len(found["past"]) == len(found["imported"]) < PAST
        assert (found["numbers"], found["chain"]) == ([], [True, 0])
        house.do(way, past)
        found = house.look()
        keys = sorted(f"{SIRET}/2019-{n:03}" for n in range(PAST))
        assert found["imported"] == found["kept"] == keys
        assert (len(found["past"]), found["waits"]) == (PAST, False)
        told = house.do("import", past)
        assert said(told, "said") == ["past.csv: 0 new, 30 here already, 0 refused"]
        assert said(told, "wrote") == [False]


CONVENED = "communesplone.deliberations.session.convened"
COMPLETED = "communesplone.deliberations.session.completed"

MEMBERS = 6
"""Members with an account: each gets a mail."""


class TestAhead:
    """What is done before and after a sitting is there as a whole, or not at all."""

    BEFORE = {
        "convene": (),
        "complete": ("convene",),
        "follow": (),
    }
    """Job -> what is done before it."""

    LOGGED = {
        "convene": "session.convened",
        "complete": "agenda.completed",
        "follow": "item.followed",
    }

    @pytest.mark.parametrize(
        ("job", "place"),
        [
            ("convene", ["scheduling", 2]),
            ("convene", ["mailing", 3]),
            ("convene", ["storing", 20]),
            ("convene", ["unmarked", 0]),
            ("complete", ["scheduling", 0]),
            ("complete", ["mailing", 3]),
            ("complete", ["storing", 10]),
            ("complete", ["unmarked", 0]),
            ("follow", ["storing", 2]),
            ("follow", ["unmarked", 0]),
        ],
        ids=str,
    )
    def test_killed_before_the_commit_is_whole(self, house, job, place):
        for earlier in self.BEFORE[job]:
            house.do(earlier, house.ahead)
        before = house.look_ahead()
        told = house.die(job, place, house.ahead)
        # No mail goes out of what does not stand.
        assert said(told, "woken") == said(told, "done") == []
        assert house.look_ahead() == before
        assert self.LOGGED[job] not in before["noted"]
        told = house.do(job, house.ahead)
        assert said(told, "done") == [True]
        assert said(told, "woken") == ([] if job == "follow" else [MEMBERS])
        self.check_done(house.look_ahead(), job)

    @pytest.mark.parametrize("job", BEFORE)
    def test_killed_when_the_commit_is_whole(self, house, job):
        for earlier in self.BEFORE[job]:
            house.do(earlier, house.ahead)
        told = house.die(job, ["committed", 0], house.ahead)
        assert said(told, "woken") == said(told, "done") == []
        # The mails wait in the database: whatever sends them finds them there.
        self.check_done(house.look_ahead(), job)

    def check_done(self, found, job):
        assert found["noted"][self.LOGGED[job]] == 1
        if job == "follow":
            assert (found["followed"], found["waits"]) == ("Roads team", True)
            return
        count, mails = 3, {CONVENED: MEMBERS}
        if job == "complete":
            count, mails = 4, {**mails, COMPLETED: MEMBERS}
        assert (found["state"], found["convened"]) == ("convened", True)
        assert found["numbers"] == list(range(1, count + 1))
        assert found["items"] == ["scheduled"] * count
        assert found["own"] == ("scheduled" if job == "complete" else "validated")
        assert found["mails"] == mails
