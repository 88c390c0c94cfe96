"""The words of the page of a session."""

from communesplone.deliberations import _
from communesplone.deliberations.vocabularies import choices


MODES = choices.session_modes.titles

YES = _("label_yes", default="Yes")

FACTS = {
    "start": _("label_session_start", default="Begins"),
    "place": _("label_place", default="Place"),
    "mode": _("label_session_mode", default="How"),
    "call": _("label_call_rank", default="Call"),
    "extraordinary": _("label_extraordinary", default="Extraordinary sitting"),
    "president": _("label_president", default="President"),
    "secretary": _("label_secretary", default="Secretary"),
    "convened": _("label_convened_at", default="Convened at"),
    "urgent": _("label_convening_urgent", default="Urgency invoked, because"),
    "reason": _("label_convening_reason", default="Reason given for the convocation"),
    "cancelled": _("label_cancelled_reason", default="Cancelled, because"),
}

RECEIVED = {
    "be": _("label_received_on", default="Received on"),
    "fr": _("label_sent_on", default="Sent on"),
}
"""By country: the day from which the clear days of the convocation run."""

RECEIVING = {
    "be": _("label_received", default="The members receive the convocation on"),
    "fr": _("label_sent", default="The convocation is sent on"),
}
"""The same, of a convocation that is still to go."""

TITLES = {
    "convene": _("heading_step_convene", default="Convene the session"),
    "open": _("heading_step_open", default="Open the sitting"),
    "close": _("heading_step_close", default="Close the sitting"),
    "approve": _("heading_step_approve", default="Approve the minutes"),
    "call_again": _("heading_step_call_again", default="Call the body again"),
    "cancel": _("heading_step_cancel", default="Cancel the session"),
    "drafts": _("heading_step_drafts", default="Draft decisions online"),
    "draft_minutes": _(
        "heading_step_draft_minutes", default="Draft minutes for the members"
    ),
    "publish_minutes": _("heading_step_publish_minutes", default="Minutes online"),
}

HELP = {
    "convene": _(
        "help_step_convene",
        default="The agenda gets its numbers and stays as it is; its items are"
        " scheduled, and the members see them.",
    ),
    "open": _(
        "help_step_open",
        default="Opens the screen of the sitting. Who is present and every vote is"
        " noted there, and saved at once.",
    ),
    "close": _(
        "help_step_close",
        default="The decisions get their numbers in the register. Votes and moves stay"
        " as they are then.",
    ),
    "approve": _(
        "help_step_approve",
        default="Say in which later session the body approved the minutes.",
    ),
    "call_again": _(
        "help_step_call_again",
        default="Plans another session for the items that lacked the quorum.",
    ),
    "cancel": _(
        "help_step_cancel",
        default="The items can be presented on another agenda.",
    ),
    "drafts": _(
        "help_step_drafts",
        default="Everybody reads the draft decisions of the items heard in public,"
        " marked as drafts, until the sitting is closed. Annexes and reports stay"
        " inside.",
    ),
    "draft_minutes": _(
        "help_step_draft_minutes",
        default="The members of the body read the draft on the page of this session.",
    ),
    "publish_minutes": _(
        "help_step_publish_minutes",
        default="Everybody reads the minutes of what was heard in public. Texts come"
        " from the published deliberations, with their masks; of the others, title and"
        " outcome alone.",
    ),
}

BUTTONS = {
    "convene": _("button_convene", default="Convene"),
    "open": _("button_open_sitting", default="Open the sitting"),
    "close": _("button_close_sitting", default="Close the sitting"),
    "approve": _("button_approve_minutes", default="Approve the minutes"),
    "call_again": _("button_call_again", default="Plan the session"),
    "cancel": _("button_cancel_session", default="Cancel the session"),
    "drafts": _("button_drafts_online", default="Put the drafts online"),
    "draft_minutes": _(
        "button_draft_minutes", default="Let the members read the draft"
    ),
    "publish_minutes": _("button_publish_minutes", default="Publish the minutes"),
}

DONE = {
    "convene": _("status_convened", default="The session is convened."),
    "open": _("status_opened", default="The sitting is open: note who is present."),
    "close": _(
        "status_closed",
        default="The sitting is closed, and the decisions have their numbers.",
    ),
    "approve": _("status_approved", default="The minutes are approved."),
    "call_again": _(
        "status_called_again",
        default="The new session is planned. Look at its agenda, then convene it.",
    ),
    "cancel": _("status_cancelled", default="The session is cancelled."),
    "drafts": _("status_drafts_online", default="The drafts are online."),
    "draft_minutes": _(
        "status_draft_minutes", default="The members can read the draft minutes."
    ),
    "publish_minutes": _("status_minutes_published", default="The minutes are online."),
}

DEADLINES = {
    "drafts_online": _("heading_step_drafts", default="Draft decisions online"),
    "list_online": _("label_list_online", default="List of deliberations online"),
    "minutes_available": _(
        "heading_step_draft_minutes", default="Draft minutes for the members"
    ),
    "minutes_approved": _("label_due_approval", default="Approval of the minutes"),
    "minutes_published": _("heading_step_publish_minutes", default="Minutes online"),
}
"""Kind of deadline -> what is due."""


def met(done: bool | None, past: bool):
    """Say how it stands with a deadline."""
    if done is None:
        if past:
            return _("label_due_missed", default="Overdue")
        return _("label_due_open", default="To be done")
    if done:
        return _("label_due_met", default="Done in time")
    return _("label_due_late", default="Done late")


def left_out(titles: list[str]):
    """Name the items that a call again leaves out."""
    return _(
        "status_recall_left_out",
        default="Not called again, as it does not wait any more: ${titles}.",
        mapping={"titles": ", ".join(f"“{title}”" for title in titles)},
    )
