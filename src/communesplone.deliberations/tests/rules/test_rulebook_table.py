"""The constants of the three rulebooks, as a lawyer reads them beside the codes.

One line a constant: its value, then its article; `?` marks a second-hand one.
"""

from communesplone.deliberations.rules.constants import Rule
from communesplone.deliberations.rules.rulebook import RULEBOOKS
from dataclasses import asdict
from dataclasses import fields
from dataclasses import is_dataclass
from enum import StrEnum

import pytest


TABLES = {}

TABLES["be-wal-college"] = """
quorum: 2, L1123-20?
quorum_kept: False, L1123-20?
recall: None, L1123-20?
majority: True, L1123-22
tie: adjourned, L1123-22
secret_tie: adjourned, L1123-22
account_posts: none, L1123-22
interest: True, L1122-19
proxies: 0, L1123-20?
proxy_sessions: 0, L1123-20?
notice: -1 0 None 2 0, L1123-20?
off_agenda: own_rules, L1123-20?
own_item: None, L1122-24
closed: always, L1123-21?
closed_kinds: none, L1123-21?
closed_requests: 0, L1123-21?
secret_kinds: none, L1122-27?
secret_waiver: False, L1122-27?
roll_call_share: 0, L1122-27?
secret_share: 0, L1122-27?
appointment: 1 2 2, L1122-28?
secretary_posts: director_general, L1124-4?
minutes: None None, L1122-16?
numbering: True, L1122-16?
deadlines: in_force 5 0, L1133-2?
deadlines: transmit 15 0, L3122-2?
deadlines: authority 30 0, L3122-2?
"""

TABLES["be-wal-council"] = """
quorum: 2, L1122-17
quorum_kept: False, L1122-17
recall: 3 0, L1122-17
majority: True, L1122-26
tie: rejected, L1122-26
secret_tie: rejected, L1122-26
account_posts: none, L1122-26
interest: True, L1122-19
proxies: 0, L1122-17
proxy_sessions: 0, L1122-17
notice: 7 0 2 None 0, L1122-13
off_agenda: urgency, L1122-24
own_item: 5 alderman+mayor, L1122-24
closed: two_thirds, L1122-20?
closed_kinds: discipline+person, L1122-21
closed_requests: 0, L1122-20?
secret_kinds: appointment+discipline, L1122-27
secret_waiver: False, L1122-27
roll_call_share: 3, L1122-27
secret_share: 0, L1122-27
appointment: 1 2 2, L1122-28
secretary_posts: director_general, L1124-4?
minutes: 7 None, L1122-16
numbering: True, L1122-16?
deadlines: drafts_online 5 0, L3221-4?
deadlines: in_force 5 0, L1133-2?
deadlines: transmit 15 0, L3122-2?
deadlines: authority 30 0, L3122-2?
"""

TABLES["fr-municipal"] = """
quorum: 2, L2121-17
quorum_kept: True, L2121-17
recall: 2 3, L2121-17
majority: True, L2121-20
tie: president, L2121-20
secret_tie: rejected, L2121-20
account_posts: mayor, L1612-12?
interest: True, L2131-11
proxies: 1, L2121-20
proxy_sessions: 3, L2121-20
notice: 3 1 None None 0, L2121-11
notice: 5 1 None None 3500, L2121-12
off_agenda: never, L2121-10
own_item: None, L2121-10
closed: on_request, L2121-18
closed_kinds: none, L2121-18
closed_requests: 3, L2121-18
secret_kinds: appointment, L2121-21
secret_waiver: True, L2121-21
roll_call_share: 4, L2121-21
secret_share: 3, L2121-21
appointment: 2 3 0, L2121-21
secretary_posts: none, L2121-15
minutes: None 7, L2121-15
numbering: True, R2121-9
deadlines: list_online 7 0, L2121-25
deadlines: published_until 2 3500, L2131-1
deadlines: enforceable 0 0, L2131-1
"""


def written(value) -> str:
    if is_dataclass(value):
        return " ".join(written(one) for one in asdict(value).values())
    if isinstance(value, frozenset):
        return "+".join(sorted(value)) or "none"
    return value.value if isinstance(value, StrEnum) else str(value)


def lines(book):
    for field in fields(book):
        value = getattr(book, field.name)
        for rule in value if isinstance(value, tuple) else (value,):
            if isinstance(rule, Rule):
                mark = "?" if rule.article.second_hand else ""
                number = rule.article.number
                yield f"{field.name}: {written(rule.value)}, {number}{mark}"


@pytest.mark.parametrize("book", RULEBOOKS.values(), ids=lambda book: book.name)
def test_the_constants_are_those_of_the_table(book):
    assert list(lines(book)) == TABLES[book.name].strip().splitlines()
