"""Behavior `communesplone.core.service`: content that belongs to a service."""

from communesplone.core import _
from plone.autoform.interfaces import IFormFieldProvider
from plone.supermodel import model
from zope import schema
from zope.interface import provider


@provider(IFormFieldProvider)
class IServiceAware(model.Schema):
    """Content of a service: whoever has a function there gets its roles here."""

    service = schema.Choice(
        title=_("label_service", default="Service"),
        vocabulary="communesplone.core.services",
    )
