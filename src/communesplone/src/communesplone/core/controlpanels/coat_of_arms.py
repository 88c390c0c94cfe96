"""The upload of the coat of arms: what there is, a new one, or none."""

from communesplone.core.api import settings
from z3c.form.browser.file import FileWidget
from z3c.form.converter import BaseDataConverter
from z3c.form.interfaces import IFieldWidget
from z3c.form.interfaces import IFileWidget
from z3c.form.interfaces import IFormLayer
from z3c.form.interfaces import NO_VALUE
from z3c.form.interfaces import NOT_CHANGED
from z3c.form.widget import FieldWidget
from zope.component import adapter
from zope.component.hooks import getSite
from zope.interface import implementer
from zope.interface import implementer_only
from zope.schema.interfaces import IBytes


class ICoatOfArmsWidget(IFileWidget):
    """A file upload that shows the present image and can remove it."""


@implementer_only(ICoatOfArmsWidget)
class CoatOfArmsWidget(FileWidget):
    klass = "town-arms-widget"

    @property
    def current(self):
        """Address of the present image, or None."""
        arms = settings.town().coat_of_arms
        if arms is None:
            return None
        return f"{getSite().absolute_url()}/@@town-arms?{arms.digest[:16]}"

    @property
    def remove_name(self):
        return f"{self.name}.remove"

    def extract(self, default=NO_VALUE):
        """Never `default`: the form would take it for an image removed."""
        sent = super().extract(default)
        return "" if sent is default else sent

    @property
    def removed(self):
        return bool(self.request.get(self.remove_name))


@adapter(IBytes, ICoatOfArmsWidget)
class CoatOfArmsConverter(BaseDataConverter):
    """Unlike Plone's own, it keeps no refused upload in the database."""

    def toWidgetValue(self, value):
        return None

    def toFieldValue(self, value):
        data = b""
        if hasattr(value, "read"):
            value.seek(0)
            data = value.read()
        if data or getattr(value, "filename", ""):
            return data
        return None if self.widget.removed else NOT_CHANGED


@adapter(IBytes, IFormLayer)
@implementer(IFieldWidget)
def CoatOfArmsFieldWidget(field, request):
    return FieldWidget(field, CoatOfArmsWidget(request))
