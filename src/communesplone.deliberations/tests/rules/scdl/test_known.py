from communesplone.deliberations.rules.scdl.category import subject
from communesplone.deliberations.rules.scdl.known import content_of
from communesplone.deliberations.rules.scdl.known import key_of
from communesplone.deliberations.rules.scdl.known import Known
from communesplone.deliberations.rules.scdl.read import Accepted
from communesplone.deliberations.rules.scdl.read import Rejected
from rules.scdl_rows import SOUND

import dataclasses
import pytest


FOUND = Accepted(2, SOUND)
KEY = key_of(SOUND)


def known(**changes):
    given = {"imported": {}, "own": frozenset(), "elsewhere": lambda key: False}
    return Known(**given | changes)


def test_a_new_row_is_taken():
    assert known().judge(FOUND) is FOUND


def test_the_same_again_is_nothing():
    assert known(imported={KEY: content_of(SOUND)}).judge(FOUND) is None


@pytest.mark.parametrize(
    ("changes", "reason"),
    [
        ({"imported": {KEY: "other"}}, "imported_otherwise"),
        ({"own": {SOUND.id}}, "own_act"),
        ({"elsewhere": lambda key: key == KEY}, "elsewhere"),
    ],
)
def test_a_row_that_would_change_or_repeat_an_act_is_refused(changes, reason):
    refused = known(**changes).judge(FOUND)
    assert isinstance(refused, Rejected)
    assert (refused.line, refused.column, refused.reason.key) == (2, "DELIB_ID", reason)
    assert dict(refused.cells)["DELIB_OBJET"] == SOUND.title


def test_the_content_is_all_cells():
    assert content_of(SOUND) != content_of(dataclasses.replace(SOUND, url="http://a.b"))


@pytest.mark.parametrize(
    ("category", "code"),
    [
        ("7.1 Décisions budgétaires", "7.1"),
        ("7.10 divers", "7.10"),
        (" 8.3. Roads", "9.1"),
        ("Finances locales / fiscalité", "7.2"),
        ("7.99 Other", "9.1"),
        ("Roads", "9.1"),
        ("", "9.1"),
        (None, "9.1"),
    ],
)
def test_a_category_stands_for_a_subject(category, code):
    assert subject(category)[0] == code
