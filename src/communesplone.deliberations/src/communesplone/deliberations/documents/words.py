"""The words for the codes of the rules, as documents show them."""

from collections.abc import Iterable
from collections.abc import Mapping
from communesplone.deliberations import _
from communesplone.deliberations.rules.phrases import DOTS
from datetime import datetime


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

ATTENDANCE: Mapping[str, str] = {
    "present": _("document_attendance_present", default="Present"),
    "represented": _("document_attendance_represented", default="Represented"),
    "excused": _("document_attendance_excused", default="Excused"),
    "absent": _("document_attendance_absent", default="Absent"),
}
"""What stands before the names of all who have a status."""

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
    "inside": _("document_block_inside", default="Items"),
    "complementary": _("document_block_complementary", default="Complementary items"),
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


LAWS: Mapping[str, str] = {
    "be": _("document_law_be", default="Code of local democracy and decentralisation"),
    "fr": _("document_law_fr", default="General code of local authorities"),
}
"""By country of the rulebook; as they stand after "Having regard to the"."""

RECALLED: Mapping[str, str] = {
    "be": _(
        "document_recalled_be",
        default="The council can take no decision unless the majority of its members in"
        " office is present. However, if the assembly was convened twice without being"
        " in sufficient number, it may, after a new and last convocation, deliberate"
        " on the items put on the agenda for the third time, whatever the number of"
        " members present.",
    ),
}
"""The first two paragraphs of the article on the quorum, by country of the rulebook;
the convocation to a sitting that any number decides has them word for word.

Source: CDLD L1122-17.
"""

MOVES: Mapping[str, str] = {
    "arrive": _("document_move_arrive", default="${name} arrives at ${time}."),
    "leave": _("document_move_leave", default="${name} leaves at ${time}."),
    "give_proxy": _(
        "document_move_give_proxy",
        default="${name} gives a proxy to ${holder} at ${time}.",
    ),
    "revoke_proxy": _(
        "document_move_revoke_proxy",
        default="${name} takes the proxy back at ${time}.",
    ),
    "preside": _(
        "document_move_preside", default="${name} takes the chair at ${time}."
    ),
    "keep_minutes": _(
        "document_move_keep_minutes", default="${name} keeps the minutes from ${time}."
    ),
}
"""What members do, by kind of move, as a sentence."""

REMARKS: Mapping[str, str] = {
    "arrive": _("document_remark_arrive", default="arrives at ${time}"),
    "leave": _("document_remark_leave", default="leaves at ${time}"),
    "preside": _("document_remark_preside", default="in the chair from ${time}"),
}
"""The same beside the name."""

WISHES: Mapping[str, str] = {
    "urgency": _(
        "document_urgency",
        default="The item is not on the agenda. Its urgency is declared by ${names}."
        " Reason: ${reason}",
    ),
    "recognise": _(
        "document_wish_recognise",
        default="Before the discussion the item is recognised as urgent by ${names}.",
    ),
    "secret": _(
        "document_wish_secret", default="A secret ballot is asked for by ${names}."
    ),
    "roll_call": _(
        "document_wish_roll_call",
        default="A vote by name, aloud, is asked for by ${names}.",
    ),
    "call": _(
        "document_wish_call",
        default="The votes being equal, ${votes} for and as many against, ${name},"
        " councillor, is called to vote on this item; in favour: ${names}.",
    ),
    "close_doors": _(
        "document_wish_close_doors",
        default="The body closes its doors for this item; in favour: ${names}.",
    ),
    "hear_in_public": _(
        "document_wish_in_public",
        default="The body does not close its doors for this item.",
    ),
    "asked": _(
        "document_wish_asked", default="The closed sitting is asked for by ${names}."
    ),
}
"""What members asked for before a vote, in the minutes."""

CONVENED: Mapping[str, str] = {
    "be": _(
        "document_convened", default="The convocation reached the members on ${date}."
    ),
    "fr": _("document_convened_sent", default="The convocation was sent on ${date}."),
}
"""By country of the rulebook: clear days run from the receipt, or from the sending."""

CONVENED_URGENT = _("document_convened_urgent", default="Urgency was invoked.")

CONVENED_SHORT = _(
    "document_convened_short",
    default="The law wants ${required} clear days (${article}); there were ${given}.",
)
"""How a session was convened; the reason follows as for an outcome."""

QUORUM = _(
    "document_quorum",
    default="At ${time}, as the body turned to its first item, ${present} of its"
    " members were present; the quorum was ${needed} (${article}).",
)

SIGNING: Mapping[str, str] = {
    "president": _("document_signs_president", default="The President,"),
    "mayor": _("document_signs_mayor", default="The Mayor,"),
    "director_general": _(
        "document_signs_director_general", default="The Director General,"
    ),
    "secretary": _("document_signs_secretary", default="The Secretary,"),
    "of_the_sitting": _(
        "document_signs_of_the_sitting", default="The Secretary of the sitting,"
    ),
}
"""How those who sign are named above their names, by post."""

SIGNING_MS: Mapping[str, str] = {
    "president": _("document_signs_president_ms", default="The President,"),
    "mayor": _("document_signs_mayor_ms", default="The Mayor,"),
    "director_general": _(
        "document_signs_director_general_ms", default="The Director General,"
    ),
    "secretary": _("document_signs_secretary_ms", default="The Secretary,"),
    "of_the_sitting": _(
        "document_signs_of_the_sitting_ms", default="The Secretary of the sitting,"
    ),
}
"""The same for a woman."""

FRENCH_SIGNING: Mapping[str, str] = {
    **SIGNING,
    "mayor": _("document_signs_fr_mayor", default="The Mayor,"),
    "director_general": _(
        "document_signs_fr_director_general",
        default="The Director General of Services,",
    ),
}
"""The same in a town of France, which names some posts otherwise."""

FRENCH_SIGNING_MS: Mapping[str, str] = {
    **SIGNING_MS,
    "mayor": _("document_signs_fr_mayor_ms", default="The Mayor,"),
    "director_general": _(
        "document_signs_fr_director_general_ms",
        default="The Director General of Services,",
    ),
}
"""The same for a woman in a town of France."""


def signing(country: str, courtesy: str) -> Mapping[str, str]:
    """Give how somebody who signs is named, by post.

    :param country: of the rulebook.
    :param courtesy: the person's title of courtesy; "" if it is not known.
    """
    if courtesy == "ms":
        return FRENCH_SIGNING_MS if country == "fr" else SIGNING_MS
    return FRENCH_SIGNING if country == "fr" else SIGNING


TABLE = _("document_label_table", default="Table")
"""The name of what scrolls a table that people wrote."""

REASON = _("document_outcome_reason", default="Reason: ${reason}")

ANNULLED = _(
    "document_annulled_by", default="Annulled on ${date} by ${authority}: ${reason}"
)


def time_of_day(moment: datetime, language: str) -> str:
    """Write a time, "18:30" ("18 h 30" in French).

    :param moment: in the town's time.
    """
    return f"{moment:%H h %M}" if language[:2] == "fr" else f"{moment:%H:%M}"


FRENCH_SPACE = "\N{NO-BREAK SPACE}"
"""What French sets before a semicolon and a colon."""


def between(language: str) -> str:
    """Give what parts the entries of a list."""
    return f"{FRENCH_SPACE}; " if language[:2] == "fr" else "; "


def colon(language: str) -> str:
    """Give what parts a name from its number."""
    return f"{FRENCH_SPACE}: " if language[:2] == "fr" else ": "


def entries(pairs: Iterable[tuple[str, int]], language: str) -> str:
    """Write names and numbers as one line, "Anne: 4; Denis: 3".

    :param pairs: (name, number); dots stand for a name that is missing.
    """
    found = (f"{name or DOTS}{colon(language)}{number}" for name, number in pairs)
    return between(language).join(found)
