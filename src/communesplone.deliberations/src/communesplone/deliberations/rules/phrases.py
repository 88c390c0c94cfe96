"""Standing phrases: which there are, what may stand in them, and how they are filled.

The words themselves are not here: the defaults are messages, and a town writes its
own for a body and a language.
"""

from collections.abc import Mapping
from dataclasses import dataclass

import re


DOTS = "\N{HORIZONTAL ELLIPSIS}" * 8
"""What stands where a value is missing: a line to write on."""

MAX_LENGTH = 5000
"""Longest phrase, in characters."""

_PLACEHOLDER = re.compile(r"\$\{([a-z_]{1,40})\}")
_CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")


class PhraseRefused(ValueError):
    """A phrase cannot be used.

    :param code: "key" (no such phrase), "placeholder" (not allowed in this phrase),
        "malformed" (a `${` that is no placeholder) or "length".
    :param name: the key, the placeholder, the fragment, or the number of characters.
    """

    def __init__(self, code: str, name: str) -> None:
        super().__init__(f"{code}: {name}")
        self.code = code
        self.name = name


@dataclass(frozen=True)
class Phrase:
    """A phrase that a town may word itself.

    :param key: its name.
    :param document: where it stands: "convocation", "agenda", "decision" (minutes and
        extract), "minutes", "extract", "register", "letter" (its salutation in the
        convocation of a member too) or "signature" (all).
    :param placeholders: the names that may stand in it as `${name}`.
    :param kinds: of bodies it is for; empty for all.
    """

    key: str
    document: str
    placeholders: frozenset[str]
    kinds: tuple[str, ...] = ()


_SITTING = "body date time place"
_COUNTS = "for against abstentions blank cast"
_TABLE = (
    # key, document, placeholders, kinds
    ("convocation_opening", "convocation", f"{_SITTING} recipient", ()),
    ("convocation_remote", "convocation", f"{_SITTING} recipient", ()),
    ("convocation_call", "convocation", f"{_SITTING} call recipient", ()),
    ("convocation_recall", "convocation", f"{_SITTING} call recipient", ()),
    ("convocation_closing", "convocation", f"{_SITTING} recipient", ()),
    ("agenda_opening", "agenda", _SITTING, ()),
    ("minutes_opening", "minutes", f"{_SITTING} chair", ()),
    ("minutes_closing", "minutes", f"{_SITTING} chair end", ()),
    ("minutes_approved", "minutes", f"{_SITTING} approved", ()),
    ("opening_council_public", "decision", _SITTING, ("council",)),
    ("opening_council_closed", "decision", _SITTING, ("council",)),
    ("opening_college", "decision", _SITTING, ("college",)),
    ("opening_committee", "decision", _SITTING, ("committee",)),
    ("regard_law", "decision", "law body", ()),
    ("regard_opinion", "decision", "adviser date verdict", ()),
    ("regard_proposer", "decision", "proposer service body", ()),
    ("interest", "decision", "members article body", ()),
    ("account_vote", "decision", "members body", ()),
    ("decides_unanimous", "decision", f"{_COUNTS} body", ()),
    ("decides_majority", "decision", f"{_COUNTS} body", ()),
    ("decides_secret", "decision", f"{_COUNTS} body", ()),
    ("decides_without_vote", "decision", "body", ()),
    ("decides_rejected", "decision", f"{_COUNTS} body", ()),
    ("decides_rejected_secret", "decision", f"{_COUNTS} body", ()),
    ("decides_elected", "decision", f"{_COUNTS} body elected", ()),
    ("decides_noted", "decision", "body", ()),
    ("decides_postponed", "decision", "body", ()),
    ("decides_withdrawn", "decision", "body", ()),
    ("decides_no_quorum", "decision", "body", ()),
    ("extract_heading", "extract", "body date", ()),
    ("extract_closing", "extract", f"{_SITTING} town", ()),
    ("extract_certified", "extract", "town today", ()),
    ("register_opening", "register", "body year town", ()),
    ("register_closing", "register", "body year town count last", ()),
    ("salutation_ms", "letter", "recipient body", ()),
    ("salutation_mr", "letter", "recipient body", ()),
    ("salutation_none", "letter", "recipient body", ()),
    ("letter_opening", "letter", "recipient body date title number", ()),
    ("letter_closing", "letter", "recipient body town", ()),
    ("signature_by_order", "signature", "body town", ()),
    ("signature_secretary", "signature", "body", ()),
    ("signature_president", "signature", "body", ()),
)

PHRASES: Mapping[str, Phrase] = {
    key: Phrase(key, document, frozenset(names.split()), kinds)
    for key, document, names, kinds in _TABLE
}
"""The phrases that there are, by key, in the order in which a form shows them."""

_PLAIN = {
    "postponed": "decides_postponed",
    "withdrawn": "decides_withdrawn",
    "noted": "decides_noted",
    "no_quorum": "decides_no_quorum",
    "elected": "decides_elected",
}


def phrases_of(kind: str) -> tuple[Phrase, ...]:
    """Give the phrases of a kind of body: "college", "council" or "committee"."""
    return tuple(
        phrase
        for phrase in PHRASES.values()
        if not phrase.kinds or kind in phrase.kinds
    )


def opening_key(kind: str, closed: bool) -> str:
    """Name the phrase that an act of a body begins with.

    :param kind: of the body; an unknown one is a committee.
    :param closed: whether the item was dealt with behind closed doors.
    """
    if kind == "council":
        return "opening_council_closed" if closed else "opening_council_public"
    return "opening_college" if kind == "college" else "opening_committee"


def decision_key(
    outcome: str, mode: str, in_favour: int | None, against: int, abstentions: int
) -> str:
    """Name the phrase that says how a body decided.

    :param outcome: a value of `Outcome`; an unknown or empty one gives "".
    :param mode: of the ballot: "secret", "unanimous", "none" or another.
    :param in_favour: votes for, or None if nothing was counted.
    :param against: votes against.
    :param abstentions: abstentions, blank votes and those that were not cast.
    """
    if outcome in _PLAIN:
        return _PLAIN[outcome]
    secret = mode == "secret"
    if outcome == "rejected":
        return "decides_rejected_secret" if secret else "decides_rejected"
    if outcome not in ("adopted", "adopted_amended"):
        return ""
    if secret:
        return "decides_secret"
    if mode == "unanimous" or (in_favour and not against and not abstentions):
        return "decides_unanimous" if in_favour else "decides_without_vote"
    return "decides_without_vote" if in_favour is None else "decides_majority"


def placeholders(text: str) -> tuple[str, ...]:
    """Give the names that stand in a phrase as `${name}`, each once, in order."""
    return tuple(dict.fromkeys(_PLACEHOLDER.findall(text)))


def check(key: str, text: str) -> None:
    """See whether a town's own wording can be used.

    :param key: which phrase.
    :param text: plain text; each line becomes a paragraph.
    :raises PhraseRefused: for an unknown phrase or placeholder, a broken placeholder,
        or more than MAX_LENGTH characters.
    """
    if key not in PHRASES:
        raise PhraseRefused("key", key)
    if len(text) > MAX_LENGTH:
        raise PhraseRefused("length", str(len(text)))
    for name in placeholders(text):
        if name not in PHRASES[key].placeholders:
            raise PhraseRefused("placeholder", name)
    if broken := re.search(r"\$\{.{0,20}", _PLACEHOLDER.sub("", text), re.DOTALL):
        raise PhraseRefused("malformed", broken.group())


def fill(text: str, values: Mapping[str, object], missing: str = DOTS) -> str:
    """Fill in a phrase, once: a `${name}` within a value stays as it is.

    What comes out is plain text. It is escaped by what shows it, as all text is.

    :param text: the phrase.
    :param values: by name; None and "" are missing.
    :param missing: what stands in place of a missing value.
    :returns: the text, without characters that no document may hold.
    """

    def value(match):
        given = values.get(match.group(1))
        return missing if given is None or given == "" else str(given)

    return printable(_PLACEHOLDER.sub(value, text))


def printable(text: str) -> str:
    """Take out of a text the characters that no document may hold."""
    return _CONTROL.sub("", text)
