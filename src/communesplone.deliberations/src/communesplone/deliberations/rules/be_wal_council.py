"""The council of a Walloon town."""

from communesplone.deliberations.rules import matter
from communesplone.deliberations.rules.article import cdld
from communesplone.deliberations.rules.constants import Appointment
from communesplone.deliberations.rules.constants import ClosedSitting
from communesplone.deliberations.rules.constants import DeadlineKind
from communesplone.deliberations.rules.constants import DeadlineRule
from communesplone.deliberations.rules.constants import Minutes
from communesplone.deliberations.rules.constants import NoticeRule
from communesplone.deliberations.rules.constants import OffAgenda
from communesplone.deliberations.rules.constants import OwnItem
from communesplone.deliberations.rules.constants import Recall
from communesplone.deliberations.rules.constants import Rule
from communesplone.deliberations.rules.constants import Rulebook
from communesplone.deliberations.rules.constants import TieRule


COLLEGE_POSTS = frozenset({"mayor", "alderman"})
"""Members of the council who sit in the college."""

SUPERVISION = cdld("L3122-2", second_hand=True)

BE_WAL_COUNCIL = Rulebook(
    name="be-wal-council",
    kind="council",
    country="be",
    edition=1,
    quorum=Rule(2, cdld("L1122-17")),
    quorum_kept=Rule(False, cdld("L1122-17")),
    recall=Rule(Recall(rank=3, interval=0), cdld("L1122-17")),
    majority=Rule(True, cdld("L1122-26")),
    tie=Rule(TieRule.REJECTED, cdld("L1122-26")),
    secret_tie=Rule(TieRule.REJECTED, cdld("L1122-26")),
    account_posts=Rule(frozenset(), cdld("L1122-26")),
    interest=Rule(True, cdld("L1122-19")),
    proxies=Rule(0, cdld("L1122-17")),
    proxy_sessions=Rule(0, cdld("L1122-17")),
    notice=(Rule(NoticeRule(days=7, urgent=0, recall=2), cdld("L1122-13")),),
    off_agenda=Rule(OffAgenda.URGENCY, cdld("L1122-24")),
    own_item=Rule(OwnItem(clear_days=5, barred_posts=COLLEGE_POSTS), cdld("L1122-24")),
    closed=Rule(ClosedSitting.TWO_THIRDS, cdld("L1122-20", second_hand=True)),
    closed_kinds=Rule(frozenset({matter.PERSON, matter.DISCIPLINE}), cdld("L1122-21")),
    closed_requests=Rule(0, cdld("L1122-20", second_hand=True)),
    secret_kinds=Rule(
        frozenset({matter.APPOINTMENT, matter.DISCIPLINE}), cdld("L1122-27")
    ),
    secret_waiver=Rule(False, cdld("L1122-27")),
    roll_call_share=Rule(3, cdld("L1122-27")),
    secret_share=Rule(0, cdld("L1122-27")),
    appointment=Rule(
        Appointment(absolute_rounds=1, rounds=2, names_a_seat=2), cdld("L1122-28")
    ),
    secretary_posts=Rule(
        frozenset({"director_general"}), cdld("L1124-4", second_hand=True)
    ),
    minutes=Rule(Minutes(available=7, published=None), cdld("L1122-16")),
    numbering=Rule(True, cdld("L1122-16", second_hand=True)),
    deadlines=(
        Rule(
            DeadlineRule(DeadlineKind.DRAFTS_ONLINE, 5),
            cdld("L3221-4", second_hand=True),
        ),
        Rule(DeadlineRule(DeadlineKind.IN_FORCE, 5), cdld("L1133-2", second_hand=True)),
        Rule(DeadlineRule(DeadlineKind.TRANSMIT, 15), SUPERVISION),
        Rule(DeadlineRule(DeadlineKind.AUTHORITY, 30), SUPERVISION),
    ),
)
