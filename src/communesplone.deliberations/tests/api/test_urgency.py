"""An item that was added in the sitting, and what becomes of its urgency."""

from communesplone.deliberations.api import bodies
from communesplone.deliberations.api import closing
from datetime import timedelta
from evening import Evening
from evening import START
from evening import VOTING
from plone.uuid.interfaces import IUUID


def test_what_was_urgent_and_is_postponed_is_not_urgent_the_next_time(town):
    evening = Evening(town, "One").open()
    late = town.item("Late", state="validated")
    given = {"in_favour": evening.ids(*VOTING), "reason": "A burst main"}
    evening.act("urgency", item=IUUID(late), **given)
    for uid in (*evening.uids, IUUID(late)):
        evening.act("outcome", item=uid, outcome="postponed", reason="No file")
    closing.close(evening.session, START + timedelta(hours=1))
    (copy,) = (bodies.find(uid) for uid in late.forwarded_to)
    assert late.urgency_reason == "A burst main"
    assert not copy.urgency_reason
