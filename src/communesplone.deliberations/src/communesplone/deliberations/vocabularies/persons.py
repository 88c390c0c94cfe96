"""People who have or had a mandate."""

from communesplone.core.rules.alphabet import filed
from communesplone.deliberations.content import membership
from plone import api
from zope.interface import provider
from zope.schema.interfaces import IVocabularyFactory
from zope.schema.vocabulary import SimpleTerm
from zope.schema.vocabulary import SimpleVocabulary


PERSON = "communesplone.deliberations.Person"


@provider(IVocabularyFactory)
def persons(context):
    """All persons of the site, by name."""
    catalog = api.portal.get_tool("portal_catalog")
    brains = catalog.unrestrictedSearchResults(portal_type=PERSON)
    return vocabulary({brain.UID: brain.Title for brain in brains})


@provider(IVocabularyFactory)
def body_persons(context):
    """Whoever has or had a mandate in the body, by name; history stays valid."""
    body = membership.body_of(context)
    rows = membership.rows(body) if body is not None else ()
    return vocabulary({row.person: row.name for row in rows})


def vocabulary(names):
    ordered = sorted(names.items(), key=lambda pair: (filed(pair[1]), pair[0]))
    return SimpleVocabulary([SimpleTerm(uid, uid, name) for uid, name in ordered])
