"""People who have an account; never all of them at once."""

from Acquisition import aq_base
from communesplone.core import _
from communesplone.core.api import people
from functools import cached_property
from plone import api
from plone.app.vocabularies.interfaces import ISlicableVocabulary
from zope.interface import implementer
from zope.schema.interfaces import IVocabularyFactory
from zope.schema.vocabulary import SimpleTerm


SHOWN = 100
"""Most people in a list."""

PERMISSION = "communesplone.core: Add service"
"""Others may name a person they know of, and list nobody, on whatever way."""


@implementer(ISlicableVocabulary)
class PeopleVocabulary:
    """Knows each account, lists a few, and keeps the person chosen before."""

    def __init__(self, context, query):
        self.context = context
        self.query = query
        self.chosen = getattr(aq_base(context), "head", None)

    @cached_property
    def found(self):
        site = api.portal.get()
        if not api.user.has_permission(PERMISSION, obj=site):
            return []
        return [term(person) for person in people.search(self.query, SHOWN)]

    def __contains__(self, value):
        return isinstance(value, str) and (value == self.chosen or people.exists(value))

    def getTerm(self, value):
        if value not in self:
            raise LookupError(value)
        return term(people.get(value))

    def getTermByToken(self, token):
        return self.getTerm(token)

    def __iter__(self):
        return iter(self.found)

    def __len__(self):
        return len(self.found)

    def __getitem__(self, index):
        return self.found[index]


@implementer(IVocabularyFactory)
class People:
    """Makes the vocabulary; a query searches."""

    def __call__(self, context, query=""):
        return PeopleVocabulary(context, query if isinstance(query, str) else "")


def term(person):
    title = person.name
    if person.former:
        title = _(
            "label_former_account",
            default="former account (${id})",
            mapping={"id": person.id},
        )
    return SimpleTerm(person.id, person.id, title)


people_vocabulary = People()
