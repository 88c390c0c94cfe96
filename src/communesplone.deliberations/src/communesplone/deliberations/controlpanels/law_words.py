"""The constants of a rulebook, in words."""

from collections.abc import Iterator
from communesplone.deliberations import _
from communesplone.deliberations.controlpanels import law_values
from communesplone.deliberations.rules.constants import Rule
from communesplone.deliberations.rules.constants import Rulebook
from dataclasses import dataclass
from dataclasses import fields
from zope.i18nmessageid import Message


LABELS = {
    "quorum": _("label_law_quorum", default="Quorum"),
    "quorum_kept": _(
        "label_law_quorum_kept", default="Leaving after the debate began breaks it"
    ),
    "recall": _("label_law_recall", default="Called again, any number is enough"),
    "majority": _("label_law_majority", default="Majority"),
    "tie": _("label_law_tie", default="Tie in a public ballot"),
    "secret_tie": _("label_law_secret_tie", default="Tie in a secret ballot"),
    "account_posts": _(
        "label_law_account_posts", default="Leave the room for their account"
    ),
    "interest": _("label_law_interest", default="An interested member leaves"),
    "proxies": _("label_law_proxies", default="Powers a member can hold"),
    "proxy_sessions": _(
        "label_law_proxy_sessions", default="Sessions in a row one power serves"
    ),
    "notice": _("label_law_notice", default="Clear days of a convocation"),
    "off_agenda": _("label_law_off_agenda", default="Items that are not on the agenda"),
    "own_item": _("label_law_own_item", default="A member's own item"),
    "closed": _("label_law_closed", default="Closed sitting"),
    "closed_kinds": _(
        "label_law_closed_kinds", default="Always heard in closed sitting"
    ),
    "closed_requests": _(
        "label_law_closed_requests", default="Members who can ask for a closed sitting"
    ),
    "secret_kinds": _("label_law_secret_kinds", default="Always a secret ballot"),
    "secret_waiver": _(
        "label_law_secret_waiver", default="Unanimously without secret ballot"
    ),
    "roll_call_share": _("label_law_roll_call", default="Roll-call on request"),
    "secret_share": _("label_law_secret_share", default="Secret ballot on request"),
    "appointment": _("label_law_appointment", default="Appointments"),
    "secretary_posts": _("label_law_secretary_posts", default="Keeps the minutes"),
    "minutes": _("label_law_minutes", default="Minutes"),
    "numbering": _("label_law_numbering", default="Numbers without a gap"),
    "deadlines": _("label_law_deadlines", default="Deadlines"),
}
"""Constant -> its name, in the order of the rulebook."""


@dataclass(frozen=True)
class Row:
    """A constant as a table shows it.

    :param article: of law.
    :param second_hand: nobody read the text itself for this point yet.
    """

    label: Message
    value: Message | str
    article: str
    second_hand: bool


def rows(book: Rulebook) -> list[Row]:
    """Write all constants of a rulebook."""
    return [
        Row(
            LABELS[name],
            law_values.words(name, rule.value, book.country),
            str(rule.article),
            rule.article.second_hand,
        )
        for name, rule in _rules(book)
    ]


def _rules(book: Rulebook) -> Iterator[tuple[str, Rule]]:
    for field in fields(book):
        value = getattr(book, field.name)
        if isinstance(value, Rule):
            yield field.name, value
        elif isinstance(value, tuple):
            for rule in value:
                yield field.name, rule
