"""The words of the vote."""

from communesplone.deliberations import _


VOTE = {
    "vote": _("heading_vote", default="Vote"),
    "vote_round": _("heading_vote_round", default="Vote, round ${round}"),
    "how": _("label_vote_how", default="How the body votes"),
    "mode_show_of_hands": _("label_mode_show_of_hands", default="By name"),
    "mode_roll_call": _("label_mode_roll_call", default="Roll call, aloud"),
    "mode_counts": _("label_mode_counts", default="Counted only"),
    "mode_secret": _("label_mode_secret", default="Secret"),
    "mode_unanimous": _("label_mode_unanimous", default="Unanimous"),
    "mode_none": _("label_mode_none", default="No vote"),
    "waived": _(
        "label_secret_waived",
        default="The body unanimously does without the secret ballot",
    ),
    "all_vote": _("label_all_vote", default="All vote"),
    "except": _("label_except", default="except those whom I press, who vote"),
    "voters": _("label_voters", default="Who has a vote"),
    "no_voters": _(
        "help_no_voters", default="Nobody who has a vote is present: note the roll."
    ),
    "by_proxy": _("label_by_proxy", default="through ${name}"),
    "choice_for": _("label_choice_for", default="For"),
    "choice_against": _("label_choice_against", default="Against"),
    "choice_abstain": _("label_choice_abstain", default="Abstaining"),
    "choice_blank": _("label_choice_blank", default="Blank or void"),
    "secret_help": _(
        "help_secret",
        default="Count the papers. Who chose what is stored nowhere.",
    ),
    "counts_help": _("help_counts", default="Give the numbers that were counted."),
    "count_in_favour": _("label_count_in_favour", default="For"),
    "count_against": _("label_count_against", default="Against"),
    "count_abstentions": _("label_count_abstentions", default="Abstaining"),
    "count_blank": _("label_count_blank", default="Blank or void"),
    "sum": _("label_count_sum", default="Sum: ${sum} of ${voters} who have a vote"),
    "president_said": _(
        "label_president_said", default="What the president voted (settles a tie)"
    ),
    "appointment_help": _(
        "help_appointment_ties",
        default="Write the votes that each candidate has. The day of birth settles a"
        " tie.",
    ),
    "seats": _("label_seats", default="Places to fill"),
    "candidate": _("label_candidate", default="Candidate"),
    "candidate_other": _("label_candidate_other", default="Somebody else…"),
    "add_candidate": _("label_add_candidate", default="Add a candidate"),
    "drop_candidate": _("label_drop_candidate", default="Remove ${name}"),
    "birth": _("label_candidate_born", default="Born"),
    "votes_for": _("label_votes_for", default="Votes"),
    "papers": _("label_papers", default="Papers that name somebody"),
    "round": _("label_round", default="Round ${round}"),
    "next_round": _("button_next_round", default="Record round ${round}"),
    "unanimous": _("button_unanimous", default="Unanimous"),
    "record": _("button_record_vote", default="Record the vote"),
    "leave_vote": _("button_leave_vote", default="Leave it as it was"),
    "correct": _("button_correct_vote", default="Correct the vote"),
    "take_back": _("button_take_back", default="Take the vote back"),
    "take_back_sure": _(
        "help_take_back_sure", default="Take back the vote on “${title}”?"
    ),
    "vote_after_all": _("button_vote_after_all", default="Vote after all"),
    "recorded": _(
        "status_vote_recorded", default="${mode}; recorded by ${who} at ${time}"
    ),
    "recorded_waits": _(
        "status_vote_waits",
        default="Noted here; the result comes when it is saved",
    ),
    "said": _("status_vote_said", default="${choice}: ${names}"),
    "because": _("status_outcome_because", default="Reason: ${reason}"),
    "computed": _("status_outcome_computed", default="Computed: ${outcome}"),
    "did_arrive": _("label_did_arrive", default="Arrival"),
    "did_leave": _("label_did_leave", default="Departure"),
    "did_withdraw": _("label_did_withdraw", default="Withdrawal for an item"),
    "did_return": _("label_did_return", default="Return"),
    "did_give_proxy": _("label_did_give_proxy", default="Power"),
    "did_revoke_proxy": _("label_did_revoke_proxy", default="End of a power"),
    "did_preside": _("label_did_preside", default="Chair"),
    "did_keep_minutes": _("label_did_keep_minutes", default="Secretary"),
    "did_excuse": _("label_did_excuse", default="Excuse"),
    "did_void": _("label_did_void", default="Voiding"),
    "did_begin": _("label_did_begin", default="Turning to an item"),
    "did_urgency": _("label_did_urgency", default="Urgent item"),
    "did_amend": _("label_did_amend", default="Amended text"),
    "did_note": _("label_did_note", default="Note"),
    "did_outcome": _("label_did_outcome", default="Outcome"),
    "did_lack_quorum": _("label_did_lack_quorum", default="Missing quorum"),
    "did_ballot": _("label_did_ballot", default="Vote"),
    "did_forget": _("label_did_forget", default="Taking a vote back"),
}
