"""The linked data of a deliberation: what its page says, for machines."""

from communesplone.deliberations.rules import jsonld


def decision(page):
    """Build the JSON-LD of what the public reads.

    :param page: the view of the act.
    :returns: plain values.
    """
    act, session = page.context, page.session
    return jsonld.decision(
        jsonld.DecisionData(
            url=page.url,
            title=act.title,
            number=act.reference or str(act.number),
            date=act.date,
            body_url=page.body.absolute_url(),
            body_name=page.body.title,
            language=page.language,
            session_url=f"{session.getURL()}/@@public-agenda" if session else "",
            published=page.public.published,
            public=act.sitting == "public",
            ballot=ballot(page),
        )
    )


def ballot(page):
    """Describe the ballot; votes for a candidate are not votes in favour of the act."""
    votes = page.public.votes
    if votes is None or not votes.counts:
        return None
    counts = {} if votes.tallies else votes.counts
    return jsonld.Ballot(
        secret=page.ballot["secret"],
        in_favour=counts.get("in_favour"),
        against=counts.get("against"),
        abstentions=counts.get("abstentions"),
        result=page.ballot["sentence"],
    )
