"""`@@deliberation-register`: the numbers of a body, and whether its chain holds."""

from communesplone.core.api.documents import long_date
from communesplone.deliberations import _
from communesplone.deliberations.api import portal
from communesplone.deliberations.api import register_list
from communesplone.deliberations.api import verifying
from communesplone.deliberations.browser.columns import whole_width
from communesplone.deliberations.vocabularies import choices
from functools import cached_property
from hashlib import sha256
from plone import api
from plone.protect import CheckAuthenticator
from plone.uuid.interfaces import IUUID
from Products.Five.browser import BrowserView
from zExceptions import NotFound

import json


class RegisterView(BrowserView):
    """A year of the register, for the secretariat."""

    def __call__(self):
        whole_width(self.request)
        return self.index()

    @cached_property
    def url(self):
        return f"{self.context.absolute_url()}/@@deliberation-register"

    @cached_property
    def years(self):
        return register_list.years(self.context)

    @cached_property
    def year(self):
        wanted = portal.whole(self.request.form, "year")
        if wanted in self.years:
            return wanted
        return self.years[0] if self.years else None

    @cached_property
    def rows(self):
        if self.year is None:
            return []
        found = register_list.rows(self.context, self.year)
        return [self.row(row) for row in found]

    def row(self, row):
        described = {"number": row.number, "missing": row.missing, "url": None}
        if row.brain is None:
            return described
        facts = register_list.facts(row.brain)
        return described | {
            "url": row.brain.getURL(),
            "title": row.brain.Title,
            "reference": facts["reference"],
            "day": long_date(facts["date"], api.portal.get_current_language()),
            "outcome": choices.outcomes.titles.get(facts["outcome"], ""),
            "state": row.brain.review_state,
        }

    @property
    def length(self):
        return self.context.register.length

    @property
    def head(self):
        return self.context.register.head


class VerifyRegister(BrowserView):
    """Recomputes the chain, and says what it found."""

    def __call__(self):
        url = f"{self.context.absolute_url()}/@@deliberation-register"
        if self.request.method != "POST":
            return self.request.response.redirect(url)
        CheckAuthenticator(self.request)
        report = verifying.verify(self.context)
        kind = "info" if report.intact else "error"
        api.portal.show_message(told(report), self.request, kind)
        return self.request.response.redirect(url, status=303)


def told(report):
    """Say what a verification found."""
    if report.intact:
        return _(
            "status_register_intact",
            default="The register is intact: ${length} versions, head ${head}.",
            mapping={"length": report.length, "head": report.head},
        )
    return _(
        "status_register_broken",
        default="The register is broken at place ${length}: ${act}. What stands before"
        " it holds; its last digest is ${head}.",
        mapping={
            "length": report.length,
            "act": report.reference or report.broken or "?",
            "head": report.head,
        },
    )


class RegisterHead(BrowserView):
    """`@@register-head`: the length of the chain and its end, for all to keep.

    `?position=12` gives the digest at a place too: who kept the head when the chain was
    so long can see that nothing before it has changed since.
    """

    def __call__(self):
        book = self.context.register
        answer = {"body": IUUID(self.context), "length": book.length, "head": book.head}
        if "position" in self.request.form:
            position = portal.whole(self.request.form, "position")
            digest = book.at(position)
            if digest is None:
                raise NotFound("position")
            answer |= {"position": position, "sha256": digest}
        text = json.dumps(answer)
        response = self.request.response
        response.setHeader("Cache-Control", "max-age=0, must-revalidate")
        response.setHeader("Access-Control-Allow-Origin", "*")
        # The digests are the same for whoever asks, on whatever day.
        tag = f'"{sha256(text.encode()).hexdigest()[:32]}"'
        response.setHeader("ETag", tag)
        if tag in self.request.get_header("If-None-Match", ""):
            response.setStatus(304)
            return ""
        response.setHeader("Content-Type", "application/json")
        return text
