from communesplone.core import _
from zope.interface import provider
from zope.schema.interfaces import IVocabularyFactory
from zope.schema.vocabulary import SimpleTerm
from zope.schema.vocabulary import SimpleVocabulary


@provider(IVocabularyFactory)
def regions(context):
    """The regions whose rules are known, named with their country."""
    return SimpleVocabulary(
        [
            SimpleTerm(
                "BE-WAL", "BE-WAL", _("label_region_be_wal", "Belgium: Wallonia")
            ),
            SimpleTerm("FR", "FR", _("label_region_fr", "France")),
        ]
    )
