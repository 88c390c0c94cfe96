"""Past deliberations: the plan, the steps, and what is there after a crash."""

from communesplone.core.api import settings
from communesplone.deliberations.api import act_import
from communesplone.deliberations.api import clock
from communesplone.deliberations.api import import_reading
from communesplone.deliberations.api import imports
from communesplone.deliberations.api import public_facts
from communesplone.deliberations.api import register
from communesplone.deliberations.api import register_list
from communesplone.deliberations.api import scdl
from communesplone.deliberations.api import verifying
from communesplone.deliberations.api.acts import kinds
from communesplone.deliberations.api.acts import registers
from communesplone.deliberations.api.work import work
from communesplone.deliberations.interfaces import Refused
from datetime import date
from io import BytesIO
from past import acts
from past import file
from past import row
from past import run
from past import SIRET
from plone import api
from Products.CMFCore.indexing import processQueue
from published import evening
from published import publish

import dataclasses
import pytest
import transaction


@pytest.fixture
def body(town):
    settings.save(region="FR", organisation_number=SIRET)
    return town.council


def state(body):
    """Give all that an import leaves, save UIDs and times."""
    found = {}
    for key, brain in acts(body).items():
        act = brain._unrestrictedGetObject()
        assert body.imports.acts[key][0] == brain.UID
        path = act.getPhysicalPath()[-2:]
        found[key] = (path, act.title, brain.review_state, act_import.row_of(act))
    assert set(found) == set(body.imports.acts)
    return found


@pytest.fixture
def small_steps(monkeypatch):
    monkeypatch.setattr(imports, "BATCH", 4)


def test_an_imported_act_is_public_and_outside_our_register(body):
    run(body, file(row(1, seats=29, voters=29, in_favour=20, against=4, abstentions=5)))
    (brain,) = acts(body).values()
    act = brain.getObject()
    assert (act.number, act.reference, act.imported) == (
        None,
        "2019-001",
        f"{SIRET}/2019-001",
    )
    assert api.content.get_state(act) == "published"
    assert api.user.has_permission("View", username="citizen", obj=act)
    assert not api.user.has_permission("Modify portal content", obj=act)
    assert body.register.length == 0
    assert verifying.verify(body).intact
    assert act_import.holds(act)
    counts = {"in_favour": 20, "against": 4, "abstentions": 5}
    assert register.facts_of(act)["votes"]["counts"] == counts
    assert public_facts.votes(act)["counts"] == counts
    act.versions[0].facts["title"] = "Another"
    assert not act_import.holds(act)


def test_long_texts_are_cut_in_fields_alone(body):
    long = row(1, title="x" * 700, id="n" * 90)
    run(body, file(long))
    (brain,) = acts(body).values()
    act = brain.getObject()
    assert (len(act.title), len(act.reference)) == (500, 80)
    assert act_import.row_of(act) == long


def test_what_was_imported_is_exported_the_same(body):
    rows = [row(n, authority="PREF038", received=date(2019, 3, 1)) for n in range(7)]
    run(body, file(*rows))
    out = BytesIO()
    scdl.export(body, out)
    assert out.getvalue() == file(*rows).getvalue()


def test_the_plan_says_what_will_be_done(body):
    run(body, file(row(1), row(2)))
    lines = file(row(1), dataclasses.replace(row(2), title="Other"), row(3)).getvalue()
    wrong = lines.replace(b"2019-003,2019-01-02", b"2019-003,soon")
    extra = b"".join(file(row(4)).getvalue().splitlines(True)[1:])
    job = imports.stage(body, BytesIO(wrong + extra), "past.csv")
    assert (job.new, job.same, job.rejected) == (1, 1, 2)
    told = [(r.line, r.column, r.reason.key) for r in imports.rejected(job)]
    assert told == [
        (3, "DELIB_ID", "imported_otherwise"),
        (4, "DELIB_DATE", "date"),
    ]
    assert job.format["encoding"] == "UTF-8"
    assert job.format["delimiter"] == ","
    assert len(acts(body)) == 2


@pytest.mark.parametrize(
    ("data", "encoding", "delimiter"),
    [
        (lambda text: text.replace(",", ";").encode("cp1252"), "Windows-1252", ";"),
        (lambda text: text.encode("utf-16"), "UTF-16", ","),
    ],
)
def test_what_a_file_is(body, data, encoding, delimiter):
    text = file(row(1)).getvalue().decode().replace("VOTE_POUR", "POUR")
    job = imports.stage(body, BytesIO(data(text)), "past.csv")
    assert (job.format["encoding"], job.format["delimiter"]) == (encoding, delimiter)
    assert job.format["renamed"] == (("POUR", "VOTE_POUR"),)
    assert job.new == 1


def test_a_second_run_leaves_no_job(body):
    rows = [row(n) for n in range(5)]
    first = run(body, file(*rows))
    before = state(body)
    job = imports.stage(body, file(*rows), "past.csv")
    assert (job.new, job.same, job.waits()) == (0, 5, False)
    assert body.imports.job is first
    assert state(body) == before


@pytest.mark.parametrize("crash_after", range(3))
def test_a_crash_and_another_start_end_the_same(body, small_steps, crash_after):
    rows = [row(n) for n in range(13)]
    run(body, file(*rows), crash_after)
    # As a commit does, which stands between two steps.
    processQueue()
    mark = transaction.savepoint()
    imports.step(body, body.imports.job.digest)
    mark.rollback()
    job = run(body, file(*rows))
    assert (job.done, job.new, job.waits()) == (13, 13, False)
    assert job.finished is not None
    straight = state(body)
    assert len(straight) == 13
    assert [straight[f"{SIRET}/{r.id}"][3] for r in rows] == rows


def test_a_day_is_never_left_half(body, small_steps):
    rows = [row(n, date(2019, 1, 1 + (n % 2))) for n in range(20)]
    imports.stage(body, file(*rows), "past.csv")
    job = imports.step(body, body.imports.job.digest)
    days = {brain.deliberations_facts["date"] for brain in acts(body).values()}
    assert (days, job.done) == ({date(2019, 1, 1)}, 10)


def test_too_many_of_a_day_are_refused(body, monkeypatch):
    monkeypatch.setattr(import_reading, "MOST_OF_A_DAY", 3)
    rows = [row(n, date(2019, 1, 1)) for n in range(4)]
    with pytest.raises(Refused, match="1 January 2019"):
        imports.stage(body, file(*rows), "past.csv")
    assert body.imports.job is None


def test_the_second_person_is_told(body, town):
    with town.user("clerk"):
        imports.stage(body, file(row(1)), "first.csv")
    with pytest.raises(Refused, match=r"clerk is importing “first.csv”"):
        imports.stage(body, file(row(2)), "second.csv")
    imports.stop(body, body.imports.job.digest)
    assert imports.stage(body, file(row(2)), "second.csv").new == 1


def test_a_step_of_a_stopped_import_is_refused(body):
    job = imports.stage(body, file(row(1)), "past.csv")
    imports.stop(body, job.digest)
    with pytest.raises(Refused, match="stopped"):
        imports.step(body, job.digest)
    assert not acts(body)


def test_the_same_into_another_body_is_refused(body, town):
    run(body, file(row(1)))
    job = imports.stage(town.college, file(row(1)), "past.csv")
    (refused,) = imports.rejected(job)
    assert refused.reason.key == "elsewhere"


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "empty"),
        (b"a;b;c\n1;2;3\n", "Columns are missing"),
        (b"PK\x03\x04" + bytes(range(256)) * 40, "no CSV file"),
    ],
)
def test_what_is_no_such_file_is_refused(body, data, said):
    with pytest.raises(Refused, match=said):
        imports.stage(body, BytesIO(data), "x.csv")
    assert body.imports.job is None


def test_a_huge_file_is_refused_before_it_is_read(body):
    class Huge(BytesIO):
        def tell(self):
            return 50_000_001

        def read(self, *_):
            raise AssertionError("read")

    with pytest.raises(Refused, match="50000000"):
        imports.stage(body, Huge(), "x.csv")


def test_an_imported_act_is_not_corrected(body):
    run(body, file(row(1)))
    (brain,) = acts(body).values()
    with pytest.raises(Refused, match="no register of ours"):
        register.correct(brain.getObject(), {"title": "New"}, "A slip", clock.now())
    assert body.register.length == 0


def test_imported_acts_stand_in_no_list_of_our_numbers(body):
    run(body, file(row(1), row(2), row(3)))
    assert register_list.years(body) == []
    assert register_list.rows(body, 2019) == []
    assert registers.register_of(body, 2019).entries == ()
    body.numbering_reset = "never"
    assert register_list.rows(body, 2019) == []


def test_there_are_no_documents_of_an_imported_act(body):
    run(body, file(row(1)))
    (brain,) = acts(body).values()
    assert kinds.of_act(brain.getObject()) == {}


def test_a_file_that_two_bodies_look_at_is_imported_by_one(town, body):
    ours = imports.stage(body, file(row(1), row(2)), "past.csv")
    theirs = imports.stage(town.college, file(row(1), row(2)), "past.csv")
    imports.step(body, ours.digest)
    job = imports.step(town.college, theirs.digest)
    assert len(acts(town.college)) == 0 and job.rejected == 2
    told = [(one.line, one.reason.key) for one in imports.rejected(job)]
    assert told == [(2, "elsewhere"), (3, "elsewhere")]
    scdl.export(town.portal, BytesIO())


def test_an_act_of_ours_gives_way_to_a_number_of_the_past(town, body):
    settings.save(names={"en": "Saint-Epin"})
    run(body, file(row(1, id="2026-0001")))
    publish(evening(town, "A bench").acts[0])
    out = BytesIO()
    scdl.export(town.portal, out)
    assert b",council-2026-0001," in out.getvalue()


def test_nobody_is_told_to_send_what_was_imported(town, body):
    run(body, file(row(1)))
    with town.user("clerk"):
        assert work().tasks == ()
