"""What happens by itself; each line calls the api."""

from communesplone.core.subscribers import changed_fields
from communesplone.core.subscribers import whole_site
from communesplone.deliberations.api import agenda
from communesplone.deliberations.api import annexes
from communesplone.deliberations.api import bodies
from communesplone.deliberations.api import convening
from communesplone.deliberations.api import fixed
from communesplone.deliberations.api import hours
from communesplone.deliberations.api import items
from communesplone.deliberations.api import keeping
from communesplone.deliberations.api import people
from communesplone.deliberations.api import seats
from communesplone.deliberations.api import secretary
from communesplone.deliberations.api import session_titles
from communesplone.deliberations.api import settled
from communesplone.deliberations.api.oparl import gone
from communesplone.deliberations.interfaces import DeliberationsError
from zExceptions import BadRequest
from zope.globalrequest import getRequest
from zope.i18n import translate


def account_deleted(event):
    people.forget_account(event.principal)


def body_added(body, event):
    bodies.note(body, "created")


def body_modified(body, event):
    if changed_fields(event):
        bodies.note(body, "changed")
        gone.note_terms()


def body_removed(body, event):
    if not whole_site(event):
        gone.note_body(body)
        gone.note_terms()


def public_moved_through(content, event):
    if event.transition is not None:
        gone.note_transition(content, event.old_state.getId(), event.new_state.getId())


def person_added(person, event):
    people.note_person(person, new=True)


def person_modified(person, event):
    people.note_person(person)


def person_removed(person, event):
    if not whole_site(event):
        seats.unlink(person)


def mandate_added(mandate, event):
    people.note_mandate(mandate, "created")
    gone.note_terms()


def mandate_modified(mandate, event):
    people.note_mandate(mandate, "changed")
    gone.note_terms()


def mandate_removed(mandate, event):
    if not whole_site(event):
        people.note_removal(mandate)
        gone.note_mandate(mandate)
        gone.note_terms()


def session_added(session, event):
    session_titles.follow(session)


def session_modified(session, event):
    changed = changed_fields(event)
    _published(fixed.check, session, changed)
    _published(convening.check_told, session, changed)
    session_titles.follow(session)
    if changed & {"start", "secretary"}:
        _published(secretary.check_still_planned, session)
    _published(hours.follow, session, changed)
    gone.note_place(session, changed)


def item_added(item, event):
    items.note(item, "created")


def item_modified(item, event):
    _published(settled.check_fields, item, changed_fields(event))
    items.note_changes(item, changed_fields(event))
    if changed_fields(event) & {"sitting", "publication"}:
        session = settled.session_of(item)
        if session is not None:
            agenda.follow(session, item)
            gone.note_item(item, session, changed_fields(event))


def item_moves(item, event):
    if event.transition is not None:
        reason = event.kwargs.get("comment", "") if event.kwargs else ""
        _published(items.check_reason, event.transition.getId(), reason)
        items.hold_place(item, event.transition.getId())


def item_moved_through(item, event):
    if event.transition is not None:
        items.note_transition(item, event.transition.getId())


def item_removed(item, event):
    if not whole_site(event):
        items.note(item, "deleted")


def annex_added(annex, event):
    _published(annexes.check_settled, annex)
    annexes.note(annex, "added")


def annex_modified(annex, event):
    _published(annexes.check_settled, annex)
    annexes.note(annex, "changed")


def annex_removed(annex, event):
    if not whole_site(event):
        annexes.note(annex, "removed")


def will_be_removed(content, event):
    if not whole_site(event):
        _published(keeping.check_deletable, content)


def _published(check, *args):
    """Refuse for the publisher, on whatever way it came here; in its language."""
    try:
        check(*args)
    except DeliberationsError as error:
        reason = translate(error.message, context=getRequest())
        raise BadRequest(reason) from error
