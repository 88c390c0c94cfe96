"""`view` of a deliberation: what the public reads, and the secretariat's own part."""

from communesplone.core.api.documents import long_date
from communesplone.deliberations.api import clock
from communesplone.deliberations.api import public_act
from communesplone.deliberations.api import publication
from communesplone.deliberations.api import register
from communesplone.deliberations.api import settings
from communesplone.deliberations.browser import conditional
from communesplone.deliberations.browser.act import ballot
from communesplone.deliberations.browser.act import linked
from communesplone.deliberations.browser.act import texts
from communesplone.deliberations.browser.columns import whole_width
from communesplone.deliberations.content.membership import body_of
from communesplone.deliberations.documents.rich import rich
from communesplone.deliberations.rules import jsonld
from communesplone.deliberations.vocabularies import choices
from functools import cached_property
from plone import api
from Products.Five.browser import BrowserView
from Products.Five.browser.pagetemplatefile import ViewPageTemplateFile


PUBLISH = "communesplone.deliberations: Publish deliberation"
INTERNAL = "communesplone.deliberations: View internal"


class DeliberationView(BrowserView):
    """The page; forms that were refused show it again with what was typed."""

    index = ViewPageTemplateFile("templates/act.pt")
    head_part = ViewPageTemplateFile("templates/head.pt")
    votes_part = ViewPageTemplateFile("templates/votes.pt")
    proof_part = ViewPageTemplateFile("templates/proof.pt")
    inside_part = ViewPageTemplateFile("templates/inside.pt")
    forms_part = ViewPageTemplateFile("templates/forms.pt")
    publish_part = ViewPageTemplateFile("templates/publish.pt")
    correct_part = ViewPageTemplateFile("templates/correct.pt")

    def __call__(self):
        # The page names body and session, and leads to both.
        around = [(self.body.title, self.body.modified())]
        if self.session:
            around.append((self.session.Title, self.session.modified))
        parts = (self.context.sha256, self.state, len(self.context.log), str(around))
        times = [self.context.modified(), *(at for _title, at in around)]
        modified = max(times).asdatetime()
        if conditional.unchanged(self.request, parts, modified):
            return ""
        return self.whole()

    def whole(self):
        whole_width(self.request)
        return self.index()

    @cached_property
    def url(self):
        return self.context.absolute_url()

    @cached_property
    def body(self):
        return body_of(self.context)

    @cached_property
    def state(self):
        return api.content.get_state(self.context)

    @cached_property
    def language(self):
        return api.portal.get_current_language()

    @cached_property
    def acts_language(self):
        return settings.acts_language()

    @cached_property
    def public(self):
        return public_act.public(self.context)

    @cached_property
    def facts(self):
        return register.facts_of(self.context)

    @property
    def html(self):
        return rich(self.public.html, 3, self.acts_language)

    @property
    def state_title(self):
        return texts.STATES[self.state]

    @property
    def outcome(self):
        return choices.outcomes.titles.get(self.context.outcome, "")

    @property
    def day(self):
        return self.long(self.context.date)

    def long(self, day):
        return long_date(day, self.language) if day is not None else ""

    @cached_property
    def session(self):
        """The session's brain, if the visitor may know of it."""
        uid = self.context.session
        found = api.content.find(UID=uid) if uid else ()
        return found[0] if found else None

    @cached_property
    def ballot(self):
        return self.ballot_of(self.public.votes)

    def ballot_of(self, votes):
        return ballot.in_words(votes) if votes is not None else None

    @cached_property
    def annexes(self):
        return [
            {
                "title": annex["title"],
                "sha256": annex["sha256"],
                "url": f"{self.url}/@@public-annex/{annex['sha256']}",
            }
            for annex in self.public.annexes
        ]

    @cached_property
    def deadlines(self):
        today = clock.today()
        return [
            {
                "title": texts.DEADLINES[one.kind],
                "day": self.long(one.due),
                "iso": one.due.isoformat(),
                "article": str(one.article),
                "effect": one.kind in texts.EFFECTS,
                "standing": standing(one, today),
            }
            for one in publication.due(self.context)
            if one.kind in texts.ON_ACTS
        ]

    @property
    def effects(self):
        """The deadlines that everybody may want to know."""
        return [row for row in self.deadlines if row["effect"]]

    def standing_title(self, row):
        return texts.STANDINGS[row["standing"]]

    @property
    def position(self):
        return self.context.versions[-1].position

    @cached_property
    def may_publish(self):
        return api.user.has_permission(PUBLISH, obj=self.context)

    @cached_property
    def is_inside(self):
        return api.user.has_permission(INTERNAL, obj=self.context)

    def json_ld(self):
        return jsonld.script(linked.decision(self))


class DeliberationJsonLd(DeliberationView):
    """`@@deliberation.jsonld`: the linked data alone."""

    def __call__(self):
        self.request.response.setHeader("Content-Type", "application/ld+json")
        return self.json_ld()


def standing(deadline, today):
    """Say how a deadline stands: a key of `texts.STANDINGS`."""
    if deadline.kind in texts.EFFECTS:
        return "effect"
    if deadline.met is not None:
        return "met" if deadline.met else "late"
    if deadline.kind is texts.DeadlineKind.AUTHORITY:
        return "running" if today <= deadline.due else "over"
    return "due" if today <= deadline.due else "overdue"
