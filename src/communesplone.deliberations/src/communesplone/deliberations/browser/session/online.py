"""What is put online of a session, and when it is due: for the page of a session."""

from communesplone.deliberations.api import clock
from communesplone.deliberations.api import drafts
from communesplone.deliberations.api import minutes_online
from communesplone.deliberations.api import notices
from communesplone.deliberations.api import public_agenda
from communesplone.deliberations.api.acts import kinds
from communesplone.deliberations.browser import titles
from communesplone.deliberations.browser.session import texts
from functools import cached_property
from plone import api
from Products.Five.browser import BrowserView


INTERNAL = "communesplone.deliberations: View internal"


class OnlineParts(BrowserView):
    """Deadlines, drafts, minutes and the members' documents."""

    @cached_property
    def deadlines(self):
        """What the law wants of a session by which day, and whether it was done."""
        found = [
            drafts.deadline(self.context),
            public_agenda.list_due(self.context),
            *minutes_online.due(self.context),
        ]
        today = clock.today()
        return [
            {
                "title": texts.DEADLINES[str(due.kind)],
                "day": titles.shown_day(due.due),
                "article": str(due.article),
                "met": due.met,
                "overdue": due.met is None and due.due < today,
                "status": texts.met(due.met, due.due < today),
            }
            for due in found
            if due is not None and str(due.kind) in texts.DEADLINES
        ]

    @cached_property
    def offered_drafts(self):
        """Items whose draft goes online, with which of them are left out."""
        # Browsers say nothing of a box that is not ticked.
        kept = () if self.asked == "drafts" else self.context.drafts_left_out
        typed = self.request.form.get("left_out", kept)
        out = [typed] if isinstance(typed, str) else typed
        return [
            {"uid": item.UID(), "title": item.title, "out": item.UID() in out}
            for item in drafts.offered(self.context)
        ]

    def shown_masks(self, step):
        """What was masked before, or was typed into the form that was refused."""
        kept = {
            "drafts": self.context.drafts_masks,
            "publish_minutes": self.context.minutes_masks,
        }
        typed = self.request.form.get("masks")
        refused = self.asked == step and isinstance(typed, str)
        return typed if refused else "\n".join(kept.get(step, ()))

    @property
    def with_notes(self):
        """Whether the secretary's text goes out, as it was ticked or is kept."""
        if self.asked == "publish_minutes":
            return bool(self.request.form.get("notes"))
        return self.context.minutes_notes

    @property
    def minutes_are_public(self):
        return minutes_online.are_public(self.context)

    @cached_property
    def apart(self):
        """Whom no mail convenes as it should, as long as the secretariat can do it."""
        if not (self.may_manage and self.state in {"planned", "convened"}):
            return None
        found = notices.apart(self.context)
        rows = {
            "mailed": ", ".join(found.mailed),
            "unmailed": ", ".join(found.unmailed),
        }
        return rows if any(rows.values()) else None

    @cached_property
    def member_documents(self):
        """What a member of the body can open; the secretariat has a page of its own."""
        if self.may_manage or not api.user.has_permission(INTERNAL, obj=self.context):
            return []
        url = f"{self.context.absolute_url()}/@@member-document"
        return [
            {"title": kind.title, "url": f"{url}/{name}"}
            for name, kind in kinds.for_members(self.context).items()
        ]
