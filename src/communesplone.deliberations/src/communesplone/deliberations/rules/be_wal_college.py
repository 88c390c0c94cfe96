"""The college (mayor and aldermen) of a Walloon town."""

from communesplone.deliberations.rules.article import cdld
from communesplone.deliberations.rules.constants import Appointment
from communesplone.deliberations.rules.constants import ClosedSitting
from communesplone.deliberations.rules.constants import DeadlineKind
from communesplone.deliberations.rules.constants import DeadlineRule
from communesplone.deliberations.rules.constants import Minutes
from communesplone.deliberations.rules.constants import NoticeRule
from communesplone.deliberations.rules.constants import OffAgenda
from communesplone.deliberations.rules.constants import ON_THE_DAY
from communesplone.deliberations.rules.constants import Rule
from communesplone.deliberations.rules.constants import Rulebook
from communesplone.deliberations.rules.constants import TieRule


SITTING = cdld("L1123-20", second_hand=True)
VOTE = cdld("L1123-22")
# What the law says of the council, and practice of the college.
BALLOT = cdld("L1122-27", second_hand=True)
APPOINTING = cdld("L1122-28", second_hand=True)
MINUTES = cdld("L1122-16", second_hand=True)
SUPERVISION = cdld("L3122-2", second_hand=True)

BE_WAL_COLLEGE = Rulebook(
    name="be-wal-college",
    kind="college",
    country="be",
    edition=1,
    quorum=Rule(2, SITTING),
    quorum_kept=Rule(False, SITTING),
    recall=Rule(None, SITTING),
    majority=Rule(True, VOTE),
    tie=Rule(TieRule.ADJOURNED, VOTE),
    secret_tie=Rule(TieRule.ADJOURNED, VOTE),
    account_posts=Rule(frozenset(), VOTE),
    interest=Rule(True, cdld("L1122-19")),
    proxies=Rule(0, SITTING),
    proxy_sessions=Rule(0, SITTING),
    notice=(Rule(NoticeRule(ON_THE_DAY, urgent=0, extraordinary=2), SITTING),),
    off_agenda=Rule(OffAgenda.OWN_RULES, SITTING),
    own_item=Rule(None, cdld("L1122-24")),
    closed=Rule(ClosedSitting.ALWAYS, cdld("L1123-21", second_hand=True)),
    closed_kinds=Rule(frozenset(), cdld("L1123-21", second_hand=True)),
    closed_requests=Rule(0, cdld("L1123-21", second_hand=True)),
    secret_kinds=Rule(frozenset(), BALLOT),
    secret_waiver=Rule(False, BALLOT),
    roll_call_share=Rule(0, BALLOT),
    secret_share=Rule(0, BALLOT),
    appointment=Rule(
        Appointment(absolute_rounds=1, rounds=2, names_a_seat=2), APPOINTING
    ),
    secretary_posts=Rule(
        frozenset({"director_general"}), cdld("L1124-4", second_hand=True)
    ),
    minutes=Rule(Minutes(available=None, published=None), MINUTES),
    numbering=Rule(True, MINUTES),
    deadlines=(
        Rule(DeadlineRule(DeadlineKind.IN_FORCE, 5), cdld("L1133-2", second_hand=True)),
        Rule(DeadlineRule(DeadlineKind.TRANSMIT, 15), SUPERVISION),
        Rule(DeadlineRule(DeadlineKind.AUTHORITY, 30), SUPERVISION),
    ),
)
