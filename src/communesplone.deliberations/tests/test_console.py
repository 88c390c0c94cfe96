"""`bin/instance import_deliberations`: what it says, and what is there after a kill."""

from cmd import Cmd
from communesplone.deliberations.api import import_reading
from communesplone.deliberations.api import imports
from communesplone.deliberations.console import imports as console
from communesplone.deliberations.rules.scdl.read import Part
from importlib.metadata import entry_points
from past import file
from past import row
from past import SIRET
from zope.i18n import translate

import pytest
import transaction


@pytest.fixture
def run(place, capsys, tmp_path):
    path = tmp_path / "past.csv"

    def run(rows, *more, body="/plone/decisions/council", before=()):
        path.write_bytes(file(*rows).getvalue())
        args = [*before, str(path), "--body", body, *more]
        transaction.commit()
        try:
            console.import_deliberations(place.portal.getPhysicalRoot(), args)
            code = 0
        except SystemExit as stop:
            code = stop.code
        transaction.begin()
        return (code, *capsys.readouterr())

    return run


ROWS = [row(number) for number in range(10)]


def test_the_command_is_found():
    (point,) = entry_points(group="zopectl.command", name=console.NAME)
    assert point.load() is console.import_deliberations
    # zopectl would take what follows a hyphen for an argument.
    assert Cmd().parseline(f"{console.NAME} x")[:2] == (console.NAME, "x")


@pytest.mark.parametrize("before", [(), (console.NAME,), ("-c", console.NAME)])
def test_an_import(run, place, monkeypatch, before):
    monkeypatch.setattr(imports, "BATCH", 4)
    code, out, err = run(ROWS, before=before)
    assert (code, err) == (0, "")
    assert out.splitlines() == [
        "past.csv: 10 new, 0 here already, 0 refused",
        "6 of 10",
        "10 of 10",
    ]
    assert f"{SIRET}/2019-009" in place.council.imports.acts


def test_a_second_run_writes_nothing_at_all(run, place):
    run(ROWS)
    database = place.portal._p_jar.db()
    before = database.lastTransaction()
    code, out, _ = run(ROWS)
    assert (code, out) == (0, "past.csv: 0 new, 10 here already, 0 refused\n")
    assert database.lastTransaction() == before


def test_a_plan_writes_nothing(run, place):
    code, out, _ = run([*ROWS, row(2, subject_name="x/y")][:10], "--plan")
    assert (code, out) == (0, "past.csv: 10 new, 0 here already, 0 refused\n")
    assert place.council.imports.job is None


def test_a_long_file_is_planned_whole(run, place, monkeypatch):
    monkeypatch.setattr(import_reading, "PART", Part(rows=3, size=1_000_000))
    code, out, _ = run(ROWS, "--plan")
    assert (code, out) == (0, "past.csv: 10 new, 0 here already, 0 refused\n")
    assert place.council.imports.job is None
    assert run(ROWS)[0] == 0
    assert len(place.council.imports.acts) == len(ROWS)


def test_a_file_that_is_refused_on_the_way(run, place, monkeypatch):
    monkeypatch.setattr(import_reading, "PART", Part(rows=3, size=1_000_000))
    monkeypatch.setattr(import_reading, "MOST_OF_A_DAY", 4)
    rows = [row(number, ROWS[0].date) for number in range(8)]
    code, out, err = run(rows, "--plan")
    assert (code, out, place.council.imports.job) == (1, "", None)
    assert "More than 4 rows" in err
    code, out, err = run(rows)
    assert (code, out) == (1, "")
    assert "More than 4 rows" in err
    # The page says so too, and the body takes another file.
    assert "More than 4 rows" in translate(place.council.imports.job.failed)
    assert run(ROWS[:2])[0] == 0
    assert len(place.council.imports.acts) == 2


@pytest.mark.parametrize("kill_at", range(1, 6))
def test_killed_anywhere_it_goes_on(run, place, monkeypatch, kill_at):
    monkeypatch.setattr(imports, "BATCH", 3)
    commit, done = transaction.commit, []

    class Killed(BaseException):
        pass

    def killing():
        done.append(1)
        if len(done) == kill_at + 1:
            raise Killed
        commit()

    monkeypatch.setattr(console.transaction, "commit", killing)
    with pytest.raises(Killed):
        run(ROWS)
    monkeypatch.setattr(console.transaction, "commit", commit)
    transaction.abort()
    days = (
        [day for day, _rows in place.council.imports.job.days()] if kill_at > 1 else []
    )
    here = {key.split("/")[1] for key in place.council.imports.acts}
    left = {r.id for r in ROWS if r.date.isoformat() in days}
    assert kill_at == 1 or here | left == {r.id for r in ROWS}
    assert not here & left
    assert run(ROWS)[0] == 0
    found = place.council.imports.acts
    assert sorted(found) == [f"{SIRET}/{r.id}" for r in ROWS]
    assert len(place.council["2019"]) == len(ROWS)


@pytest.mark.parametrize(
    ("body", "said"),
    [("/plone/nothing", "no such body"), ("/plone", "no such body")],
)
def test_no_such_body(run, body, said):
    code, _, err = run(ROWS, body=body)
    assert (code, said in err) == (1, True)


def test_another_import_is_told(run, place):
    imports.stage(place.council, file(row(50)), "other.csv")
    code, _, err = run(ROWS)
    assert code == 1
    assert "other.csv" in err
