"""The year of a body: a folder without order, in which all things stand flat."""

from plone.dexterity.content import Container
from plone.supermodel import model
from zope.interface import implementer


class IYear(model.Schema):
    """A year of a body's sessions, items and deliberations."""


@implementer(IYear)
class Year(Container):
    """A folder that two people can add to at once: it keeps no order and no date."""

    _ordering = "unordered"

    def notifyModified(self):
        """Stay as it is: an addition would write the folder each time."""
