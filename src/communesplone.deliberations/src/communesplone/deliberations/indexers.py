"""What the catalogue knows of content: one index and one column for all types.

Nothing internal stands in either: interested members, full acts and confidential
annexes are in no index, since whoever may search could guess them word by word.
"""

from communesplone.deliberations.content.annex import IAnnex
from communesplone.deliberations.content.body import IBody
from communesplone.deliberations.content.deliberation import IDeliberation
from communesplone.deliberations.content.item import IItem
from communesplone.deliberations.content.item_template import IItemTemplate
from communesplone.deliberations.content.mandate import IMandate
from communesplone.deliberations.content.membership import body_of
from communesplone.deliberations.content.opinion import IOpinion
from communesplone.deliberations.content.person import IPerson
from communesplone.deliberations.content.session import ISession
from datetime import datetime
from datetime import time
from lxml.html import fromstring
from plone.app.event.base import default_timezone
from plone.indexer import indexer
from plone.uuid.interfaces import IUUID


def facets(context, **values):
    """Name each value with its kind: many questions, one index."""
    body = body_of(context)
    found = {**values, "body": IUUID(body, None) if body is not None else None}
    return [f"{kind}:{value}" for kind, value in sorted(found.items()) if value]


@indexer(IItem)
def item_facets(item):
    return facets(
        item,
        category=item.category,
        outcome=item.outcome,
        proposer=item.proposer,
        sitting=item.sitting,
        kind=item.subject_kind,
    )


@indexer(IDeliberation)
def deliberation_facets(act):
    return facets(
        act,
        category=act.category,
        outcome=act.outcome,
        session=act.session,
        item=act.item,
        year=act.year,
    )


@indexer(ISession)
def session_facets(session):
    return facets(session, year=session.start.year)


@indexer(IItem)
def item_facts(item):
    return {
        "category": item.category,
        "outcome": item.outcome,
        "proposer": item.proposer,
        "sitting": item.sitting,
        "subject_kind": item.subject_kind,
        "service": item.service,
        "amount": None if item.amount is None else str(item.amount),
        "due_after": item.due_after,
    }


@indexer(IOpinion)
def opinion_facts(opinion):
    return {
        "due": opinion.due,
        "service": opinion.adviser_service,
        "waived": bool(opinion.waived),
    }


@indexer(IOpinion)
def opinion_service(opinion):
    return opinion.adviser_service


@indexer(IDeliberation)
def deliberation_facts(act):
    return {
        "number": act.number,
        "year": act.year,
        "reference": act.reference,
        "date": act.date,
        "category": act.category,
        "outcome": act.outcome,
        "sitting": act.sitting,
        "publication": act.publication,
        "session": act.session,
        "item": act.item,
    }


@indexer(IMandate)
def mandate_facts(mandate):
    names = ("person", "post", "rank", "votes", "signs", "start", "end")
    facts = {name: getattr(mandate, name) for name in names}
    return {**facts, "group": mandate.group or "", "body": IUUID(body_of(mandate), "")}


@indexer(IDeliberation)
def deliberation_start(act):
    return datetime.combine(act.date, time(), default_timezone(as_tzinfo=True))


@indexer(IItem)
def item_text(item):
    texts = (item.report, item.motivation, item.decision)
    return " ".join(
        _words([item.title, item.category, *(_html(text) for text in texts)])
    )


@indexer(IDeliberation)
def deliberation_text(act):
    return " ".join(_words([act.title, act.reference, act.public_html]))


@indexer(IAnnex)
def annex_text(annex):
    return "" if annex.confidential else annex.title


@indexer(IOpinion)
def opinion_text(opinion):
    return opinion.title


@indexer(IBody)
def body_text(body):
    return body.title


@indexer(IPerson)
def person_text(person):
    return person.title


@indexer(IMandate)
def mandate_text(mandate):
    return mandate.title


@indexer(ISession)
def session_text(session):
    return " ".join(_words([session.title, session.place]))


@indexer(IItemTemplate)
def template_text(template):
    return template.title


def _html(text):
    return text.raw if text is not None else None


def _words(texts):
    for text in texts:
        if text and text.strip():
            yield fromstring(text).text_content()
