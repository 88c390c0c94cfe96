"""What everybody reads of an agenda with its session: nothing of what is secret."""

from communesplone.deliberations.api import closing
from communesplone.deliberations.api import public_agenda
from communesplone.deliberations.content.membership import FACTS
from datetime import date
from datetime import timedelta
from evening import Evening
from evening import START
from evening import VOTING
from plone import api
from plone.restapi.interfaces import ISerializeToJsonSummary
from plone.uuid.interfaces import IUUID
from zope.component import getMultiAdapter
from zope.globalrequest import getRequest

import json


def told(town, session):
    """Give what a stranger's search says of a session, in every column."""
    request = getRequest().clone()
    request.form["metadata_fields"] = ["_all", FACTS]
    with town.user("stranger"):
        catalog = api.portal.get_tool("portal_catalog")
        (brain,) = catalog(UID=IUUID(session))
        return getMultiAdapter((brain, request), ISerializeToJsonSummary)()


def test_a_session_tells_no_outcome_of_what_was_heard_behind_closed_doors(town):
    evening = Evening(town, "A bench", "A road").open()
    bench, road = evening.items
    names = evening.ids(*VOTING)
    evening.act("close_doors", item=IUUID(road), asked_by=[], in_favour=names)
    late = town.item("A person", state="validated", sitting="closed")
    given = {"reason": "Flood", "in_favour": names}
    evening.act("urgency", 2, item=IUUID(late), **given)
    evening.vote(bench)
    counts = {"in_favour": 1, "against": 4}
    for item in (road, late):
        evening.act("ballot", 10, item=IUUID(item), mode="secret", counts=counts)
    closing.close(evening.session, START + timedelta(hours=2))
    assert road.outcome == late.outcome == "rejected"
    summary = told(town, evening.session)
    assert IUUID(bench) in json.dumps(summary, default=str)
    assert "rejected" not in json.dumps(summary, default=str)


def test_a_sitting_past_midnight_leaves_no_more_time_for_its_list(town):
    town.council.rulebook = "fr-municipal"
    for hours in (2, 6):
        evening = Evening(town, "A bench").open()
        evening.vote(evening.items[0])
        closing.close(evening.session, START + timedelta(hours=hours))
        assert public_agenda.list_due(evening.session).due == date(2026, 3, 23)
