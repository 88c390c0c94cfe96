"""Opinions: asking, giving, waiting no more."""

from communesplone.core.api import people
from communesplone.core.api.documents import safe_html
from communesplone.deliberations import _
from communesplone.deliberations.api import bodies
from communesplone.deliberations.api import clock
from communesplone.deliberations.api import items
from communesplone.deliberations.api import opinions
from communesplone.deliberations.api.verdicts import may
from communesplone.deliberations.browser import titles
from communesplone.deliberations.browser.items.move import ItemStep
from communesplone.deliberations.browser.posting import Change
from communesplone.deliberations.browser.posting import refusal
from communesplone.deliberations.browser.posting import REFUSALS
from communesplone.deliberations.browser.posting import text
from communesplone.deliberations.browser.posting import whole
from communesplone.deliberations.vocabularies.choices import verdicts
from functools import cached_property
from html import escape
from plone import api
from plone.protect import CheckAuthenticator
from plone.protect import PostOnly
from Products.Five.browser import BrowserView
from Products.Five.browser.pagetemplatefile import ViewPageTemplateFile

import transaction


GIVE = "communesplone.deliberations: Give opinion"
SCHEDULE = "communesplone.deliberations: Schedule item"


def opinion_rows(item):
    """Give the opinions on an item that the user may view."""
    today = clock.today()
    clerk = api.user.has_permission(SCHEDULE, obj=item)
    return [
        row(opinion, today, clerk)
        for opinion in opinions.of(item)
        if api.user.has_permission("View", obj=opinion)
    ]


def row(opinion, today, clerk):
    given = opinions.given(opinion)
    waits = not given and not opinion.waived
    adviser = api.user.has_permission(GIVE, obj=opinion)
    words = opinion.text
    return {
        "service": opinion.title,
        "url": opinion.absolute_url(),
        "form": opinion.getId(),
        "given": given,
        "verdict": titles.choice(verdicts, opinion.verdict),
        "verdict_value": opinion.verdict or "",
        "text": safe_html(words.raw) if words is not None and words.raw else "",
        "who": people.get(opinion.given_by).name if opinion.given_by else "",
        "when": titles.shown_moment(opinion.given_at),
        "asked": titles.shown_moment(opinion.asked_at),
        "due": titles.shown_day(opinion.due),
        "overdue": waits and opinion.due is not None and opinion.due < today,
        "waived": opinion.waived or "",
        "may_give": adviser and may(opinion, "give").allowed,
        "may_waive": clerk and waits,
    }


class AskOpinion(ItemStep):
    """`@@opinion-ask` on an item."""

    def change(self, form):
        # What is no number of days is refused as zero days are.
        days = whole(form, "days") or 0
        opinion = opinions.ask(self.context, text(form, "service"), days)
        return _(
            "status_opinion_asked",
            default="“${service}” is asked for its opinion, due by ${due}.",
            mapping={
                "service": opinion.title,
                "due": titles.shown_day(opinion.due),
            },
        )


class WaiveOpinion(Change):
    """`@@opinion-waive` on an opinion."""

    def change(self, form):
        opinions.waive(self.context, text(form, "reason"))
        return _(
            "status_opinion_waived", default="The opinion is not waited for any more."
        )

    def next_url(self):
        return self.context.__parent__.absolute_url()

    def page(self):
        return self.context.__parent__.restrictedTraverse("@@view")

    def form_name(self):
        return self.context.getId()


class GiveOpinion(BrowserView):
    """`@@opinion-give` on an opinion: the adviser's form; nothing typed is lost."""

    index = ViewPageTemplateFile("templates/opinion_give.pt")
    error = None

    def __call__(self):
        if "verdict" not in self.request.form:
            return self.index()
        PostOnly(self.request)
        CheckAuthenticator(self.request)
        words = text(self.request.form, "text")
        try:
            chosen = text(self.request.form, "verdict")
            opinions.give(self.context, chosen, paragraphs(words))
        except REFUSALS as error:
            transaction.doom()
            self.error = refusal(error)
            self.request.response.setStatus(400)
            return self.index()
        message = _("status_opinion_given", default="Your opinion is given. Thank you.")
        api.portal.show_message(message, self.request)
        url = api.portal.get().absolute_url()
        return self.request.response.redirect(f"{url}/@@my-work", status=303)

    @cached_property
    def item(self):
        return self.context.__parent__

    @property
    def body(self):
        return bodies.body_of(self.context)

    @property
    def verdict(self):
        return may(self.context, "give")

    @property
    def decision(self):
        words = self.item.decision
        return safe_html(words.raw) if words is not None and words.raw else ""

    @property
    def due(self):
        return titles.shown_day(self.context.due)

    @property
    def overdue(self):
        waits = not opinions.given(self.context) and not self.context.waived
        return waits and self.context.due < clock.today()

    @property
    def typed(self):
        return text(self.request.form, "text")

    @property
    def choices(self):
        chosen = text(self.request.form, "verdict")
        return [
            {"value": value, "title": title, "chosen": value == chosen}
            for value, title in verdicts.titles.items()
        ]

    @property
    def item_state(self):
        return items.state(self.item)


def paragraphs(words):
    """Write plain text as paragraphs of HTML."""
    parts = (part.strip() for part in words.replace("\r\n", "\n").split("\n\n"))
    return "".join(
        f"<p>{'<br />'.join(escape(line) for line in part.splitlines())}</p>"
        for part in parts
        if part
    )
