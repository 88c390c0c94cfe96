"""The town's services, as a tree."""

from Acquisition import aq_base
from communesplone.core.content import service_tree
from zope.interface import implementer
from zope.schema.interfaces import IVocabularyFactory
from zope.schema.vocabulary import SimpleTerm
from zope.schema.vocabulary import SimpleVocabulary


INDENT = "\N{EM SPACE}"


@implementer(IVocabularyFactory)
class Services:
    """Active services that the user may view, and the one that the context has."""

    def __call__(self, context):
        kept = chosen(context)
        places = service_tree.places(mine=True)
        offered = [place for place in places if not place.closed or place.uid in kept]
        if kept - {place.uid for place in offered}:
            # Chosen by somebody who may view more: the value stays valid.
            offered += [place for place in service_tree.places() if place.uid in kept]
        return vocabulary({place.uid: place for place in offered}.values())


def chosen(context):
    content = aq_base(context)
    names = ("service", "parent_service")
    return {getattr(content, name, None) for name in names} - {None}


def vocabulary(places):
    return SimpleVocabulary(
        [
            SimpleTerm(place.uid, place.uid, INDENT * place.depth + place.title)
            for place in places
        ]
    )


services = Services()
