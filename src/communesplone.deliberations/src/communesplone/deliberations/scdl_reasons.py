"""The words of the reasons of ``rules.scdl.reasons``, a message for each key."""

from collections.abc import Mapping
from communesplone.deliberations import _
from communesplone.deliberations.rules.scdl.reasons import Reason
from types import MappingProxyType
from zope.i18nmessageid import Message


MESSAGES: Mapping[str, Message] = MappingProxyType(
    {
        "required": _("error_scdl_required", default="This cell may not be empty."),
        "too_long": _(
            "error_scdl_too_long", default="Too long: 10 000 characters at most."
        ),
        "characters": _(
            "error_scdl_characters",
            default="Control characters, or blanks at the start or the end.",
        ),
        "marker": _(
            "error_scdl_marker", default="Leave the cell empty when there is nothing."
        ),
        "siret_scientific": _(
            "error_scdl_siret_scientific",
            default="The last digits are lost: a spreadsheet shortened the number. Set "
            "the column to text and type the SIRET again.",
        ),
        "siret_length": _("error_scdl_siret_length", default="A SIRET has 14 digits."),
        "siret_check": _(
            "error_scdl_siret_check",
            default="The check digits of this SIRET do not match: a typing error.",
        ),
        "date": _("error_scdl_date", default="Not a date such as 2026-03-31."),
        "date_zone": _(
            "error_scdl_date_zone",
            default="With a time zone this may be another day: write the day.",
        ),
        "subject_code": _(
            "error_scdl_subject_code",
            default="Not a code of the ACTES nomenclature, 1.1 to 9.4.",
        ),
        "subject_name": _(
            "error_scdl_subject_name",
            default='Write "level 1/level 2", lower case, no comma and no brackets.',
        ),
        "subject_mismatch": _(
            "error_scdl_subject_mismatch",
            default="This subject has the code ${told}, but the code is ${code}.",
        ),
        "budget_year": _(
            "error_scdl_budget_year", default="Not a year such as 2026, nor 2026/2027."
        ),
        "budget_pair": _(
            "error_scdl_budget_pair",
            default="The year and the name of the budget stand together or not at all.",
        ),
        "received_before": _(
            "error_scdl_received_before",
            default="The prefecture cannot have it before it was adopted, on ${date}.",
        ),
        "count": _("error_scdl_count", default="Not a whole number from 0 to 9999."),
        "votes_incomplete": _(
            "error_scdl_votes_incomplete",
            default="Give votes for, against, abstentions and their sum, or none.",
        ),
        "votes_sum": _(
            "error_scdl_votes_sum",
            default="Votes for, against and abstentions add up to ${sum}.",
        ),
        "url": _("error_scdl_url", default="Not an address of http:// or https://."),
        "repeated": _(
            "error_scdl_repeated",
            default="This number stands in the file already, with another content.",
        ),
        "imported_otherwise": _(
            "error_scdl_imported_otherwise",
            default="This number was imported before, with another content. What was"
            " imported stays as it is.",
        ),
        "own_act": _(
            "error_scdl_own_act",
            default="The register of this body holds this deliberation already.",
        ),
        "elsewhere": _(
            "error_scdl_elsewhere",
            default="This number was imported into another body.",
        ),
        "too_many_cells": _(
            "error_scdl_too_many_cells",
            default="More than ${expected} cells: is a text without quotes?",
        ),
        "quotes": _(
            "error_scdl_quotes",
            default="A quotation mark is opened here and not closed.",
        ),
        "file_blank": _("error_scdl_file_blank", default="This file is empty."),
        "file_empty": _(
            "error_scdl_file_empty", default="There is no header in this file."
        ),
        "file_header": _(
            "error_scdl_file_header", default="Columns are missing: ${columns}."
        ),
        "file_kind": _(
            "error_scdl_file_kind",
            default="This is no CSV file, but a PDF, a spreadsheet, a picture or an"
            " archive. Open the table in a spreadsheet, save it as CSV, and give that"
            " file.",
        ),
        "file_too_big": _(
            "error_scdl_file_too_big", default="The file has more than ${limit} bytes."
        ),
        "file_too_many_rows": _(
            "error_scdl_file_too_many_rows",
            default="The file has more than ${limit} rows.",
        ),
        "file_line_too_long": _(
            "error_scdl_file_line_too_long",
            default="A line has more than ${limit} bytes: this is no CSV file.",
        ),
        "mended_characters": _(
            "status_scdl_mended_characters",
            default="Control characters were taken out.",
        ),
        "mended_formula": _(
            "status_scdl_mended_formula",
            default="The apostrophe before a formula was taken off.",
        ),
        "mended_marker": _(
            "status_scdl_mended_marker", default="Read as an empty cell."
        ),
        "mended_date": _("status_scdl_mended_date", default="Read as a date."),
        "mended_count": _(
            "status_scdl_mended_count", default="Read as a whole number."
        ),
        "mended_siret": _(
            "status_scdl_mended_siret",
            default="The signs inside the SIRET were taken out.",
        ),
        "mended_siret_zero": _(
            "status_scdl_mended_siret_zero",
            default="The zero in front of the SIRET was put back.",
        ),
        "mended_subject_code": _(
            "status_scdl_mended_subject_code",
            default="Read as a code of the second level.",
        ),
        "mended_subject_name": _(
            "status_scdl_mended_subject_name",
            default="Written as the nomenclature does.",
        ),
        "mended_budget_year": _(
            "status_scdl_mended_budget_year", default="Read as a year or two years."
        ),
        "mended_votes": _(
            "status_scdl_mended_votes",
            default="Completed from the other counts: ${count}.",
        ),
        "mended_url": _(
            "status_scdl_mended_url",
            default="Blanks and accents in the address were encoded.",
        ),
    }
)
"""Key -> words."""


def message(reason: Reason) -> Message:
    """Say a reason.

    :param reason: of the reader, of the check, or of a refused file.
    :returns: a message to be translated, with its values.
    """
    return Message(MESSAGES[reason.key], mapping=dict(reason.values))
