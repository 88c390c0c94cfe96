"""What the catalogue knows of content."""

from communesplone.core.behaviors.service import IServiceAware
from communesplone.core.content.service import IService
from plone.indexer import indexer


@indexer(IServiceAware)
def content_service(context):
    return context.service


@indexer(IService)
def parent_service(context):
    return context.parent_service


@indexer(IService)
def searchable_text(context):
    texts = (context.title, context.acronym, context.description)
    return " ".join(text for text in texts if text)
