"""The words for the codes of the rules, as documents show them."""

from collections.abc import Mapping
from communesplone.deliberations import _


OUTCOMES: Mapping[str, str] = {
    "adopted": _("document_outcome_adopted", default="Adopted"),
    "adopted_amended": _(
        "document_outcome_adopted_amended", default="Adopted as amended"
    ),
    "rejected": _("document_outcome_rejected", default="Rejected"),
    "postponed": _("document_outcome_postponed", default="Postponed"),
    "withdrawn": _("document_outcome_withdrawn", default="Withdrawn"),
    "noted": _("document_outcome_noted", default="Noted"),
    "no_quorum": _("document_outcome_no_quorum", default="No quorum"),
    "elected": _("document_outcome_elected", default="Elected"),
}

STATUSES: Mapping[str, str] = {
    "present": _("document_status_present", default="Present"),
    "represented": _("document_status_represented", default="Represented"),
    "excused": _("document_status_excused", default="Excused"),
    "absent": _("document_status_absent", default="Absent"),
}

CHOICES: Mapping[str, str] = {
    "for": _("document_choice_for", default="Voted for"),
    "against": _("document_choice_against", default="Voted against"),
    "abstain": _("document_choice_abstain", default="Abstained"),
    "blank": _("document_choice_blank", default="Voted blank"),
}

VERDICTS: Mapping[str, str] = {
    "favourable": _("document_verdict_favourable", default="favourable"),
    "reserved": _("document_verdict_reserved", default="with reservations"),
    "unfavourable": _("document_verdict_unfavourable", default="unfavourable"),
    "none": _("document_verdict_none", default="no opinion given"),
}

BLOCKS: Mapping[str, str] = {
    "public": _("document_block_public", default="Public session"),
    "late": _("document_block_late", default="Late items"),
    "closed": _("document_block_closed", default="Closed session"),
}
"""In the order in which documents show them."""

TITLES: Mapping[str, str] = {
    "Convocation": _("document_title_convocation", default="Convocation"),
    "AgendaSheet": _("document_title_agenda", default="Agenda"),
    "Minutes": _("document_title_minutes", default="Minutes"),
    "Extract": _("document_title_extract", default="Extract"),
    "RegisterSheet": _("document_title_register", default="Register of deliberations"),
    "NotificationLetter": _("document_title_letter", default="Notification"),
    "Dossier": _("document_title_dossier", default="Dossier of the sitting"),
}
"""By class of the sheet."""


def represented_by(holder: str) -> str:
    """Give the message that names the holder of a proxy."""
    return _(
        "document_represented_by",
        default="represented by ${holder}",
        mapping={"holder": holder},
    )
