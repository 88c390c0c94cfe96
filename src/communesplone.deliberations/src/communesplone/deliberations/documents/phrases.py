"""The standing phrases in words: the town's own, or the messages here."""

from collections.abc import Mapping
from communesplone.deliberations import _
from communesplone.deliberations.rules.agreement import agree
from communesplone.deliberations.rules.phrases import fill
from typing import Any
from zope.i18n import translate


DEFAULTS: Mapping[str, str] = {
    "convocation_opening": _(
        "phrase_convocation_opening",
        default="You are invited to the sitting of the ${body} "
        "on ${date} at ${time}. Place: ${place}.",
    ),
    "convocation_remote": _(
        "phrase_convocation_remote",
        default="You are invited to the sitting of the ${body} "
        "on ${date} at ${time}, held remotely. Connection: ${place}.",
    ),
    "convocation_call": _(
        "phrase_convocation_call", default="This is call number ${call}."
    ),
    "convocation_recall": _(
        "phrase_convocation_recall",
        default="This is call number ${call}: the ${body} may decide on the same items "
        "whatever the number of members present.",
    ),
    "convocation_closing": _(
        "phrase_convocation_closing",
        default="The files are at your disposal from today.",
    ),
    "agenda_opening": _(
        "phrase_agenda_opening",
        default="Sitting of the ${body} on ${date} at ${time}. Place: ${place}.",
    ),
    "minutes_opening": _(
        "phrase_minutes_opening",
        default="${chair} opens the sitting at ${time}.",
    ),
    "minutes_closing": _(
        "phrase_minutes_closing",
        default="The sitting is closed at ${end}.",
    ),
    "minutes_approved": _(
        "phrase_minutes_approved",
        default="Minutes approved on ${approved}.",
    ),
    "opening_council_public": _(
        "phrase_opening_council_public", default="The Council, in public session,"
    ),
    "opening_council_closed": _(
        "phrase_opening_council_closed", default="The Council, in closed session,"
    ),
    "opening_college": _("phrase_opening_college", default="The Executive Board,"),
    "opening_committee": _("phrase_opening_committee", default="The Committee,"),
    "regard_law": _("phrase_regard_law", default="Having regard to the ${law};"),
    "regard_opinion": _(
        "phrase_regard_opinion",
        default="Having regard to the opinion of ${adviser} of ${date}: ${verdict};",
    ),
    "regard_proposer": _(
        "phrase_regard_proposer", default="On the proposal of ${proposer};"
    ),
    "interest": _(
        "phrase_interest_article",
        default="Left the room for this item, having an interest in it"
        " (${article}): ${members}.",
    ),
    "account_vote": _(
        "phrase_account_article",
        default="Left the room for the vote on the account (CGCT L2121-14):"
        " ${members}.",
    ),
    "decides_unanimous": _(
        "phrase_decides_unanimous", default="DECIDES unanimously, by ${for} votes:"
    ),
    "decides_majority": _(
        "phrase_decides_majority",
        default="DECIDES by ${for} votes for, ${against} against "
        "and ${abstentions} abstentions:",
    ),
    "decides_secret": _(
        "phrase_decides_secret",
        default="DECIDES by secret ballot, by ${for} votes for, ${against} against, "
        "${abstentions} abstentions and ${blank} blank or void papers:",
    ),
    "decides_without_vote": _("phrase_decides_without_vote", default="DECIDES:"),
    "decides_rejected": _(
        "phrase_decides_rejected",
        default="DOES NOT ADOPT, by ${for} votes for, ${against} against "
        "and ${abstentions} abstentions, the following proposal:",
    ),
    "decides_rejected_secret": _(
        "phrase_decides_rejected_secret",
        default="DOES NOT ADOPT, by secret ballot, by ${for} votes for, ${against} "
        "against, ${abstentions} abstentions and ${blank} blank or void papers, "
        "the following proposal:",
    ),
    "decides_elected": _(
        "phrase_decides_elected",
        default="APPOINTS, by secret ballot in which ${cast} papers were cast: "
        "${elected}.",
    ),
    "decides_noted": _("phrase_decides_noted", default="TAKES NOTE:"),
    "decides_postponed": _("phrase_decides_postponed", default="POSTPONES the item."),
    "decides_withdrawn": _(
        "phrase_decides_withdrawn", default="The item is withdrawn from the agenda."
    ),
    "decides_no_quorum": _(
        "phrase_decides_no_quorum",
        default="NOTES that too few members are present to decide on this item.",
    ),
    "extract_heading": _(
        "phrase_extract_heading",
        default="Extract from the register of deliberations of the ${body}",
    ),
    "extract_closing": _(
        "phrase_extract_closing", default="Done in session on the date above."
    ),
    "extract_certified": _(
        "phrase_extract_certified", default="For a true extract, ${town}, on ${today}."
    ),
    "register_opening": _(
        "phrase_register_opening",
        default="Register of the deliberations of the ${body}, year ${year}.",
    ),
    "register_closing": _(
        "phrase_register_closing",
        default="This register holds ${count} deliberations, the last of which "
        "has the number ${last}.",
    ),
    "salutation_ms": _("phrase_salutation_ms", default="Dear Madam,"),
    "salutation_mr": _("phrase_salutation_mr", default="Dear Sir,"),
    "salutation_none": _("phrase_salutation_none", default="Dear Sir or Madam,"),
    "letter_opening": _(
        "phrase_letter_opening",
        default="In its sitting of ${date}, the ${body} took the following decision:",
    ),
    "letter_closing": _("phrase_letter_closing", default="Yours faithfully,"),
    "signature_by_order": _("phrase_signature_by_order", default="By order:"),
    "signature_secretary": _(
        "phrase_signature_secretary", default="The Director General,"
    ),
    "signature_president": _("phrase_signature_president", default="The President,"),
}
"""The phrases' default words, by key, each a message."""

LEFT_OUT = {"fr": frozenset({"signature_by_order"})}
"""By country, what is not said unless the body writes it: in France a mayor signs in
their own name (CGCT L2121-10, L2121-23)."""

Own = Mapping[str, Mapping[str, str]]
"""A body's own wording: language → key → text."""


class Phrases:
    """The phrases of a body in a language.

    :param language: ISO 639-1.
    :param own: the body's own wording; "" in it leaves a phrase out.
    :param country: of the body's rulebook; "" for what is said anywhere.
    """

    def __init__(
        self, language: str, own: Own | None = None, country: str = ""
    ) -> None:
        self._left_out = LEFT_OUT.get(country, frozenset())
        self._language = language.split("-")[0]
        self._own = (own or {}).get(self._language, {})

    def text(self, key: str) -> str:
        """Give a phrase unfilled: the body's own, or the default."""
        if key in self._own:
            return self._own[key]
        if key in self._left_out:
            return ""
        return translate(DEFAULTS[key], target_language=self._language)

    def lines(self, key: str, values: Mapping[str, Any]) -> tuple[str, ...]:
        """Fill in a phrase.

        :param key: which; "" gives nothing.
        :param values: by placeholder; what is missing becomes dots.
        :returns: its lines, plain text; each becomes a paragraph.
        """
        if not key:
            return ()
        text = agree(self.text(key), values, self._language)
        lines = fill(text, values).splitlines()
        return tuple(line.strip() for line in lines if line.strip())
