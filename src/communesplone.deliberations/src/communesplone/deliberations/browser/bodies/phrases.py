"""`@@phrases`: the body's own wording of what its documents say each time."""

from communesplone.deliberations import _
from communesplone.deliberations.api import bodies
from communesplone.deliberations.api import law
from communesplone.deliberations.api import standing_phrases
from communesplone.deliberations.browser import keeping
from communesplone.deliberations.browser import titles
from communesplone.deliberations.browser.posting import LONGEST
from communesplone.deliberations.documents.phrases import Phrases
from communesplone.deliberations.rules import phrases
from functools import cached_property
from plone import api
from plone.protect import CheckAuthenticator
from plone.protect import PostOnly
from Products.Five.browser import BrowserView
from Products.Five.browser.pagetemplatefile import ViewPageTemplateFile
from zope.interface import implementer


DOCUMENTS = {
    "convocation": _("label_phrases_convocation", default="Convocation"),
    "agenda": _("label_phrases_agenda", default="Agenda"),
    "minutes": _("label_phrases_minutes", default="Minutes"),
    "decision": _("label_phrases_decision", default="Decisions"),
    "extract": _("label_phrases_extract", default="Extract"),
    "register": _("label_phrases_register", default="Register"),
    "letter": _("label_phrases_letter", default="Letter"),
    "signature": _("label_phrases_signature", default="Signatures"),
}

FIELD = "phrase."


@implementer(keeping.IKeepsTyped)
class PhrasesForm(BrowserView):
    """One language at a time; an empty field takes the words of the add-on."""

    kept_form = "#phrases-form"
    index = ViewPageTemplateFile("templates/phrases.pt")
    refused: dict = {}

    def __call__(self):
        if "save" not in self.request.form:
            return self.index()
        PostOnly(self.request)
        CheckAuthenticator(self.request)
        self.refused = standing_phrases.refusals(self.typed)
        if self.refused:
            self.request.response.setStatus(400)
            return self.index()
        given = {key: text for key, text in self.typed.items() if text.strip()}
        bodies.write_phrases(self.context, self.language, given)
        keeping.saved(self.context, self.request, self.kept_name)
        message = _("status_phrases_saved", default="The phrases are saved.")
        api.portal.show_message(message, self.request)
        url = f"{self.context.absolute_url()}/@@phrases?language={self.language}"
        return self.request.response.redirect(url, status=303)

    @cached_property
    def languages(self):
        tool = api.portal.get_tool("portal_languages")
        info = tool.getAvailableLanguageInformation()
        return [
            {
                "code": code,
                "title": info.get(code, {}).get("native", code),
                "chosen": code == self.language,
            }
            for code in standing_phrases.languages()
        ]

    @cached_property
    def language(self):
        asked = self.request.form.get("language")
        known = standing_phrases.languages()
        return asked if asked in known else titles.language().split("-")[0]

    @property
    def kept_name(self):
        """Each language is a form of its own."""
        return f"phrases-{self.language}"

    @cached_property
    def known(self):
        return phrases.phrases_of(self.context.kind)

    @cached_property
    def typed(self):
        """What was sent; the keys are ours, whatever else the form holds."""
        form = self.request.form
        sent = {phrase.key: form.get(f"{FIELD}{phrase.key}") for phrase in self.known}
        return {
            key: text[:LONGEST].replace("\r\n", "\n")
            for key, text in sent.items()
            if isinstance(text, str)
        }

    @cached_property
    def groups(self):
        country = law.rulebook_of(self.context).country
        here, elsewhere = (
            Phrases(self.language, country=country),
            Phrases(self.language),
        )
        own = self.context.phrases.get(self.language, {})
        found = {}
        for phrase in self.known:
            row = {
                "default": here.text(phrase.key)
                or _(
                    "label_phrase_left_out",
                    default="Nothing, where others say “${text}”",
                    mapping={"text": elsewhere.text(phrase.key)},
                ),
                "text": self.typed.get(phrase.key, own.get(phrase.key, "")),
                **self._around(phrase),
            }
            found.setdefault(phrase.document, []).append(row)
        return [
            {"title": DOCUMENTS[document], "rows": rows}
            for document, rows in found.items()
        ]

    def _around(self, phrase):
        """What stands at the field of a phrase, and what of it describes the field."""
        field, error = f"{FIELD}{phrase.key}", self.refused.get(phrase.key)
        names = ", ".join(f"${{{name}}}" for name in sorted(phrase.placeholders))
        notes = {"error": error, "help": names}
        told = " ".join(f"{field}-{note}" for note, text in notes.items() if text)
        return {"field": field, "error": error, "names": names, "notes": told or None}

    @property
    def wrong(self):
        """The fields that were refused, from the top."""
        return [row for group in self.groups for row in group["rows"] if row["error"]]
