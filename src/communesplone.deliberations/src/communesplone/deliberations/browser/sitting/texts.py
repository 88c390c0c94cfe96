"""The words of the sitting's screen, sent to its scripts in the reader's language.

Gaps like ${name} are filled in by the scripts.
"""

from collections.abc import Mapping
from communesplone.deliberations import _
from communesplone.deliberations.browser.sitting.vote_texts import VOTE
from communesplone.deliberations.browser.sitting.wish_texts import WISHES
from communesplone.deliberations.vocabularies import choices
from zope.i18n import translate
from zope.i18nmessageid import Message


OUTCOMES: Mapping[str, Message] = choices.outcomes.titles
"""Value of an outcome -> its words."""

BAR = {
    "quorum_reached": _(
        "status_sitting_quorum_reached",
        default="Quorum: ${present} present, ${needed} needed.",
    ),
    "quorum_missing": _(
        "status_sitting_quorum_missing",
        default="No quorum: ${present} present, ${needed} needed.",
    ),
    "net_saved": _("status_sitting_saved", default="All is saved"),
    "net_saving": _("status_sitting_saving", default="Saving (${count})…"),
    "net_offline": _(
        "status_sitting_offline",
        default="No network. ${count} entries wait on this device and are saved by"
        " themselves when it is back. Go on.",
    ),
    "net_locked": _(
        "status_sitting_locked",
        default="You are logged out. ${count} entries wait on this device. Log in in"
        " another window. If this stays nevertheless, load this page again.",
    ),
    "net_no_store": _(
        "status_sitting_no_store",
        default="This browser keeps nothing: do not close the page while entries wait.",
    ),
    "log_in": _("label_sitting_log_in", default="Log in"),
    "time": _("label_sitting_time", default="Time"),
    "time_is_now": _("label_sitting_time_is_now", default="empty: now"),
    "time_once": _("label_sitting_time_once", default="for the next entry only"),
    "time_now": _("button_sitting_time_now", default="Back to now"),
    "resume": _("button_sitting_resume", default="Take up again what I keyed"),
    "dismiss": _("button_sitting_dismiss", default="I have read it"),
    "refused_at": _("label_sitting_refused_at", default="${time} ${deed}:"),
    "keys": _("heading_sitting_keys", default="Keys"),
    "keys_on": _("button_sitting_keys_on", default="Turn keys on"),
    "keys_off": _("button_sitting_keys_off", default="Turn keys off"),
    "key_brush": _("label_sitting_key_brush", default="for, against, abstaining"),
    "key_next": _("label_sitting_key_next", default="next item"),
    "parts": _("label_sitting_parts", default="Parts of the screen"),
    "tab_agenda": _("label_sitting_tab_agenda", default="Agenda"),
    "tab_main": _("label_sitting_tab_main", default="Item"),
    "tab_roll": _("label_sitting_tab_roll", default="Roll"),
    "tab_log": _("label_sitting_tab_log", default="Log"),
}

ROLL = {
    "roll": _("heading_sitting_roll", default="Roll"),
    "roll_help": _(
        "help_sitting_roll", default="Press a name as somebody comes or goes."
    ),
    "all_present": _("button_sitting_all_present", default="All present"),
    "no_members": _(
        "help_sitting_no_members",
        default="The body has no members on this day. Give people a mandate first.",
    ),
    "present": _("label_present", default="present"),
    "absent": _("label_absent", default="absent"),
    "excused": _("label_excused", default="excused"),
    "excuse": _("button_excuse", default="Is excused"),
    "unexcuse": _("button_unexcuse", default="Not excused after all"),
    "keeps_minutes": _("label_keeps_minutes", default="secretary"),
    "secretary": _("label_sitting_secretary", default="Secretary of the sitting"),
    "secretary_is": _("label_sitting_secretary_is", default="Secretary: ${name}"),
    "secretary_needed": _(
        "heading_sitting_secretary", default="Name the secretary of the sitting"
    ),
    "secretary_name": _("button_name_secretary", default="Name as secretary"),
    "secretary_nobody": _(
        "help_sitting_secretary_nobody",
        default="Note first who is present: the secretary is one of them.",
    ),
    "presides": _("label_presides", default="presides"),
    "withdrawn": _("label_withdrawn", default="left the room for this item"),
    "no_vote": _("label_without_ballot", default="without a vote"),
    "proxy_to": _("label_proxy_to", default="represented by ${name}"),
    "proxy_void": _(
        "label_proxy_void", default="power to ${name}, not valid at present"
    ),
    "more_for": _("label_more_for", default="More for ${name}"),
    "withdraw": _(
        "button_withdraw_member", default="Leaves the room for this item (interest)"
    ),
    "come_back": _("button_come_back", default="Comes back"),
    "preside": _("button_preside", default="Takes the chair"),
    "proxy_holder": _("label_proxy_holder", default="Gives a power to"),
    "proxy_illness": _("label_proxy_illness", default="because of illness"),
    "give_proxy": _("button_give_proxy", default="Note the power"),
    "revoke_proxy": _("button_revoke_proxy", default="The power ends"),
}

AGENDA = {
    "agenda": _("heading_sitting_agenda", default="Agenda"),
    "block_public": _("label_block_public", default="Public sitting"),
    "block_inside": _("label_block_inside", default="Items"),
    "block_complementary": _(
        "label_block_complementary", default="Complementary items"
    ),
    "block_late": _("label_block_late", default="Urgent items"),
    "block_closed": _("label_block_closed", default="Closed sitting"),
    "now": _("status_item_now", default="now"),
    "waits": _("status_item_waits", default="waits"),
    "unsettled": _("status_item_unsettled", default="Not settled"),
    "lack_quorum": _("heading_lack_quorum", default="The quorum is missing"),
    "lack_quorum_help": _(
        "help_lack_quorum",
        default="Items without a vote or an outcome: ${count}. They come back on a"
        " later agenda.",
    ),
    "lack_quorum_do": _("button_lack_quorum", default="Record it for all that is left"),
    "lack_quorum_sure": _(
        "help_lack_quorum_sure",
        default="Record for all that is left (${count}) that the quorum is missing? An"
        " item for which it is there stays open; the others can be taken back one by"
        " one.",
    ),
    "urgent": _("heading_urgent", default="Add an urgent item"),
    "urgent_help": _(
        "help_urgent",
        default="The members present declare it urgent; the minutes name them.",
    ),
    "urgent_never": _("help_urgent_never", default="No item can be added."),
    "urgent_none": _(
        "help_urgent_none",
        default="There is no validated item that stands on no agenda. Have it written"
        " and validated first.",
    ),
    "urgent_item": _("label_urgent_item", default="Item"),
    "urgent_reason": _("label_urgency_reason", default="Why it is urgent"),
    "urgent_names": _(
        "label_urgent_names", default="In favour: ${count} of ${present} present"
    ),
    "urgent_add": _("button_urgent_add", default="Add the urgent item"),
}

ITEM = {
    "start": _("heading_sitting_start", default="The sitting can begin"),
    "start_help": _(
        "help_sitting_start",
        default="Note who is present, then turn to the first item.",
    ),
    "not_open": _("heading_sitting_not_open", default="The sitting is not open"),
    "not_open_help": _(
        "help_sitting_not_open",
        default="You can look at everything. To note something, open the sitting on the"
        " page of the session.",
    ),
    "not_open_excuse": _(
        "help_sitting_not_open_excuse",
        default="You can look at everything, and note on the roll who is excused. For"
        " all the rest, open the sitting on the page of the session.",
    ),
    "loading": _("status_sitting_loading", default="One moment…"),
    "item": _("label_sitting_item", default="Item ${number}"),
    "since": _("label_sitting_since", default="since ${time}"),
    "next": _("button_sitting_next", default="Turn to ${number}: ${title}"),
    "open_item": _("label_open_item", default="Read the item (in a new window)"),
    "looking": _(
        "status_sitting_looking", default="You look at an item that is not at hand."
    ),
    "turn_to": _("button_turn_to", default="Turn to this item"),
    "interested": _(
        "status_interested",
        default="${names}: interested in this item, must leave the room for it.",
    ),
    "leaves_for_account": _(
        "status_leaves_for_account",
        default="${names}: leaves the room for the vote on the account (CGCT L2121-14),"
        " and does not count in its quorum.",
    ),
    "withdraw_name": _("button_withdraw_name", default="${name} leaves the room"),
    "without_vote": _("heading_without_vote", default="Without a vote"),
    "without_vote_help": _(
        "help_without_vote",
        default="Postponed items come back on a later agenda; withdrawn ones do not.",
    ),
    "reason_optional": _("label_reason_optional", default="Reason (optional)"),
    "do_postponed": _("button_postpone", default="Postpone"),
    "do_withdrawn": _("button_withdraw_item", default="Withdraw"),
    "do_noted": _("button_note_taken", default="The body takes note"),
    "override": _("heading_override", default="Another outcome than computed"),
    "override_help": _(
        "help_override",
        default="Only where the minutes must say something else; they give the reason.",
    ),
    "override_reason": _("label_override_reason", default="Reason, for the minutes"),
    "override_outcome": _("label_override_outcome", default="Outcome"),
    "override_do": _("button_override", default="Record this outcome"),
    "amend": _("heading_amend", default="Amend the text"),
    "amended": _("heading_amended", default="The text is amended"),
    "amend_help": _(
        "help_amend", default="Change the text of the decision, then save it."
    ),
    "amend_voted": _(
        "help_amend_voted",
        default="The vote is recorded. Take it back to change the text.",
    ),
    "amend_tools": _("label_amend_tools", default="Formatting of the amended text"),
    "amend_bold": _("button_amend_bold", default="Bold"),
    "amend_italic": _("button_amend_italic", default="Italic"),
    "amend_heading": _("button_amend_heading", default="Heading"),
    "amend_paragraph": _("button_amend_paragraph", default="Paragraph"),
    "amend_bullets": _("button_amend_bullets", default="Bulleted list"),
    "amend_numbers": _("button_amend_numbers", default="Numbered list"),
    "amend_back": _("button_amend_back", default="Undo"),
    "amend_again": _("button_amend_again", default="Redo"),
    "amend_do": _("button_amend", default="Save the amended text"),
    "amend_undo": _("button_amend_undo", default="Back to the text as proposed"),
    "note": _("label_sitting_note", default="Notes for the minutes"),
    "note_help": _("help_sitting_note", default="Saved as you write."),
}

LOG = {
    "log": _("heading_sitting_log", default="Log"),
    "log_empty": _("help_sitting_log_empty", default="Nothing has happened yet."),
    "log_all": _("button_sitting_log_all", default="Show all ${count} entries"),
    "void": _("button_void", default="Void"),
    "void_this": _("label_void_this", default="Void: ${text}"),
    "void_sure": _(
        "help_void_sure",
        default="Void “${text}”? The entry stays in the log, and counts no more.",
    ),
    "log_arrive": _("status_log_arrive", default="${name} arrives"),
    "log_leave": _("status_log_leave", default="${name} leaves"),
    "log_withdraw": _(
        "status_log_withdraw", default="${name} leaves the room for ${item}"
    ),
    "log_return": _("status_log_return", default="${name} comes back after ${item}"),
    "log_give_proxy": _(
        "status_log_give_proxy", default="${name} gives a power to ${holder}"
    ),
    "log_revoke_proxy": _(
        "status_log_revoke_proxy", default="The power of ${name} ends"
    ),
    "log_preside": _("status_log_preside", default="${name} takes the chair"),
    "log_keep_minutes": _(
        "status_log_keep_minutes", default="${name} is named secretary"
    ),
    "log_excuse": _("status_log_excuse", default="${name} is excused"),
    "log_begin": _("status_log_begin", default="The body turns to item ${item}"),
    "log_urgency": _(
        "status_log_urgency", default="${item} declared urgent by ${names}"
    ),
    "closing": _("heading_sitting_closing", default="End of the sitting"),
    "closing_waits": _(
        "help_closing_waits", default="Entries wait to be saved: one moment."
    ),
    "closing_ready": _(
        "help_closing_ready",
        default="Every item has its outcome. Closing numbers the decisions.",
    ),
    "closing_problems": _(
        "help_closing_problems", default="To be done before closing: ${count}."
    ),
    "closing_more": _("help_closing_more", default="…and ${count} more."),
}


def spoken(request) -> dict[str, str]:
    """Give all words in the language of the request, by their short names."""
    outcomes = {f"outcome_{value}": title for value, title in OUTCOMES.items()}
    groups = (BAR, ROLL, AGENDA, ITEM, LOG, VOTE, WISHES, outcomes)
    return {
        name: translate(message, context=request)
        for group in groups
        for name, message in group.items()
    }
