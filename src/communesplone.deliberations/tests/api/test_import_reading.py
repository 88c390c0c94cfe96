"""A file of past deliberations that is read in parts."""

from communesplone.core.api import settings
from communesplone.deliberations.api import import_reading
from communesplone.deliberations.api import imports
from communesplone.deliberations.interfaces import Refused
from communesplone.deliberations.rules.scdl.read import Part
from datetime import date
from io import BytesIO
from past import acts
from past import file
from past import row
from past import run
from past import SIRET
from zope.i18n import translate

import pytest
import transaction


@pytest.fixture
def body(town):
    settings.save(region="FR", organisation_number=SIRET)
    return town.council


@pytest.fixture
def small_parts(monkeypatch):
    monkeypatch.setattr(import_reading, "PART", Part(rows=4, size=1_000_000))


def plan_of(job):
    names = ("new", "same", "rejected", "mended", "format")
    plan = {name: getattr(job, name) for name in names}
    return plan, list(job.days()), list(imports.rejected(job))


def mixed():
    """Write 15 rows in Windows-1252: new ones, bad ones, the same again."""
    rows = [row(n, date(2019, 1, 1 + n % 3)) for n in range(12)]
    lines = file(*rows).getvalue().splitlines(keepends=True)
    lines[6] = lines[6].replace(b"2019-01-03", b"soon")
    lines[9] = lines[9].replace(b"2019-01-03", b"03/01/2019")
    other = lines[2].replace(b"2019-001", b"2019-000")
    return b"".join([*lines, lines[1], other, lines[12]]).decode().encode("cp1252")


class TestParts:
    @pytest.fixture
    def whole(self, body):
        run(body, file(row(11, date(2019, 1, 3))))
        job = imports.stage(body, BytesIO(mixed()), "past.csv")
        found = plan_of(job)
        imports.stop(body, job.digest)
        return found

    def test_a_part_a_request_comes_to_the_same(self, body, whole, small_parts):
        assert (whole[0]["new"], whole[0]["same"], whole[0]["rejected"]) == (10, 1, 2)
        job = imports.stage(body, BytesIO(mixed()), "past.csv")
        percents = []
        while job.unread is not None and len(percents) < 9:
            percents.append(job.unread.percent)
            assert job.waits() and job.finished is None
            assert len(acts(body)) == 1
            job = imports.step(body, job.digest)
        assert percents == sorted(set(percents)) and len(percents) == 3
        assert plan_of(job) == whole
        job = run(body, BytesIO(mixed()))
        assert (job.done, len(acts(body))) == (10, 11)

    def test_a_part_that_is_cut_off_is_read_again(self, body, whole, small_parts):
        job = imports.stage(body, BytesIO(mixed()), "past.csv")
        for _part in range(3):
            mark = transaction.savepoint()
            imports.step(body, job.digest)
            mark.rollback()
            # The file given again, as after a crash, begins nothing anew.
            again = imports.stage(body, BytesIO(mixed()), "past.csv")
            assert again is job
            imports.step(body, job.digest)
        assert plan_of(job) == whole

    def test_bytes_end_a_part_too(self, body, monkeypatch):
        monkeypatch.setattr(import_reading, "PART", Part(rows=1_000, size=200))
        job = imports.stage(body, file(*map(row, range(9))), "past.csv")
        assert (job.unread is not None, job.new < 9) == (True, True)

    def test_no_request_more_where_a_part_ends_with_the_file(self, body, small_parts):
        job = imports.stage(body, file(*map(row, range(8))), "past.csv")
        job = imports.step(body, job.digest)
        assert (job.new, job.unread) == (8, None)

    def test_little_is_written_of_what_was_seen(self, body, small_parts):
        data = file(*map(row, range(200)))
        job = imports.stage(body, data, "past.csv")
        for _part in range(40):
            imports.step(body, job.digest)
        transaction.savepoint()
        buckets, bucket = [], job.unread.seen._firstbucket
        while bucket is not None:
            buckets.append(list(bucket.keys()))
            bucket = bucket._next
        imports.step(body, job.digest)
        changed, bucket = 0, job.unread.seen._firstbucket
        while bucket is not None:
            changed += list(bucket.keys()) not in buckets
            bucket = bucket._next
        assert len(buckets) > 4
        assert 1 <= changed <= 2

    def test_too_many_of_a_day_end_the_import(self, body, small_parts, monkeypatch):
        monkeypatch.setattr(import_reading, "MOST_OF_A_DAY", 5)
        rows = [row(n, date(2019, 1, 1)) for n in range(9)]
        job = imports.stage(body, file(*rows), "past.csv")
        job = imports.step(body, job.digest)
        assert "1 January 2019" in translate(job.failed)
        assert (job.waits(), job.new, job.finished) == (False, 0, None)
        assert imports.step(body, job.digest) is job
        assert not acts(body)
        # The body is free for another file, and for the same once more.
        assert imports.stage(body, file(*rows), "again.csv") is not job
        imports.stop(body, job.digest)
        assert run(body, file(row(1))).done == 1

    def test_a_line_that_is_too_long_ends_it_too(self, body, small_parts):
        data = file(*map(row, range(9))).getvalue() + b"x" * 400_001
        job = imports.stage(body, BytesIO(data), "past.csv")
        assert run(body, BytesIO(data)) is job
        assert "400000" in translate(job.failed)
        assert (job.done, job.waits()) == (0, False)

    def test_the_second_person_is_told(self, body, town, small_parts):
        # Of the first part no row is to be imported.
        data = file(*map(row, range(9))).getvalue().replace(b"2019-01-0", b"soon")
        with town.user("clerk"):
            job = imports.stage(body, BytesIO(data), "first.csv")
        assert job.new == 0
        with pytest.raises(Refused, match=r"clerk is importing “first.csv”"):
            imports.stage(body, file(row(20)), "second.csv")
        imports.stop(body, job.digest)
        with pytest.raises(Refused, match="stopped"):
            imports.step(body, job.digest)
