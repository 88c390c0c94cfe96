"""What is decided upon, as far as the law cares."""

from communesplone.deliberations.rules.ballot import Mode
from dataclasses import dataclass


ORDINARY = "ordinary"
APPOINTMENT = "appointment"
DISCIPLINE = "discipline"
PERSON = "person"
ACCOUNT = "account"

SUBJECT_KINDS = (ORDINARY, APPOINTMENT, DISCIPLINE, PERSON, ACCOUNT)
"""What an item can be about."""


@dataclass(frozen=True)
class Matter:
    """What the body decides upon.

    :param subject_kind: one of ``SUBJECT_KINDS``.
    :param account: True for the mayor's yearly account, as is ``subject_kind``
        "account".
    :param urgent_recognised: the college recognised urgency before the discussion.
    :param ties_before: earlier sittings in which the votes on this matter were equal.
    :param call_rank: 1 for a first call, 2 and 3 for calls again for want of quorum.
    :param in_debate: the debate on this item began while the quorum was there.
    :param amended: the text was amended before the vote.
    :param secret_waived: the body unanimously did without a secret ballot (France).
    :param requested: the form of vote that enough members asked for: secret or
        roll-call; None if nobody did.
    :raises ValueError: for a kind that does not exist, or a count out of range.
    """

    subject_kind: str = ORDINARY
    account: bool = False
    urgent_recognised: bool = False
    ties_before: int = 0
    call_rank: int = 1
    in_debate: bool = False
    amended: bool = False
    secret_waived: bool = False
    requested: Mode | None = None

    def __post_init__(self) -> None:
        if self.subject_kind not in SUBJECT_KINDS:
            raise ValueError(f"unknown kind of subject: {self.subject_kind}")
        if self.ties_before < 0:
            raise ValueError(f"ties cannot be {self.ties_before}")
        if self.call_rank not in (1, 2, 3):
            raise ValueError(f"a call is the first, second or third: {self.call_rank}")

    @property
    def is_account(self) -> bool:
        """Tell whether the mayor's account is voted upon."""
        return self.account or self.subject_kind == ACCOUNT
