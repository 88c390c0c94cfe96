"""What the forms on the page of a deliberation ask."""

from communesplone.deliberations import _


REASON = _("label_reason", default="Reason")
DAY = _("label_day", default="Day")

TEXTS = {
    "motivation": _("label_motivation", default="Motivation"),
    "decision": _("label_decision", default="Decision"),
}

NUMBER = {
    "step": "log",
    "name": "number",
    "title": _("label_act_number", default="Number of the act in @ctes"),
    "help": _(
        "help_act_number",
        default="At most 15 capitals, digits and underscores; empty if the act went"
        " on paper.",
    ),
    "longest": 15,
}


def annulment(first, today):
    """Give the fields of the annulment form.

    :param first: the earliest day, and :param today: the latest.
    """
    return [
        day("annul", first, today),
        {
            "step": "annul",
            "name": "authority",
            "title": _("label_annulled_by", default="Annulled by"),
            "longest": 200,
            "required": True,
        },
        reason("annul", _("help_annul_reason", default="The public reads it.")),
    ]


def supervision(first, today, numbered):
    """Give the fields of the supervision log.

    :param numbered: whether acts go to the authority under a number.
    """
    return [
        day("log", first, today),
        *([NUMBER] if numbered else []),
        {
            "step": "log",
            "name": "text",
            "title": _("label_log_text", default="Reference, or answer"),
            "longest": 500,
        },
    ]


def correction(facts, tinymce):
    """Give the fields of the correction form.

    :param facts: the texts as they stand.
    :param tinymce: settings of the editor, as JSON.
    """
    return [
        reason("correct", _("help_correct_reason", default="Kept inside.")),
        {
            "step": "correct",
            "name": "title",
            "title": _("label_item_title", default="Subject"),
            "default": facts["title"],
            "longest": 500,
            "required": True,
        },
        *(editor(name, facts[name], tinymce) for name in TEXTS),
    ]


def editor(name, text, tinymce):
    return {
        "step": "correct",
        "name": name,
        "title": TEXTS[name],
        "default": text,
        "rows": 12,
        "css": "pat-tinymce",
        "tinymce": tinymce,
    }


def day(step, first, today):
    return {
        "step": step,
        "name": "day",
        "title": DAY,
        "type": "date",
        "default": today.isoformat(),
        "min": first.isoformat(),
        "max": today.isoformat(),
        "required": True,
    }


def reason(step, help):
    return {
        "step": step,
        "name": "reason",
        "title": REASON,
        "help": help,
        "rows": 3,
        "required": True,
    }
