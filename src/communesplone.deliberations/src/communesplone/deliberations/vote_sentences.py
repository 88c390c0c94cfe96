"""The words of what the rules say of rounds, and of what is asked for before a vote."""

from collections.abc import Mapping
from communesplone.deliberations import _
from zope.i18nmessageid import Message


VOTE_MESSAGES: Mapping[str, Message] = {
    "round_not_needed": _(
        "error_rule_round_not_needed",
        default="The round before leaves nothing to vote upon: there is no round "
        "${round}.",
    ),
    "seats_left": _(
        "error_rule_seats_left",
        default="The rounds before leave ${left} seats to fill, not ${given}.",
    ),
    "candidate_not_onward": _(
        "error_rule_candidate_not_onward",
        default="This round cannot vote for ${candidate}: only for those whom the "
        "round before left in it.",
    ),
    "call_no_right": _(
        "status_rule_call_no_right",
        default="The law of this body has nobody called after a tie.",
    ),
    "recognition_no_effect": _(
        "status_rule_recognition_no_effect",
        default="In this body the recognition of an urgency changes nothing in a tie.",
    ),
    "form_secret_asked": _(
        "status_rule_form_secret_asked",
        default="Secret ballot: enough of those present asked for it.",
    ),
    "form_roll_call_asked": _(
        "status_rule_form_roll_call_asked",
        default="Vote by name, aloud: enough of those present asked for it.",
    ),
    "form_no_right": _(
        "status_rule_form_no_right",
        default="In this body members cannot ask for this form of vote.",
    ),
    "vote_secret_asked": _(
        "error_rule_vote_secret_asked",
        default="Enough of those present asked for a secret ballot.",
    ),
    "vote_roll_call_asked": _(
        "error_rule_vote_roll_call_asked",
        default="Enough of those present asked for a vote by name, aloud.",
    ),
}
"""Key of a sentence -> its words, with gaps for its values."""
