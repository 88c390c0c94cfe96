from communesplone.deliberations.rules.article import Article
from communesplone.deliberations.rules.article import cdld
from communesplone.deliberations.rules.article import cgct
from communesplone.deliberations.rules.constants import ClosedSitting
from communesplone.deliberations.rules.constants import OffAgenda
from communesplone.deliberations.rules.constants import Rule
from communesplone.deliberations.rules.constants import TieRule
from communesplone.deliberations.rules.matter import Matter
from communesplone.deliberations.rules.outcome import Outcome
from communesplone.deliberations.rules.rulebook import rulebook
from communesplone.deliberations.rules.rulebook import Rulebook
from communesplone.deliberations.rules.rulebook import RULEBOOKS
from dataclasses import asdict
from dataclasses import fields
from dataclasses import FrozenInstanceError
from hashlib import sha256
from pathlib import Path

import json
import pytest


COLLEGE = rulebook("be-wal-college")
COUNCIL = rulebook("be-wal-council")
FRANCE = rulebook("fr-municipal")
ROOT = Path(__file__).resolve().parents[4]


def rules(book):
    for field in fields(book):
        value = getattr(book, field.name)
        for rule in value if isinstance(value, tuple) else (value,):
            if isinstance(rule, Rule):
                yield field.name, rule


def test_three_to_start_with():
    assert list(RULEBOOKS) == ["be-wal-college", "be-wal-council", "fr-municipal"]
    assert all(isinstance(book, Rulebook) for book in RULEBOOKS.values())
    assert all(book.name == name for name, book in RULEBOOKS.items())
    assert [book.kind for book in RULEBOOKS.values()] == [
        "college",
        "council",
        "council",
    ]
    assert [book.country for book in RULEBOOKS.values()] == ["be", "be", "fr"]
    with pytest.raises(KeyError):
        rulebook("be-vla-council")


@pytest.mark.parametrize("book", RULEBOOKS.values(), ids=lambda book: book.name)
def test_every_constant_has_its_article(book):
    code = {"be": "CDLD", "fr": "CGCT"}[book.country]
    found = list(rules(book))
    assert len({name for name, rule in found}) == len(fields(book)) - 4 >= 20
    assert {rule.article.code for name, rule in found} == {code}
    assert all(rule.article.number[0] in "LR" for name, rule in found)


EDITIONS = {
    "be-wal-college/1": "d40043adf60b59ce",
    "be-wal-council/1": "14e93ec63b630bef",
    "fr-municipal/1": "3b8f1259dc66ab36",
}
"""The constants of each edition, as the start of their SHA-256.

One that changes is a new edition, for its old acts name the old one.
"""


@pytest.mark.parametrize("book", RULEBOOKS.values(), ids=lambda book: book.name)
def test_an_edition_never_changes(book):
    plain = {**asdict(book), "edition": None}
    text = json.dumps(plain, sort_keys=True, default=sorted)
    assert sha256(text.encode()).hexdigest()[:16] == EDITIONS[book.citation]


def test_which_hang_on_the_number_of_inhabitants():
    assert [book.hangs_on_population for book in RULEBOOKS.values()] == [
        False,
        False,
        True,
    ]


@pytest.mark.parametrize("book", RULEBOOKS.values(), ids=lambda book: book.name)
def test_a_rulebook_is_frozen(book):
    with pytest.raises(FrozenInstanceError):
        book.name = "another"
    with pytest.raises(TypeError):
        RULEBOOKS[book.name] = book


@pytest.mark.parametrize(
    ("book", "field", "value", "article", "second_hand"),
    [
        (COLLEGE, "quorum", 2, "CDLD L1123-20", True),
        (COUNCIL, "quorum", 2, "CDLD L1122-17", False),
        (FRANCE, "quorum", 2, "CGCT L2121-17", False),
        (COLLEGE, "proxies", 0, "CDLD L1123-20", True),
        (COUNCIL, "proxies", 0, "CDLD L1122-17", False),
        (FRANCE, "proxies", 1, "CGCT L2121-20", False),
        (FRANCE, "proxy_sessions", 3, "CGCT L2121-20", False),
        (COLLEGE, "tie", TieRule.ADJOURNED, "CDLD L1123-22", False),
        (COUNCIL, "tie", TieRule.REJECTED, "CDLD L1122-26", False),
        (FRANCE, "tie", TieRule.PRESIDENT, "CGCT L2121-20", False),
        (FRANCE, "secret_tie", TieRule.REJECTED, "CGCT L2121-20", False),
        (COLLEGE, "off_agenda", OffAgenda.OWN_RULES, "CDLD L1123-20", True),
        (COUNCIL, "off_agenda", OffAgenda.URGENCY, "CDLD L1122-24", False),
        (FRANCE, "off_agenda", OffAgenda.NEVER, "CGCT L2121-10", False),
        (COLLEGE, "closed", ClosedSitting.ALWAYS, "CDLD L1123-21", True),
        (COUNCIL, "closed", ClosedSitting.TWO_THIRDS, "CDLD L1122-20", True),
        (FRANCE, "closed", ClosedSitting.ON_REQUEST, "CGCT L2121-18", False),
        (COUNCIL, "roll_call_share", 3, "CDLD L1122-27", False),
        (FRANCE, "roll_call_share", 4, "CGCT L2121-21", False),
        (FRANCE, "secret_share", 3, "CGCT L2121-21", False),
        (FRANCE, "numbering", True, "CGCT R2121-9", False),
        (COUNCIL, "interest", True, "CDLD L1122-19", False),
        (FRANCE, "interest", True, "CGCT L2131-11", False),
        (FRANCE, "account_posts", {"mayor"}, "CGCT L1612-12", True),
    ],
)
def test_constants_of_the_law(book, field, value, article, second_hand):
    rule = getattr(book, field)
    assert rule.value == value
    assert str(rule.article) == article
    assert rule.article.second_hand is second_hand


def test_every_second_hand_article_is_an_open_point():
    page = ROOT / "docs" / "reference" / "legal-open-points.rst"
    text = page.read_text(encoding="utf-8")
    doubtful = {
        rule.article.number
        for book in RULEBOOKS.values()
        for name, rule in rules(book)
        if rule.article.second_hand
    }
    assert doubtful
    assert not {number for number in doubtful if number not in text}


def test_articles_are_written_as_lawyers_do():
    assert str(Article("CDLD", "L1122-26")) == "CDLD L1122-26"
    assert not Article("CDLD", "L1122-26").second_hand
    assert cdld("L1", second_hand=True) == Article("CDLD", "L1", True)
    assert cgct("L1") == Article("CGCT", "L1", False)


def test_outcomes_have_the_names_that_are_stored():
    assert [str(outcome) for outcome in Outcome] == [
        "adopted",
        "adopted_amended",
        "rejected",
        "postponed",
        "withdrawn",
        "noted",
        "no_quorum",
        "elected",
    ]


@pytest.mark.parametrize(
    ("values", "message"),
    [
        ({"subject_kind": "budget"}, "^unknown kind of subject: budget$"),
        ({"ties_before": -1}, "ties"),
        ({"call_rank": 0}, "first, second or third"),
        ({"call_rank": 4}, "first, second or third"),
    ],
)
def test_a_matter_is_one_the_law_knows(values, message):
    with pytest.raises(ValueError, match=message):
        Matter(**values)


@pytest.mark.parametrize(
    ("matter", "expected"),
    [
        (Matter(), False),
        (Matter(account=True), True),
        (Matter(subject_kind="account"), True),
        (Matter(subject_kind="person"), False),
    ],
)
def test_the_account_is_said_either_way(matter, expected):
    assert matter.is_account is expected
