"""What a browser's tab says of a page: its heading, then whose page it is.

Source: WCAG 2.4.2; Plone names the content alone, whatever page of it is open.
"""

from communesplone.deliberations import _
from html import escape
from plone.app.layout.viewlets.common import TitleViewlet
from zope.i18n import translate


HEADINGS = {
    "my-work": _("heading_my_work", default="My work"),
    "persons": _("heading_persons", default="People and their mandates"),
    "new-item": _("heading_new_item", default="New item"),
    "items": _("heading_items_by_state", default="Items"),
    "sessions": _("link_all_sessions", default="All sessions"),
    "phrases": _("heading_phrases", default="Standing phrases"),
    "document-templates": _(
        "heading_document_templates", default="Templates of documents"
    ),
    "documents": _("heading_documents", default="Documents"),
    "scdl-import": _("heading_scdl_import", default="Import past deliberations"),
    "agenda": _("heading_session_agenda", default="Agenda"),
    "sitting": _("label_sitting", default="Sitting"),
    "deliberation-register": _("heading_register", default="Register"),
    "verify-deliberation-register": _("heading_register", default="Register"),
    "decisions": _("heading_decisions", default="Sessions and decisions"),
    "public-decisions": _("heading_decisions", default="Sessions and decisions"),
    "public-minutes": _("label_minutes", default="Minutes"),
    "plan-session": _("heading_plan_session", default="Plan a session"),
    "add-mandate": _("button_add_mandate", default="Add a mandate"),
    "add-person": _("button_add_person", default="Add a person"),
    "deliberations-controlpanel": _(
        "heading_deliberations_settings", default="Deliberations"
    ),
}
"""The heading of a page, by the name of its view."""


class HeadedTitle(TitleViewlet):
    """The title of the page, with the heading of our own pages before it."""

    def update(self):
        super().update()
        heading = HEADINGS.get(getattr(self.view, "__name__", ""))
        if heading is not None:
            words = escape(translate(heading, context=self.request))
            self.site_title = self.sep.join([words, self.site_title])
