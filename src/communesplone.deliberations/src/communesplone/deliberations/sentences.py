"""The words of what the rules say, as they stand in minutes and on screens."""

from collections.abc import Mapping
from communesplone.deliberations import _
from communesplone.deliberations.rules.sentence import Sentence
from communesplone.deliberations.vote_sentences import VOTE_MESSAGES
from zope.i18nmessageid import Message


_RESULTS = {
    "adopted": _(
        "status_rule_adopted",
        default="Adopted: ${in_favour} for, ${against} against, "
        "${abstentions} abstaining, ${blank} blank or void.",
    ),
    "adopted_unanimously": _(
        "status_rule_adopted_unanimously",
        default="Adopted unanimously (${in_favour} for).",
    ),
    "adopted_unopposed": _(
        "status_rule_adopted_unopposed",
        default="Adopted: ${in_favour} for, nobody against. Votes not cast: ${silent}.",
    ),
    "rejected": _(
        "status_rule_rejected",
        default="Rejected: ${in_favour} for, ${against} against, "
        "${abstentions} abstaining, ${blank} blank or void.",
    ),
    "no_vote_expressed": _(
        "status_rule_no_vote_expressed",
        default="Not adopted: nobody voted for or against (${abstentions} abstaining, "
        "${blank} blank or void).",
    ),
    "noted": _("status_rule_noted", default="The body takes note; there is no vote."),
    "no_quorum": _(
        "status_rule_no_quorum",
        default="Not examined: ${present} present, ${needed} needed.",
    ),
    "tie_rejected": _(
        "status_rule_tie_rejected",
        default="Rejected: ${votes} for and as many against.",
    ),
    "tie_secret_rejected": _(
        "status_rule_tie_secret_rejected",
        default="Not adopted: ${votes} for and as many against in a secret ballot, "
        "in which nobody has a casting vote.",
    ),
    "tie_president_adopted": _(
        "status_rule_tie_president_adopted",
        default="Adopted: ${votes} for and as many against; ${president}, presiding, "
        "voted for, and this vote decides.",
    ),
    "tie_president_rejected": _(
        "status_rule_tie_president_rejected",
        default="Rejected: ${votes} for and as many against; ${president}, presiding, "
        "voted against, and this vote decides.",
    ),
    "tie_president_silent": _(
        "status_rule_tie_president_silent",
        default="Not adopted: ${votes} for and as many against; whoever presides "
        "voted neither for nor against.",
    ),
    "tie_president_unknown": _(
        "status_rule_tie_president_unknown",
        default="Open: ${votes} for and as many against. Record how the president "
        "voted: this vote decides.",
    ),
    "tie_president_absent": _(
        "status_rule_tie_president_absent",
        default="Open: ${votes} for and as many against. Say who took the chair: that "
        "vote decides.",
    ),
    "tie_adjourned": _(
        "status_rule_tie_adjourned",
        default="Put off to another sitting, unless a councillor is called: ${votes} "
        "for and as many against (tie number ${ties} on this matter).",
    ),
    "account_adopted": _(
        "status_rule_account_adopted",
        default="The account is adopted, no majority being against it: "
        "${in_favour} for, ${against} against.",
    ),
    "account_rejected": _(
        "status_rule_account_rejected",
        default="The account is rejected by a majority: ${in_favour} for, "
        "${against} against.",
    ),
    "elected": _("status_rule_elected", default="Elected in round ${round}: ${names}."),
    "elected_by_age": _(
        "status_rule_elected_by_age",
        default="Elected in round ${round}, the oldest being preferred among equals: "
        "${names}.",
    ),
    "elected_in_part": _(
        "status_rule_elected_in_part",
        default="Elected in round ${round}: ${names}. Seats that remain for the next "
        "round: ${left}.",
    ),
    "another_round": _(
        "status_rule_another_round",
        default="Nobody has a majority in round ${round}. Seats that remain for the "
        "next round: ${left}.",
    ),
    "seats_vacant": _(
        "status_rule_seats_vacant",
        default="Elected: ${names}. Seats that stay vacant: ${left}.",
    ),
    "nobody_elected": _(
        "status_rule_nobody_elected",
        default="Nobody is elected in round ${round}, the last one.",
    ),
    "age_undecided": _(
        "status_rule_age_undecided",
        default="Open: equal votes, and the dates of birth known do not tell the "
        "oldest of ${names}.",
    ),
}

_CHECKS = {
    "quorum_reached": _(
        "status_rule_quorum_reached",
        default="Quorum reached: ${present} present, ${needed} needed.",
    ),
    "quorum_missing": _(
        "status_rule_quorum_missing",
        default="No quorum: ${present} present, ${needed} needed.",
    ),
    "quorum_recall": _(
        "status_rule_quorum_recall",
        default="Call number ${rank} for the same items: any number is enough "
        "(${present} present).",
    ),
    "quorum_in_debate": _(
        "status_rule_quorum_in_debate",
        default="The quorum (${needed}) was there when the debate began; leaving since "
        "does not break it (${present} present).",
    ),
    "threshold_reached": _(
        "status_rule_threshold_reached",
        default="Reached: ${given} of ${present} present, ${needed} needed.",
    ),
    "threshold_missed": _(
        "status_rule_threshold_missed",
        default="Not reached: ${given} of ${present} present, ${needed} needed.",
    ),
    "off_agenda_never": _(
        "status_rule_off_agenda_never",
        default="The body cannot decide on what is not on the agenda.",
    ),
    "off_agenda_own_rules": _(
        "status_rule_off_agenda_own_rules",
        default="The body's own rules say when an item is added to the agenda.",
    ),
    "closed_always": _(
        "status_rule_closed_always", default="This body never sits in public."
    ),
    "closed_compulsory": _(
        "status_rule_closed_compulsory",
        default="Closed sitting: the law wants it for this subject.",
    ),
    "closed_decided": _(
        "status_rule_closed_decided",
        default="Closed sitting: ${in_favour} for it, ${needed} needed.",
    ),
    "closed_refused": _(
        "status_rule_closed_refused",
        default="Public sitting: ${in_favour} to close it, ${needed} needed.",
    ),
    "closed_not_requested": _(
        "status_rule_closed_not_requested",
        default="Public sitting: ${given} asked to close it, ${needed} needed, and the "
        "mayor did not ask.",
    ),
    "form_secret_compulsory": _(
        "status_rule_form_secret_compulsory",
        default="Secret ballot: the law wants it for this subject.",
    ),
    "form_free": _("status_rule_form_free", default="No form of ballot is compulsory."),
    "notice_met": _(
        "status_rule_notice_met",
        default="In time: ${given} clear days, ${required} required.",
    ),
    "notice_short": _(
        "status_rule_notice_short",
        default="Too late: ${given} clear days, ${required} required.",
    ),
    "own_item_admitted": _(
        "status_rule_own_item_admitted",
        default="Received in time: ${given} clear days, ${required} required.",
    ),
    "own_item_late": _(
        "status_rule_own_item_late",
        default="Received too late: ${given} clear days, ${required} required.",
    ),
    "own_item_without_note": _(
        "status_rule_own_item_without_note",
        default="A member's own item needs an explanatory note.",
    ),
    "own_item_college_member": _(
        "status_rule_own_item_college_member",
        default="A member of the college cannot use a councillor's right to add an "
        "item.",
    ),
    "own_item_no_right": _(
        "status_rule_own_item_no_right",
        default="The law gives members of this body no right to add an item.",
    ),
    "act_number_sound": _(
        "status_rule_act_number_sound",
        default="The number ${number} can be transmitted.",
    ),
    "act_number_empty": _(
        "status_rule_act_number_empty", default="The act has no number."
    ),
    "act_number_long": _(
        "status_rule_act_number_long",
        default="The number has ${length} characters, ${longest} at most are "
        "transmitted.",
    ),
    "act_number_characters": _(
        "status_rule_act_number_characters",
        default="The number can have capitals A to Z, digits and underscores only, "
        "not: ${characters}",
    ),
}

_REFUSALS = {
    "vote_interested": _(
        "error_rule_vote_interested",
        default="${member} has an interest in this item and does not vote.",
    ),
    "vote_absent": _(
        "error_rule_vote_absent",
        default="${member} is absent and has no valid proxy: no vote.",
    ),
    "vote_without_vote": _(
        "error_rule_vote_without_vote", default="${member} assists without a vote."
    ),
    "vote_unknown_member": _(
        "error_rule_vote_unknown_member", default="${member} is not in office."
    ),
    "vote_account_mayor": _(
        "error_rule_vote_account_mayor",
        default="${member} does not vote on the account of the mayor.",
    ),
    "vote_too_many": _(
        "error_rule_vote_too_many",
        default="${cast} votes were counted, ${power} could be cast.",
    ),
    "vote_negative": _(
        "error_rule_vote_negative", default="A count cannot be negative."
    ),
    "vote_secret_names": _(
        "error_rule_vote_secret_names",
        default="A secret ballot never says who chose what.",
    ),
    "vote_twice": _(
        "error_rule_vote_twice",
        default="Give the votes by name or their counts, not both.",
    ),
    "vote_missing": _("error_rule_vote_missing", default="The votes are missing."),
    "vote_without_ballot": _(
        "error_rule_vote_without_ballot",
        default="There is no vote on an item of which the body takes note.",
    ),
    "vote_unanimous_opposed": _(
        "error_rule_vote_unanimous_opposed",
        default="The body is not unanimous: ${against} against.",
    ),
    "vote_secret_required": _(
        "error_rule_vote_secret_required",
        default="The law wants a secret ballot on this subject.",
    ),
    "candidate_unknown": _(
        "error_rule_candidate_unknown", default="${candidate} is not a candidate."
    ),
    "candidate_twice": _(
        "error_rule_candidate_twice", default="${candidate} stands twice in the list."
    ),
    "candidates_too_many": _(
        "error_rule_candidates_too_many",
        default="${given} candidates stand in the last round, ${allowed} are allowed.",
    ),
    "tallies_wrong": _(
        "error_rule_tallies_wrong",
        default="${given} votes for candidates do not fit the papers, which can hold "
        "${possible}.",
    ),
    "seats_none": _("error_rule_seats_none", default="There is no seat to fill."),
    "round_unknown": _(
        "error_rule_round_unknown",
        default="There is no round ${round}: the last is round ${last}.",
    ),
    "move_unknown_member": _(
        "error_rule_move_unknown_member", default="${member} is not in office."
    ),
    "move_already_present": _(
        "error_rule_move_already_present", default="${member} is there already."
    ),
    "move_not_present": _(
        "error_rule_move_not_present", default="${member} is not there."
    ),
    "move_without_item": _(
        "error_rule_move_without_item",
        default="Say for which item ${member} withdraws.",
    ),
    "move_already_withdrawn": _(
        "error_rule_move_already_withdrawn",
        default="${member} is withdrawn for this item already.",
    ),
    "move_not_withdrawn": _(
        "error_rule_move_not_withdrawn",
        default="${member} is not withdrawn for this item.",
    ),
    "proxy_not_allowed": _(
        "error_rule_proxy_not_allowed",
        default="${member} cannot give a proxy: this body knows none.",
    ),
    "proxy_to_oneself": _(
        "error_rule_proxy_to_oneself",
        default="${member} cannot be the holder of a proxy of their own.",
    ),
    "proxy_giver_present": _(
        "error_rule_proxy_giver_present",
        default="${member} is there and cannot give a proxy.",
    ),
    "proxy_giver_withdrawn": _(
        "error_rule_proxy_giver_withdrawn",
        default="${member} has an interest in this item and cannot give a proxy.",
    ),
    "proxy_holder_full": _(
        "error_rule_proxy_holder_full",
        default="${holder} can hold no other proxy (${allowed} allowed).",
    ),
    "proxy_given_already": _(
        "error_rule_proxy_given_already", default="${member} gave a proxy already."
    ),
    "proxy_too_long": _(
        "error_rule_proxy_too_long",
        default="Save in illness, a proxy of ${member} serves for ${sessions} sessions "
        "in a row at most.",
    ),
    "proxy_without_vote": _(
        "error_rule_proxy_without_vote",
        default="${member} assists without a vote and has no part in a proxy.",
    ),
    "proxy_none": _("error_rule_proxy_none", default="${member} gave no proxy."),
    "president_absent": _(
        "error_rule_president_absent",
        default="${member} is not there and cannot preside.",
    ),
    "secretary_absent": _(
        "error_rule_secretary_absent",
        default="${member} is not there and cannot keep the minutes.",
    ),
    "secretary_without_vote": _(
        "error_rule_secretary_without_vote",
        default="${member} assists only: the body names one of its members secretary.",
    ),
    "excuse_present": _(
        "error_rule_excuse_present",
        default="${member} is there and cannot be excused.",
    ),
    "excuse_already": _(
        "error_rule_excuse_already", default="${member} is excused already."
    ),
}

MESSAGES: Mapping[str, Message] = {
    **_RESULTS,
    **_CHECKS,
    **_REFUSALS,
    **VOTE_MESSAGES,
}
"""Key of a sentence -> its words, with gaps for its values."""


def message(sentence: Sentence) -> Message:
    """Give the words of a sentence, to be translated.

    :param sentence: what a rule said.
    :returns: a message with the values of the sentence as its mapping.
    """
    return Message(MESSAGES[sentence.key], mapping=dict(sentence.values))
