"""Instants in forms: kept in UTC, written and read in the town's time."""

from communesplone.deliberations.api import clock
from communesplone.deliberations.content.fields import Moment
from plone.app.z3cform.converters import DatetimeWidgetConverter
from plone.app.z3cform.interfaces import IDatetimeWidget
from zope.component import adapter


@adapter(Moment, IDatetimeWidget)
class MomentConverter(DatetimeWidgetConverter):
    """Plone's, which writes the hour as it is kept and reads it as the town's."""

    def toWidgetValue(self, value):
        if value is self.field.missing_value:
            return ""
        return super().toWidgetValue(clock.local(value))
