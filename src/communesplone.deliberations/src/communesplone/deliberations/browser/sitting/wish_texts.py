"""The words of what members ask for before a vote."""

from communesplone.deliberations import _


WISHES = {
    "wish_recognise": _("heading_wish_recognise", default="Recognise the urgency"),
    "wish_recognise_help": _(
        "help_wish_recognise",
        default="Before the discussion, so before you turn to the item: in a tie the"
        " president's vote then decides.",
    ),
    "wish_in_favour_names": _(
        "label_wish_in_favour",
        default="Recognise the urgency: ${count} of ${present} present",
    ),
    "wish_recognised": _(
        "status_wish_recognised",
        default="The body recognised the urgency: in a tie the president decides.",
    ),
    "wish_form": _("heading_wish_form", default="Form of vote that members ask for"),
    "wish_form_help": _(
        "help_wish_form", default="If enough of those present ask, it must be so."
    ),
    "wish_form_names": _(
        "label_wish_form", default="Ask for it: ${count} of ${present} present"
    ),
    "wish_doors": _("heading_wish_doors", default="Close the doors for this item"),
    "wish_doors_help": _(
        "help_wish_doors",
        default="The body votes on it. The item counts as one of the closed sitting"
        " from then on.",
    ),
    "wish_doors_wait": _(
        "status_wish_doors_wait",
        default="Planned for the closed sitting. The body itself votes on closing its"
        " doors before it turns to the item; else the item is heard in public.",
    ),
    "wish_asked_by_names": _(
        "label_wish_asked_by", default="Ask for it: ${count} of ${present} present"
    ),
    "wish_doors_names": _(
        "label_wish_doors", default="In favour: ${count} of ${present} who have a vote"
    ),
    "wish_call": _("heading_wish_call", default="Call a councillor"),
    "wish_call_help": _(
        "help_wish_call",
        default="In the order of precedence. The vote is then taken again with the"
        " councillor.",
    ),
    "wish_called": _("label_wish_called", default="Who is called"),
    "wish_call_names": _(
        "label_wish_call", default="In favour: ${count} of ${present} present"
    ),
    "wish_call_do": _("button_wish_call", default="Note the call"),
    "vote_again": _("button_vote_again", default="Vote again"),
    "log_call": _(
        "status_log_call", default="${name} is called for ${item}; in favour: ${names}"
    ),
    "did_call": _("label_did_call", default="Call of a councillor"),
    "wish_recognise_do": _("button_wish_recognise", default="Note the recognition"),
    "wish_requestForm_secret": _(
        "button_wish_form_secret", default="Note: secret ballot asked for"
    ),
    "wish_requestForm_roll_call": _(
        "button_wish_form_roll_call", default="Note: vote by name asked for"
    ),
    "wish_closeDoors": _("button_wish_doors", default="Close the doors"),
    "wish_hearInPublic": _("button_wish_in_public", default="Hear it in public"),
    "do_no_quorum": _("button_no_quorum", default="The quorum is missing"),
    "log_recognise": _(
        "status_log_recognise", default="${item} recognised as urgent by ${names}"
    ),
    "log_request_form": _(
        "status_log_request_form", default="${item}: form of vote asked for by ${names}"
    ),
    "log_close_doors": _(
        "status_log_close_doors",
        default="Doors closed for ${item}; in favour: ${names}",
    ),
    "log_hear_in_public": _(
        "status_log_in_public", default="The doors stay open for ${item}"
    ),
    "did_recognise": _("label_did_recognise", default="Recognition of urgency"),
    "did_request_form": _(
        "label_did_request_form", default="Request of a form of vote"
    ),
    "did_close_doors": _("label_did_close_doors", default="Closing of the doors"),
    "did_hear_in_public": _("label_did_in_public", default="Hearing in public"),
}
