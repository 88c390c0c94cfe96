"""A sample letter, to check letterhead, coat of arms and address."""

from communesplone.core import _
from communesplone.core import documents as room
from communesplone.core.api import documents
from communesplone.core.documents.document import DocumentError
from communesplone.core.documents.document import Variant
from communesplone.core.documents.template import Template
from datetime import datetime
from datetime import UTC
from plone import api
from Products.Five.browser import BrowserView
from zExceptions import NotFound
from zope.i18n import translate


SAMPLE = Template(room.__file__, "sample.pt")
VARIANTS = {variant.value.replace("/", "-"): variant for variant in Variant}


class SampleView(BrowserView):
    """`@@document-sample`: what the control panel shows."""

    def languages(self):
        """Give code and name of the site's languages, each in its own language."""
        tool = api.portal.get_tool("portal_languages")
        known = tool.getAvailableLanguages()
        return [(code, known[code]["native"]) for code in tool.getSupportedLanguages()]

    def chosen(self):
        return chosen_language(self.request)

    def variants(self):
        return VARIANTS


class SampleLetter(BrowserView):
    """`@@document-sample-letter`: the letter as a page."""

    def __call__(self):
        self.request.response.setHeader("Content-Type", "text/html; charset=utf-8")
        self.request.response.setHeader("Cache-Control", "no-store")
        return sample(chosen_language(self.request)).html


class SamplePdf(BrowserView):
    """`@@document-sample-pdf?variant=pdf-ua-1`: the letter as a PDF."""

    def __call__(self):
        variant = VARIANTS.get(self.request.form.get("variant", "pdf-ua-1"))
        if variant is None:
            raise NotFound("variant")
        try:
            content = documents.pdf(sample(chosen_language(self.request)), variant)
        except DocumentError:
            return self._failed()
        response = self.request.response
        response.setHeader("Content-Type", "application/pdf")
        response.setHeader("Content-Disposition", 'inline; filename="sample.pdf"')
        response.setHeader("Cache-Control", "no-store")
        return content

    def _failed(self):
        message = _(
            "error_document_failed",
            default="The PDF could not be made. The technical log says why.",
        )
        api.portal.show_message(message, self.request, type="error")
        url = f"{api.portal.get().absolute_url()}/@@document-sample"
        return self.request.response.redirect(url)


def sample(language):
    """Render the sample letter.

    :param language: ISO 639-1.
    :returns: the document.
    """
    title = translate(
        _("document_sample_title", default="Sample letter"), target_language=language
    )
    return documents.render(
        SAMPLE,
        {"day": documents.long_date(datetime.now(UTC).date(), language)},
        language=language,
        title=title,
    )


def chosen_language(request):
    """Read the language asked for; one that the site does not have is ignored."""
    known = api.portal.get_tool("portal_languages").getSupportedLanguages()
    asked = str(request.form.get("language", ""))
    return asked if asked in known else api.portal.get_current_language()
