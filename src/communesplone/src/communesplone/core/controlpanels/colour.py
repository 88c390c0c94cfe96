"""A colour as text; the browser's colour chooser joins it where scripts run."""

from z3c.form.browser.text import TextWidget
from z3c.form.interfaces import IFieldWidget
from z3c.form.interfaces import IFormLayer
from z3c.form.interfaces import ITextWidget
from z3c.form.widget import FieldWidget
from zope.component import adapter
from zope.interface import implementer
from zope.interface import implementer_only
from zope.schema.interfaces import ITextLine


class IColourWidget(ITextWidget):
    """A line of text that holds a colour."""


@implementer_only(IColourWidget)
class ColourWidget(TextWidget):
    klass = "town-colour-widget"


@adapter(ITextLine, IFormLayer)
@implementer(IFieldWidget)
def ColourFieldWidget(field, request):
    return FieldWidget(field, ColourWidget(request))
