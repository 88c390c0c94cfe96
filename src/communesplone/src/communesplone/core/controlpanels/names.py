"""A name in each language: one line of text per language."""

from communesplone.core.rules.town import LANGUAGES
from plone.i18n.locales.interfaces import ILanguageAvailability
from z3c.form.converter import BaseDataConverter
from z3c.form.interfaces import IFieldWidget
from z3c.form.interfaces import IFormLayer
from z3c.form.interfaces import IWidget
from z3c.form.interfaces import NO_VALUE
from z3c.form.widget import FieldWidget
from z3c.form.widget import Widget
from zope.component import adapter
from zope.component import queryUtility
from zope.interface import implementer
from zope.schema.interfaces import IDict


class INamesWidget(IWidget):
    """A text line for each language."""


@implementer(INamesWidget)
class NamesWidget(Widget):
    klass = "town-names-widget"

    @property
    def lines(self):
        available = queryUtility(ILanguageAvailability)
        known = {} if available is None else available.getLanguages()
        value = self.value if isinstance(self.value, dict) else {}
        for code in LANGUAGES:
            label = known.get(code, {}).get("native", code)
            yield {
                "code": code,
                "id": f"{self.id}-{code}",
                "name": f"{self.name}.{code}",
                "label": label,
                "value": value.get(code, ""),
            }

    def extract(self, default=NO_VALUE):
        sent = {code: self.request.get(f"{self.name}.{code}") for code in LANGUAGES}
        texts = {code: text for code, text in sent.items() if isinstance(text, str)}
        return texts or default


@adapter(IDict, INamesWidget)
class NamesConverter(BaseDataConverter):
    """Empty lines are languages without a name."""

    def toWidgetValue(self, value):
        return dict(value or {})

    def toFieldValue(self, value):
        lines = value.items() if isinstance(value, dict) else ()
        return {code: text.strip() for code, text in lines if text.strip()}


@adapter(IDict, IFormLayer)
@implementer(IFieldWidget)
def NamesFieldWidget(field, request):
    return FieldWidget(field, NamesWidget(request))
