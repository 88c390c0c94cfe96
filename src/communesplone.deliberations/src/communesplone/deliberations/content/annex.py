"""A file that goes with an item."""

from AccessControl.Permission import getPermissionIdentifier
from communesplone.deliberations import _
from communesplone.deliberations.content import annexed
from communesplone.deliberations.content.fields import Line
from plone.dexterity.content import Item
from plone.namedfile.field import NamedBlobFile
from plone.supermodel import model
from zope import schema
from zope.interface import implementer


CONFIDENTIAL = "communesplone.deliberations: View confidential"

OF_THE_ITEM: list[str] = []
"""Of one's own no roles, and acquired all those of the item."""


class IAnnex(model.Schema):
    """A file, checked by the api as it comes in."""

    title = Line(
        title=_("label_annex_title", default="Title"),
        max_length=200,
    )
    category = Line(
        title=_("label_annex_category", default="Kind"),
        max_length=100,
        required=False,
    )
    file = NamedBlobFile(
        title=_("label_file", default="File"),
        readonly=True,
    )
    confidential = schema.Bool(
        title=_("label_confidential", default="Confidential"),
        description=_(
            "help_confidential",
            default="Shown to the service, the secretariat and the body only.",
        ),
        required=False,
        default=False,
    )
    sha256 = schema.ASCIILine(
        title=_("label_sha256", default="SHA-256"),
        max_length=64,
        required=False,
        readonly=True,
    )


@implementer(IAnnex)
class Annex(Item):
    """An annex. If it is confidential, to view it is another permission of the item.

    Zope follows a permission's value that is a name to the permission of that name. It
    is read from the field each time, hence nothing can fall out of step with it.

    It is in no catalogue: its item keeps what is asked of it.
    """

    def indexObject(self):
        annexed.note(self)

    def reindexObject(self, idxs=(), update_metadata=1, uid=None):
        if not idxs:
            self.notifyModified()
        annexed.note(self)

    def unindexObject(self):
        annexed.forget(self)
        catalog = self._getCatalogTool()
        path = "/".join(self.getPhysicalPath())
        # A rebuilt catalogue has a row for all that there is.
        if catalog is not None and catalog.getrid(path) is not None:
            super().unindexObject()

    def reindexObjectSecurity(self, skip_self=False):
        """Do nothing: nobody finds an annex by itself."""

    @property
    def _View_Permission(self):
        return self._permission_to_view()

    @property
    def _Access_contents_information_Permission(self):
        return self._permission_to_view()

    def _permission_to_view(self):
        if self.__dict__.get("confidential", False):
            return getPermissionIdentifier(CONFIDENTIAL)
        return OF_THE_ITEM
