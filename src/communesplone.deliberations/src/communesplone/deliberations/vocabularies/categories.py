"""The categories of a body's items."""

from Acquisition import aq_base
from communesplone.deliberations.content import membership
from urllib.parse import quote
from zope.interface import provider
from zope.schema.interfaces import IVocabularyFactory
from zope.schema.vocabulary import SimpleTerm
from zope.schema.vocabulary import SimpleVocabulary


@provider(IVocabularyFactory)
def categories(context):
    """The body's categories in their order, and the one that the context has."""
    body = membership.body_of(context)
    offered = list(body.categories or ()) if body is not None else []
    kept = getattr(aq_base(context), "category", None)
    if kept and kept not in offered:
        offered.append(kept)
    return SimpleVocabulary([SimpleTerm(name, quote(name), name) for name in offered])
