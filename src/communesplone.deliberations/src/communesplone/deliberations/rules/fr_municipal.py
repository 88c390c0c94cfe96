"""The municipal council of a French town."""

from communesplone.deliberations.rules import matter
from communesplone.deliberations.rules.article import cgct
from communesplone.deliberations.rules.constants import Appointment
from communesplone.deliberations.rules.constants import ClosedSitting
from communesplone.deliberations.rules.constants import DeadlineKind
from communesplone.deliberations.rules.constants import DeadlineRule
from communesplone.deliberations.rules.constants import Minutes
from communesplone.deliberations.rules.constants import NoticeRule
from communesplone.deliberations.rules.constants import OffAgenda
from communesplone.deliberations.rules.constants import Recall
from communesplone.deliberations.rules.constants import Rule
from communesplone.deliberations.rules.constants import Rulebook
from communesplone.deliberations.rules.constants import TieRule


LARGE_TOWN = 3_500
"""Inhabitants from which notice is longer and publication has a length."""

FR_MUNICIPAL = Rulebook(
    name="fr-municipal",
    kind="council",
    country="fr",
    edition=1,
    quorum=Rule(2, cgct("L2121-17")),
    quorum_kept=Rule(True, cgct("L2121-17")),
    recall=Rule(Recall(rank=2, interval=3), cgct("L2121-17")),
    majority=Rule(True, cgct("L2121-20")),
    tie=Rule(TieRule.PRESIDENT, cgct("L2121-20")),
    secret_tie=Rule(TieRule.REJECTED, cgct("L2121-20")),
    account_posts=Rule(frozenset({"mayor"}), cgct("L1612-12", second_hand=True)),
    interest=Rule(True, cgct("L2131-11")),
    proxies=Rule(1, cgct("L2121-20")),
    proxy_sessions=Rule(3, cgct("L2121-20")),
    notice=(
        Rule(NoticeRule(days=3, urgent=1), cgct("L2121-11")),
        Rule(
            NoticeRule(days=5, urgent=1, from_population=LARGE_TOWN), cgct("L2121-12")
        ),
    ),
    off_agenda=Rule(OffAgenda.NEVER, cgct("L2121-10")),
    own_item=Rule(None, cgct("L2121-10")),
    closed=Rule(ClosedSitting.ON_REQUEST, cgct("L2121-18")),
    closed_kinds=Rule(frozenset(), cgct("L2121-18")),
    closed_requests=Rule(3, cgct("L2121-18")),
    secret_kinds=Rule(frozenset({matter.APPOINTMENT}), cgct("L2121-21")),
    secret_waiver=Rule(True, cgct("L2121-21")),
    roll_call_share=Rule(4, cgct("L2121-21")),
    secret_share=Rule(3, cgct("L2121-21")),
    appointment=Rule(
        Appointment(absolute_rounds=2, rounds=3, names_a_seat=0), cgct("L2121-21")
    ),
    secretary_posts=Rule(frozenset(), cgct("L2121-15")),
    minutes=Rule(Minutes(available=None, published=7), cgct("L2121-15")),
    numbering=Rule(True, cgct("R2121-9")),
    deadlines=(
        Rule(DeadlineRule(DeadlineKind.LIST_ONLINE, 7), cgct("L2121-25")),
        Rule(
            DeadlineRule(DeadlineKind.PUBLISHED_UNTIL, 2, from_population=LARGE_TOWN),
            cgct("L2131-1"),
        ),
        Rule(DeadlineRule(DeadlineKind.ENFORCEABLE, 0), cgct("L2131-1")),
    ),
)
