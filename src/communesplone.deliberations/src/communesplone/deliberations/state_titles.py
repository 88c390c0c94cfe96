"""The names of the states of items and sessions, for reasons and for screens."""

from communesplone.deliberations import _


ITEM = {
    "draft": _("label_state_draft", default="Draft"),
    "proposed": _("label_state_proposed", default="Proposed"),
    "prevalidated": _("label_state_prevalidated", default="Validated once"),
    "validated": _("label_state_validated", default="Validated"),
    "scheduled": _("label_state_scheduled", default="On the agenda"),
    "decided": _("label_state_decided", default="Decided"),
    "withdrawn": _("label_state_withdrawn", default="Withdrawn"),
}
"""In the order in which an item goes through them."""

SESSION = {
    "planned": _("label_state_planned", default="Planned"),
    "convened": _("label_state_convened", default="Convened"),
    "open": _("label_state_open", default="Open"),
    "closed": _("label_state_closed", default="Closed"),
    "approved": _("label_state_approved", default="Minutes approved"),
    "cancelled": _("label_state_cancelled", default="Cancelled"),
    "dropped": _("label_state_dropped", default="Dropped"),
}
