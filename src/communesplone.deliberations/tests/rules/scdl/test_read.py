from communesplone.deliberations.rules.scdl import mend
from communesplone.deliberations.rules.scdl.columns import header
from communesplone.deliberations.rules.scdl.columns import NAMES
from communesplone.deliberations.rules.scdl.lines import chunks_of
from communesplone.deliberations.rules.scdl.lines import cut
from communesplone.deliberations.rules.scdl.lines import decoded
from communesplone.deliberations.rules.scdl.lines import Limits
from communesplone.deliberations.rules.scdl.lines import plain
from communesplone.deliberations.rules.scdl.read import Accepted
from communesplone.deliberations.rules.scdl.read import Part
from communesplone.deliberations.rules.scdl.read import read
from communesplone.deliberations.rules.scdl.read import Reading
from communesplone.deliberations.rules.scdl.reasons import FileRefused
from communesplone.deliberations.rules.scdl.write import cells
from communesplone.deliberations.rules.scdl.write import line
from communesplone.deliberations.rules.scdl.write import write
from datetime import date
from hypothesis import given
from hypothesis import settings
from hypothesis import strategies as st
from rules.scdl_rows import SOUND

import dataclasses
import io
import itertools
import pytest
import tracemalloc


HEADER = line(NAMES)


@pytest.mark.parametrize(
    "written, column",
    [
        ("VOTE_EFFFECTIF", "VOTE_EFFECTIF"),
        ("VOTE_EFECTIF", "VOTE_EFFECTIF"),
        ("VOTE_ABST", "VOTE_ABSTENTION"),
        ("vote_abstentions", "VOTE_ABSTENTION"),
        (" Délib Objet ", "DELIB_OBJET"),
        ("DELIB_MATIERE_COD", "DELIB_MATIERE_CODE"),
        ("COL_SIRET", "COLL_SIRET"),
        ("deliburl", "DELIB_URL"),
        ("NATURE_ACTE", ""),
        ("PUBLICATION_DATE", ""),
        ("REJET_MOTIF", ""),
        ("", ""),
    ],
)
def test_a_header_is_recognised(written, column):
    assert header([written]).places == (column,)


def test_the_exact_name_wins_over_a_misspelt_one():
    found = header(["DELIB_IDS", "DELIB_ID"])
    assert found.places == ("", "DELIB_ID")
    assert found.ignored == ("DELIB_IDS",)


def test_no_two_columns_are_near_each_other():
    assert header(NAMES).places == NAMES
    assert header(NAMES).renamed == header(NAMES).missing == ()


@pytest.mark.parametrize(
    "text, day",
    [
        ("2017-02-03", date(2017, 2, 3)),
        ("03/02/2017", date(2017, 2, 3)),
        ("3/2/2017", date(2017, 2, 3)),
        ("03-02-2017 18:30", date(2017, 2, 3)),
        ("03.02.2017", date(2017, 2, 3)),
        ("2017/02/03", date(2017, 2, 3)),
        ("20170203", date(2017, 2, 3)),
        ("2017-02-03T00:00:00.000", date(2017, 2, 3)),
        ("3 Février 2017", date(2017, 2, 3)),
        ("1er août 2017", date(2017, 8, 1)),
    ],
)
def test_dates(text, day):
    assert mend.mended_date(text)[0] == day


@pytest.mark.parametrize(
    "text, key",
    [
        ("03/02/17", "date"),
        ("42769", "date"),
        ("29/02/2017", "date"),
        ("02/13/2017", "date"),
        ("février 2017", "date"),
        ("2017-02-03T23:00:00Z", "date_zone"),
        ("2017-02-03T00:00:00+01:00", "date_zone"),
        ("2017-02-03T00:00:00.000+0100", "date_zone"),
    ],
)
def test_what_is_no_sure_date(text, key):
    with pytest.raises(mend.Unreadable) as caught:
        mend.mended_date(text)
    assert caught.value.key == key


@pytest.mark.parametrize(
    "text, count", [("12", 12), ("12,0", 12), ("12.00", 12), ("0", 0)]
)
def test_counts(text, count):
    assert mend.mended_count(text)[0] == count


@pytest.mark.parametrize("text", ["12,5", "-1", "douze", "1 2", "²", "12345", "1e2"])
def test_what_is_no_count(text):
    with pytest.raises(mend.Unreadable):
        mend.mended_count(text)


@pytest.mark.parametrize(
    "text",
    [
        "219 901 998 00019",
        "219\u00a0901\u202f998.00019",
        "'21990199800019",
        "21990199800019,0",
    ],
)
def test_siret_with_signs(text):
    assert mend.mended_siret(text) == ("21990199800019", "mended_siret")


def test_thirteen_digits_need_a_zero_that_checks():
    with pytest.raises(mend.Unreadable):
        mend.mended_siret("2199019980001")


@pytest.mark.parametrize(
    "text, code", [("8,4", "8.4"), ("8.4.1", "8.4"), ("8.04", "8.4"), ("7.10", "7.10")]
)
def test_subject_codes(text, code):
    assert mend.mended_subject_code(text)[0] == code


@pytest.mark.parametrize("text", ["8", "8.10", "0.1", "08/04/2024", "8.4.x"])
def test_what_is_no_code(text):
    with pytest.raises(mend.Unreadable):
        mend.mended_subject_code(text)


def test_an_address_with_accents_in_its_host_is_not_guessed():
    with pytest.raises(mend.Unreadable):
        mend.mended_url("https://saint-épin.example/1")


@pytest.mark.parametrize(
    "limits, key",
    [
        (Limits(size=10), "file_too_big"),
        (Limits(rows=2), "file_too_many_rows"),
        (Limits(line=100), "file_line_too_long"),
    ],
)
def test_limits(limits, key):
    rows = [dataclasses.replace(SOUND, id=f"n{number}") for number in range(3)]
    with pytest.raises(FileRefused) as caught:
        list(read(b"".join(write(rows)), limits))
    assert caught.value.reason.key == key


def test_the_limits_that_stand_unless_told():
    assert (Limits().size, Limits().rows) == (50_000_000, 200_000)


def test_a_cell_has_its_limit():
    texts = ["x" * 10_001 if name == "DELIB_OBJET" else cell
             for name, cell in zip(NAMES, cells(SOUND), strict=True)]  # fmt: skip
    (found,) = read(HEADER + line(texts))
    assert (found.column, found.reason.key) == ("DELIB_OBJET", "too_long")


def test_a_quotation_mark_that_never_closes_stops_nothing_but_its_row():
    broken = b'a,"' + b"x,\n" * 60_000
    found = list(read(HEADER + broken + line(cells(SOUND))))
    assert found[0].line == 2
    assert found[0].reason.key == "quotes"
    assert isinstance(found[-1], Accepted)


@pytest.mark.parametrize(
    "source, key",
    [
        (b"", "file_blank"),
        (b"\n\n", "file_blank"),
        (b"\xef\xbb\xbf", "file_blank"),
        (b";;;\n", "file_empty"),
        (b"sep=;\n", "file_empty"),
        (b"%PDF-1.7\n1 0 obj\n", "file_kind"),
        (b"PK\x03\x04\x14\x00", "file_kind"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "file_kind"),
        (b"\x89PNG\r\n\x1a\n", "file_kind"),
    ],
)
def test_a_file_without_header(source, key):
    with pytest.raises(FileRefused) as caught:
        read(source)
    assert caught.value.reason.key == key


def test_a_line_end_may_fall_between_two_chunks():
    class Slow(io.BytesIO):
        def read(self, size=-1):
            return super().read(1)

    text = "é\r\nb\rc\n\nd"
    assert list(map(decoded, cut(plain(Slow(text.encode()), Limits()), 100))) == [
        "é\r\n",
        "b\r",
        "c\n",
        "\n",
        "d",
    ]


CELL = st.text('a;,"\r\n é', max_size=5)
TEXTS = st.lists(st.lists(CELL, max_size=4).map(",".join), max_size=8).map("\n".join)


@given(TEXTS, st.lists(st.sampled_from([1, 2, 5]), min_size=1), st.integers(1, 40))
def test_in_parts_a_file_gives_what_it_gives_at_once(text, counts, size):
    sound = [dataclasses.replace(SOUND, id=str(n % 5)) for n in range(7)]
    rows = [line(cells(one)) for one in sound]
    whole = HEADER + b"".join((*rows[:3], text.encode(), b"\n", *rows[3:]))
    seen, place, found, turns = {}, None, [], itertools.cycle(counts)
    copy = io.BytesIO(b"".join(plain(io.BytesIO(whole), Limits())))
    for _turn in range(100):
        copy.seek(0)
        reading = Reading(chunks_of(copy), seen=seen)
        if place is not None:
            reading.go_on(copy, place)
        found += reading.part(Part(next(turns), size))
        place = reading.place
        if reading.ended:
            break
    assert found == list(read(whole))
    assert place.offset == len(whole)


def test_a_line_too_long_of_a_later_part_has_its_number_in_the_file():
    rows = [line(cells(dataclasses.replace(SOUND, id=str(n)))) for n in range(5)]
    stream = io.BytesIO(HEADER + b"".join(rows) + b"x" * 400_001)
    first = Reading(chunks_of(stream))
    list(first.part(Part(3, 1_000_000)))
    stream.seek(0)
    later = Reading(chunks_of(stream))
    later.go_on(stream, first.place)
    with pytest.raises(FileRefused) as caught:
        list(later)
    assert caught.value.line == 7


@pytest.mark.parametrize("text", [b"\n" * 50_000, b",\n" * 50_000])
def test_rows_that_hold_nothing_end_a_part_too(text):
    reading = read(HEADER + text)
    assert list(reading.part(Part(10, 1_000))) == []
    assert not reading.ended
    assert reading.place.offset < 2_000


def test_memory_does_not_grow_with_the_texts():
    def many():
        yield HEADER
        for number in range(3_000):
            yield line(
                cells(dataclasses.replace(SOUND, id=str(number), title="x" * 5_000))
            )

    class Stream(io.RawIOBase):
        parts = many()

        def read(self, size=-1):
            return next(self.parts, b"")

    tracemalloc.start()
    try:
        count = sum(isinstance(one, Accepted) for one in read(Stream()))
        peak = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    assert count == 3_000
    assert peak < 3_000_000  # the file has 15 million bytes


@settings(max_examples=300)
@given(st.binary(max_size=400))
def test_no_bytes_crash_the_reader(tail):
    for source in (
        tail,
        HEADER + tail,
        b"\xff\xfe" + tail,
        HEADER + line(cells(SOUND))[:-9] + tail,
    ):
        try:
            list(read(source))
        except FileRefused as refusal:
            assert refusal.reason.key


@given(st.lists(st.text(max_size=12), min_size=17, max_size=17))
def test_no_cells_crash_the_reader(texts):
    source = HEADER + line(text.encode("utf-8", "replace").decode() for text in texts)
    for one in read(source):
        assert isinstance(one, Accepted) or one.reason.key
