"""The page of an item: where it stands, what comes next, what it says."""

from communesplone.core.api import people as accounts
from communesplone.core.content import service_tree
from communesplone.deliberations.api import bodies
from communesplone.deliberations.api import follow_ups
from communesplone.deliberations.api import item_copies
from communesplone.deliberations.api import items
from communesplone.deliberations.api import opinions
from communesplone.deliberations.api import people
from communesplone.deliberations.api.acts import preview
from communesplone.deliberations.api.annexes import MAX_SIZE
from communesplone.deliberations.browser import titles
from communesplone.deliberations.browser.items import choices
from communesplone.deliberations.browser.items import steps
from communesplone.deliberations.browser.items.annexes import annex_rows
from communesplone.deliberations.browser.items.annexes import may_annex
from communesplone.deliberations.browser.items.life import life
from communesplone.deliberations.browser.items.opinions import opinion_rows
from communesplone.deliberations.browser.posting import FormPage
from communesplone.deliberations.browser.titles import whole_width
from communesplone.deliberations.content.membership import body_of
from communesplone.deliberations.vocabularies import choices as fixed
from functools import cached_property
from plone import api
from plone.uuid.interfaces import IUUID
from Products.CMFPlone.resources import add_bundle_on_request
from Products.Five.browser.pagetemplatefile import ViewPageTemplateFile


INTERNAL = "communesplone.deliberations: View internal"


class ItemView(FormPage):
    """Parts are templates of their own; each shows what the user may see."""

    index = ViewPageTemplateFile("templates/item.pt")
    steps_part = ViewPageTemplateFile("templates/item_steps.pt")
    fields_part = ViewPageTemplateFile("templates/item_step_fields.pt")
    follow_part = ViewPageTemplateFile("templates/item_follow_fields.pt")
    done_part = ViewPageTemplateFile("templates/item_done_fields.pt")
    followed_part = ViewPageTemplateFile("templates/item_followed.pt")
    facts_part = ViewPageTemplateFile("templates/item_facts.pt")
    act_part = ViewPageTemplateFile("templates/item_act.pt")
    drafted_part = ViewPageTemplateFile("templates/act_drafted.pt")
    opinions_part = ViewPageTemplateFile("templates/item_opinions.pt")
    annexes_part = ViewPageTemplateFile("templates/item_annexes.pt")
    life_part = ViewPageTemplateFile("templates/item_life.pt")
    annex_part = ViewPageTemplateFile("templates/annex_form.pt")

    def __call__(self):
        add_bundle_on_request(self.request, "communesplone-annexes")
        whole_width(self.request)
        return self.index()

    @cached_property
    def body(self):
        return body_of(self.context)

    @cached_property
    def state(self):
        return items.state(self.context)

    @property
    def state_title(self):
        return titles.state(self.state)

    @property
    def state_class(self):
        return titles.badge(self.state)

    @cached_property
    def placement(self):
        """UID of the session on whose agenda the item stands."""
        return bodies.placement(self.body, IUUID(self.context))

    @cached_property
    def session(self):
        """That session, if the user may view it."""
        return preview.session_of(self.context)

    @cached_property
    def deliberation(self):
        """The act in the register, if the user may view it."""
        if self.state != "decided":
            return None
        found = api.content.find(deliberations_facets=f"item:{IUUID(self.context)}")
        return next(iter(found), None)

    @cached_property
    def register_act(self):
        return self.deliberation and self.deliberation.getObject()

    @property
    def around(self):
        """Where to go from here: the session, the act."""
        return [each for each in (self.session, self.deliberation) if each is not None]

    @property
    def next_help(self):
        placed = self.state == "validated" and self.placement
        return steps.NEXT.get("placed" if placed else self.state, "")

    @cached_property
    def shown(self):
        return steps.shown(self.context)

    @property
    def offered(self):
        return [each.step for each in self.shown if each.offered]

    @property
    def links(self):
        return [step for step in self.offered if step.is_link]

    @property
    def forms(self):
        return [step for step in self.offered if not step.is_link]

    @property
    def refused(self):
        return [
            {"title": each.step.title, "reason": each.reason}
            for each in self.shown
            if not each.offered
        ]

    def fields(self, step):
        self.step = step
        return self.fields_part()

    @cached_property
    def services(self):
        return choices.services(self.context)

    @cached_property
    def sessions(self):
        return choices.sessions(self.context)

    @cached_property
    def councils(self):
        return choices.councils(self.body)

    @property
    def default_days(self):
        return opinions.DAYS

    @cached_property
    def internal(self):
        return api.user.has_permission(INTERNAL, obj=self.context)

    @property
    def due_after(self):
        due = self.context.due_after
        return due.isoformat() if due else ""

    @cached_property
    def followers(self):
        return choices.followers(self.context)

    @cached_property
    def followed(self):
        """What became of the decision, for the inside and for who sees to it."""
        item = self.context
        if not self.internal and not follow_ups.is_mine(item):
            return None
        service = service_tree.find(item.service_after) if item.service_after else None
        return {
            "service": service.title if service is not None else "",
            "owner": item.owner_after,
            "due": titles.shown_day(item.due_after),
            "done": titles.shown_day(item.done_on),
            "who": accounts.get(item.done_by).name if item.done_by else "",
            "note": item.done_note,
        }

    @cached_property
    def facts(self):
        item = self.context
        names = people.names(self.body) if item.proposer or item.interested else {}
        service = service_tree.find(item.service)
        return {
            "service": service.title if service is not None else "",
            "proposer": names.get(item.proposer, ""),
            "sitting": titles.choice(fixed.sittings, item.sitting),
            "publication": titles.choice(fixed.publications, item.publication),
            "kind": titles.choice(fixed.subject_kinds, item.subject_kind),
            "amount": titles.shown_money(item.amount),
            "outcome": titles.choice(fixed.outcomes, item.outcome),
            "interested": [names.get(uid, uid) for uid in item.interested],
        }

    @cached_property
    def act(self):
        """The item as its act reads or will; cleaned, hence shown as structure."""
        if self.register_act is not None:
            return preview.decided(self.context, self.register_act)
        return preview.preview(self.context, self.session)

    @cached_property
    def opinions(self):
        return opinion_rows(self.context)

    @cached_property
    def annexes(self):
        return annex_rows(self.context)

    @cached_property
    def may_annex(self):
        return may_annex(self.context)

    largest_annex = MAX_SIZE

    def annex_form(self, row, number):
        self.annex, self.annex_number = row, number
        return self.annex_part()

    @cached_property
    def life(self):
        return life(self.context)

    @property
    def is_matter(self):
        """Whether the matter goes on in other items."""
        return len(item_copies.chain(self.context)) > 1

    @property
    def creator(self):
        return accounts.get(self.context.Creator()).name
