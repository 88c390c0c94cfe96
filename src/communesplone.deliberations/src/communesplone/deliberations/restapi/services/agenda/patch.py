"""PATCH @agenda: present, take off or move one thing at a time."""

from communesplone.deliberations import _
from communesplone.deliberations.api import agenda
from communesplone.deliberations.api import agenda_orders
from communesplone.deliberations.api import presenting
from communesplone.deliberations.interfaces import Refused
from communesplone.deliberations.restapi.services.agenda import summary
from communesplone.deliberations.restapi.services.answering import Answering
from communesplone.deliberations.restapi.services.answering import only
from communesplone.deliberations.restapi.services.answering import sent


class AgendaPatch(Answering):
    """`{"present": [uid]}`, `{"take_off": uid}`, or `{"move": uid}` with `before` (a
    UID, "" for the end of its block) or `place` (from 1)."""

    def answer(self):
        body = sent(
            self.request, present=list, take_off=str, move=str, before=str, place=int
        )
        step = only(STEPS, body)
        STEPS[step](self.context, body)
        return summary(self.context)


def present(session, body):
    uids = body["present"]
    if len(uids) > agenda.MOST_ITEMS or not all(isinstance(u, str) for u in uids):
        raise Refused(
            _("error_present_list", default="“present” is a list of UIDs of items.")
        )
    presenting.present_all(session, presenting.waiting(session, uids))


def take_off(session, body):
    agenda.take_off(session, body["take_off"])


def move(session, body):
    if "place" in body:
        agenda_orders.move_to(session, body["move"], body["place"])
    else:
        agenda.move(session, body["move"], body.get("before") or None)


STEPS = {"present": present, "take_off": take_off, "move": move}
