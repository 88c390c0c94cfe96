"""What the catalogue knows of content: one index and one column for all types.

Nothing internal stands in either: interested members, follow-ups and full acts are in
no index, since whoever may search could guess them word by word. Annexes are not in the
catalogue at all.
"""

from communesplone.deliberations.api import clock
from communesplone.deliberations.api import finders
from communesplone.deliberations.api import minutes_online
from communesplone.deliberations.api import public_facts
from communesplone.deliberations.api import public_files
from communesplone.deliberations.api import public_rows
from communesplone.deliberations.api import publication
from communesplone.deliberations.api import states
from communesplone.deliberations.content.body import IBody
from communesplone.deliberations.content.deliberation import IDeliberation
from communesplone.deliberations.content.item import IItem
from communesplone.deliberations.content.item_template import IItemTemplate
from communesplone.deliberations.content.mandate import IMandate
from communesplone.deliberations.content.membership import body_of
from communesplone.deliberations.content.membership import uid_of
from communesplone.deliberations.content.opinion import IOpinion
from communesplone.deliberations.content.person import IPerson
from communesplone.deliberations.content.session import ISession
from datetime import datetime
from datetime import time
from lxml.html import fragment_fromstring
from plone.indexer import indexer
from plone.uuid.interfaces import IUUID


def facets(context, **values):
    """Name each value with its kind: many questions, one index."""
    body = body_of(context)
    found = {**values, "body": uid_of(body) if body is not None else None}
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
    found = facets(
        act,
        category=act.category,
        outcome=act.outcome,
        session=act.session,
        item=act.item,
        year=act.year,
        unsent="yes" if publication.is_unsent(act) else None,
        public=publication.lacking(act),
    )
    return [*found, *(f"file:{uid_of(one)}" for one in public_files.of(act))]


@indexer(ISession)
def session_facets(session):
    return facets(session, year=clock.day_of(session.start).year)


@indexer(IItem)
def item_facts(item):
    return {
        "category": item.category,
        "outcome": item.outcome,
        "proposer": item.proposer,
        "sitting": item.sitting,
        "publication": item.publication,
        "subject_kind": item.subject_kind,
        "service": item.service,
        "amount": None if item.amount is None else str(item.amount),
        "returned": _last_transition(item) == "return",
    }


@indexer(IItem)
def item_finders(item):
    return finders.of(item)


@indexer(IDeliberation)
def deliberation_finders(act):
    return finders.of(act)


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


@indexer(IBody)
def body_facts(body):
    names = ("kind", "rulebook", "population")
    return {name: getattr(body, name) for name in names}


@indexer(IPerson)
def person_facts(person):
    return {"first_name": person.first_name, "last_name": person.last_name}


@indexer(ISession)
def session_facts(session):
    return {
        "call_rank": session.call_rank,
        "extraordinary": session.extraordinary,
        "mode": session.mode,
        "place": session.place or "",
        "body": uid_of(body_of(session)),
        "agenda": public_rows.rows(session),
        "agenda_public_on": public_rows.since(session),
        "drafts_on": session.drafts_on,
        "minutes_available_on": session.minutes_available_on,
        "minutes_public_on": session.minutes_public_on,
        "approved_in": session.approved_in,
        "participants": minutes_online.attended(session),
    }


@indexer(IDeliberation)
def deliberation_facts(act):
    is_online = public_facts.is_online(act)
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
        "body": uid_of(body_of(act)),
        "item": act.item,
        "imported": act.imported,
        # Set as the act is published: nobody reads them in the catalogue before.
        "public_title": public_facts.title(act) if is_online else None,
        "votes": public_facts.votes(act) if is_online else None,
        "text": bool(is_online and act.public_html),
        "files": public_files.files(act),
        "published": next(
            (row["on"] for row in act.log if row["kind"] == "published"), None
        ),
        "transmitted": next(
            (row["on"] for row in act.log if row["kind"] == "transmitted"), None
        ),
        "exempt": any(row["kind"] == "exempt" for row in act.log),
    }


@indexer(IMandate)
def mandate_facts(mandate):
    names = ("person", "post", "rank", "votes", "signs", "start", "end")
    facts = {name: getattr(mandate, name) for name in names}
    facts |= {"group": mandate.group or "", "courtesy": mandate.courtesy}
    return {**facts, "body": IUUID(body_of(mandate), "")}


@indexer(ISession)
def session_location(session):
    return session.place or ""


@indexer(IDeliberation)
def deliberation_start(act):
    if act.date is None:
        raise AttributeError("date")
    # It is kept as metadata, and ZODB refuses a `zoneinfo.ZoneInfo`.
    return clock.kept(datetime.combine(act.date, time(), clock.zone()))


@indexer(IItem)
def item_text(item):
    texts = (item.report, item.motivation, item.decision)
    return " ".join([*_plain(item.title, item.category), *_words(*map(_html, texts))])


@indexer(IDeliberation)
def deliberation_text(act):
    return " ".join([*_plain(act.title, act.reference), *_words(act.public_html)])


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
    return " ".join(_plain(session.title, session.place))


@indexer(IItemTemplate)
def template_text(template):
    return template.title


def _last_transition(item):
    history = states.history_of(item, states.ITEM_WORKFLOW)
    return history[-1]["action"] if history else None


def _html(text):
    return text.raw if text is not None else None


def _plain(*texts):
    return filter(None, texts)


def _words(*texts):
    """Read the words of formatted texts; there may be none in one, only a comment."""
    for text in filter(None, texts):
        yield fragment_fromstring(text, create_parent="div").text_content()
