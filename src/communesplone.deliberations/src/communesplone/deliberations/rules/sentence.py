"""What a rule has to say, without the words: those are in four languages elsewhere."""

from collections.abc import Mapping
from dataclasses import dataclass
from dataclasses import field


_COUNTS = ("in_favour", "against", "abstentions", "blank")

_RESULTS = {
    "adopted": _COUNTS,
    "adopted_unanimously": ("in_favour",),
    "adopted_unopposed": ("in_favour", "silent"),
    "rejected": _COUNTS,
    "no_vote_expressed": ("abstentions", "blank"),
    "noted": (),
    "no_quorum": ("present", "needed"),
    "tie_rejected": ("votes",),
    "tie_secret_rejected": ("votes",),
    "tie_president_adopted": ("votes", "president"),
    "tie_president_rejected": ("votes", "president"),
    "tie_president_silent": ("votes",),
    "tie_president_unknown": ("votes",),
    "tie_president_absent": ("votes",),
    "tie_adjourned": ("votes", "ties"),
    "account_adopted": ("in_favour", "against"),
    "account_rejected": ("in_favour", "against"),
    "elected": ("names", "round"),
    "elected_by_age": ("names", "round"),
    "elected_in_part": ("names", "round", "left"),
    "another_round": ("round", "left"),
    "seats_vacant": ("names", "left"),
    "nobody_elected": ("round",),
    "age_undecided": ("names",),
}

_CHECKS = {
    "quorum_reached": ("present", "needed"),
    "quorum_missing": ("present", "needed"),
    "quorum_recall": ("present", "rank"),
    "quorum_in_debate": ("present", "needed"),
    "threshold_reached": ("given", "needed", "present"),
    "threshold_missed": ("given", "needed", "present"),
    "off_agenda_never": (),
    "off_agenda_own_rules": (),
    "closed_always": (),
    "closed_compulsory": (),
    "closed_decided": ("in_favour", "needed"),
    "closed_refused": ("in_favour", "needed"),
    "closed_not_requested": ("given", "needed"),
    "form_secret_compulsory": (),
    "form_free": (),
    "form_secret_asked": (),
    "form_roll_call_asked": (),
    "form_no_right": (),
    "recognition_no_effect": (),
    "call_no_right": (),
    "notice_met": ("given", "required"),
    "notice_short": ("given", "required"),
    "own_item_admitted": ("given", "required"),
    "own_item_late": ("given", "required"),
    "own_item_without_note": (),
    "own_item_college_member": (),
    "own_item_no_right": (),
    "act_number_sound": ("number",),
    "act_number_empty": (),
    "act_number_long": ("length", "longest"),
    "act_number_characters": ("characters",),
}

_REFUSALS = {
    "vote_interested": ("member",),
    "vote_absent": ("member",),
    "vote_without_vote": ("member",),
    "vote_unknown_member": ("member",),
    "vote_account_mayor": ("member",),
    "vote_too_many": ("cast", "power"),
    "vote_negative": (),
    "vote_secret_names": (),
    "vote_twice": (),
    "vote_missing": (),
    "vote_without_ballot": (),
    "vote_unanimous_opposed": ("against",),
    "vote_secret_required": (),
    "candidate_unknown": ("candidate",),
    "candidate_twice": ("candidate",),
    "candidates_too_many": ("given", "allowed"),
    "tallies_wrong": ("given", "possible"),
    "seats_none": (),
    "round_unknown": ("round", "last"),
    "vote_secret_asked": (),
    "vote_roll_call_asked": (),
    "round_not_needed": ("round",),
    "seats_left": ("given", "left"),
    "candidate_not_onward": ("candidate",),
    "move_unknown_member": ("member",),
    "move_already_present": ("member",),
    "move_not_present": ("member",),
    "move_without_item": ("member",),
    "move_already_withdrawn": ("member",),
    "move_not_withdrawn": ("member",),
    "proxy_not_allowed": ("member",),
    "proxy_to_oneself": ("member",),
    "proxy_giver_present": ("member",),
    "proxy_giver_withdrawn": ("member",),
    "proxy_holder_full": ("holder", "allowed"),
    "proxy_given_already": ("member",),
    "proxy_too_long": ("member", "sessions"),
    "proxy_without_vote": ("member",),
    "proxy_none": ("member",),
    "president_absent": ("member",),
    "secretary_absent": ("member",),
    "secretary_without_vote": ("member",),
    "excuse_present": ("member",),
    "excuse_already": ("member",),
}

KEYS: Mapping[str, tuple[str, ...]] = {**_RESULTS, **_CHECKS, **_REFUSALS}
"""Every key of a sentence -> the names of its values."""


@dataclass(frozen=True)
class Sentence:
    """A sentence of the minutes or of a screen.

    :param key: one of ``KEYS``.
    :param values: what stands in its gaps: counts, or names of people.
    :raises ValueError: for a key that does not exist, a value too many or one missing.
    """

    key: str
    values: Mapping[str, str | int] = field(default_factory=dict, hash=False)

    def __post_init__(self) -> None:
        if self.key not in KEYS:
            raise ValueError(f"no sentence has the key {self.key}")
        if set(self.values) != set(KEYS[self.key]):
            raise ValueError(f"{self.key} wants {KEYS[self.key]}, not {self.values}")
        object.__setattr__(self, "values", dict(self.values))


def sentence(key: str, **values: str | int) -> Sentence:
    """Give a sentence by its key and values."""
    return Sentence(key, values)
