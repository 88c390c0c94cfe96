from communesplone.deliberations.rules.scdl.cell import clean
from communesplone.deliberations.rules.scdl.cell import guard
from communesplone.deliberations.rules.scdl.cell import unguard
from communesplone.deliberations.rules.scdl.columns import NAMES
from communesplone.deliberations.rules.scdl.read import Accepted
from communesplone.deliberations.rules.scdl.read import read
from communesplone.deliberations.rules.scdl.rejects import write_rejects
from communesplone.deliberations.rules.scdl.write import NotWritable
from communesplone.deliberations.rules.scdl.write import write
from hypothesis import given
from hypothesis import strategies as st
from rules.scdl_rows import rows
from rules.scdl_rows import SOUND

import csv
import dataclasses
import io
import pytest


@given(st.lists(rows(), max_size=6, unique_by=lambda row: row.id))
def test_our_own_export_comes_back_identical(made):
    found = list(read(b"".join(write(made))))
    assert all(isinstance(one, Accepted) for one in found)
    assert [one.row for one in found] == made


@given(rows())
def test_no_cell_of_the_export_is_a_formula(row):
    text = b"".join(write([row])).decode()
    for cell in list(csv.reader(io.StringIO(text, newline="")))[1]:
        assert not cell.lstrip(" ").startswith(("=", "+", "-", "@", "\t", "\r", "\n"))


@given(st.text(st.sampled_from("'= -@a\t\n"), max_size=6))
def test_a_guard_can_be_taken_off(text):
    assert unguard(guard(clean(text))) == clean(text)


def test_the_form_of_the_file():
    content = b"".join(write([SOUND]))
    head, row, rest = content.split(b"\r\n")
    assert head.decode() == ",".join(NAMES)
    assert row.decode().startswith("Commune de Saint-Épin-sur-Orvre,21990199800019,")
    assert rest == b""


def test_a_formula_is_disarmed_and_a_number_is_not():
    row = dataclasses.replace(SOUND, title="=1+1", seats=3)
    assert b",'=1+1," in b"".join(write([row]))
    assert b",3,,,,,\r\n" in b"".join(write([row]))


def test_the_writer_refuses_what_the_standard_does():
    with pytest.raises(NotWritable) as caught:
        list(write([dataclasses.replace(SOUND, subject_code="8.10")]))
    assert caught.value.remarks[0].column == "DELIB_MATIERE_CODE"


def test_the_writer_writes_a_number_once():
    with pytest.raises(NotWritable, match="repeated"):
        list(write([SOUND, SOUND]))


def test_two_towns_may_use_one_number():
    other = dataclasses.replace(SOUND, siret="01999001900010")
    assert len(list(read(b"".join(write([SOUND, other]))))) == 2


def bad(**changes):
    """Give the bytes of a file with the cells of SOUND, some changed."""
    cells = dict(zip(NAMES, next(csv.reader(io.StringIO(_second(SOUND)))), strict=True))
    cells.update(changes)
    sink = io.StringIO()
    csv.writer(sink).writerows([NAMES, [cells[name] for name in NAMES]])
    return sink.getvalue().encode()


def _second(row):
    return b"".join(list(write([row]))[1:]).decode()


def test_the_file_of_rejects_says_what_and_why_and_is_safe():
    rejects = list(read(bad(DELIB_DATE="=cmd|' /C calc'!A0", VOTE_POUR="tous")))
    content = b"".join(write_rejects(rejects, lambda reason: f"=why {reason.key}"))
    told = list(csv.DictReader(io.StringIO(content.decode("utf-8-sig"), newline="")))
    assert told[0]["REJET_LIGNE"] == "2"
    assert told[0]["REJET_COLONNE"] == "DELIB_DATE, VOTE_POUR"
    assert told[0]["REJET_MOTIF"] == "'=why date |' =why count"
    assert told[0]["DELIB_DATE"].startswith("'=cmd")
    assert told[0]["DELIB_OBJET"] == SOUND.title


def test_the_file_of_rejects_is_imported_once_mended():
    rejects = list(read(bad(DELIB_DATE="le seize")))
    content = b"".join(write_rejects(rejects, str))
    mended = content.replace(b",le seize,8.3", b",16/01/2023,8.3")
    (found,) = read(mended)
    assert found.row == SOUND
