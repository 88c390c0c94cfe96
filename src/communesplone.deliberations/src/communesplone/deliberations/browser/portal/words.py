"""Rows and facets in words."""

from communesplone.core.rules.alphabet import filed
from communesplone.deliberations import _
from communesplone.deliberations.api import clock
from communesplone.deliberations.api import portal
from communesplone.deliberations.api.session_titles import names_day
from communesplone.deliberations.browser.titles import moment_beside
from communesplone.deliberations.content.membership import FACTS
from communesplone.deliberations.vocabularies import choices
from datetime import datetime
from datetime import UTC
from plone import api
from zope.globalrequest import getRequest
from zope.i18n import translate


FACETS = {
    "body": _("label_facet_body", default="Body"),
    "year": _("label_year", default="Year"),
    "category": _("label_category", default="Category"),
    "session": _("label_session", default="Session"),
    "outcome": _("label_outcome", default="Outcome"),
}


def language():
    return api.portal.get_current_language()


def day(value):
    """Write a day as letters do; "" for none."""
    return clock.in_words(value) if value is not None else ""


def moment(value):
    """Write a moment of a session: the day and the hour in the town."""
    return clock.moment_in_words(aware(value))


def aware(value):
    """Give a moment of the catalogue an offset, whatever kind it is of."""
    if not isinstance(value, datetime):
        value = value.asdatetime()
    return value if value.utcoffset() is not None else value.replace(tzinfo=UTC)


def outcome(value):
    return choices.outcomes.titles.get(value, value or "")


def decision(brain, bodies):
    """Describe a published deliberation.

    :param bodies: brains of the bodies by UID.
    """
    facts = getattr(brain, FACTS, None) or {}
    body = bodies.get(facts.get("body"))
    return {
        "title": brain.Title,
        "url": brain.getURL(),
        "reference": facts.get("reference") or "",
        "date": facts.get("date"),
        "day": day(facts.get("date")),
        "published": facts.get("published"),
        "category": facts.get("category") or "",
        "outcome": facts.get("outcome"),
        "outcome_title": outcome(facts.get("outcome")),
        "body": body.Title if body is not None else "",
        "annulled": brain.review_state == "annulled",
    }


def session(brain):
    """Describe a session."""
    start = aware(brain.start)
    return {
        "title": brain.Title,
        "url": f"{brain.getURL()}/@@public-agenda",
        "place": getattr(brain, "location", "") or "",
        "start": start,
        "iso": start.isoformat(),
        "when": moment_beside(brain.Title, start),
        "cancelled": brain.review_state == "cancelled",
        "is_open": brain.review_state == "open",
    }


def facets(found, chosen, bodies, hidden=()):
    """Describe the facets, with how many each choice would leave.

    :param found: an `api.portal.Found`.
    :param hidden: names of facets that make no sense here.
    """
    titles = {
        "body": {uid: brain.Title for uid, brain in bodies.items()},
        "session": session_titles(found.counts["session"]),
    }
    return [
        facet(name, found.counts[name], chosen.get(name, ""), titles)
        for name in portal.NAMES
        if name not in hidden
    ]


def facet(name, counts, chosen, titles):
    return {
        "name": name,
        "title": FACETS[name],
        "chosen": chosen,
        "choices": [
            {
                "value": value,
                "title": title(name, value, titles),
                "count": count,
                "selected": chosen == value,
            }
            for value, count in ordered(name, counts, titles)
        ],
    }


def title(name, value, titles):
    if name == "outcome":
        return outcome(value)
    return titles.get(name, {}).get(value, value)


def ordered(name, counts, titles):
    """Put years and sessions the latest first, the others as they read."""
    if name == "session":
        # The catalogue gave them in their order.
        known = [uid for uid in titles["session"] if uid in counts]
        return [(uid, counts[uid]) for uid in known]
    rows = sorted(counts.items(), key=lambda row: filed(spoken(name, row[0], titles)))
    return rows[::-1] if name == "year" else rows


def spoken(name, value, titles):
    return translate(title(name, value, titles), context=getRequest())


def session_titles(counts):
    return {
        uid: session_title(brain)
        for uid, brain in portal.sessions_by_uid(list(counts)).items()
    }


def session_title(brain):
    """Give the title of a session with its day, which the title may name itself."""
    held = clock.day_of(aware(brain.start))
    if names_day(brain.Title, held):
        return brain.Title
    return f"{day(held)} – {brain.Title}"


ANNULLED = _("label_act_annulled", default="Annulled")
TEXT = _("label_words", default="Words")
