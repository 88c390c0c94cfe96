"""The page of a person: what they are and were in the bodies of the town."""

from communesplone.deliberations.api import people
from communesplone.deliberations.api import portal
from communesplone.deliberations.browser import titles
from communesplone.deliberations.countries import by_body
from functools import cached_property
from plone.dexterity.browser.view import DefaultView


INSIDE = ("email", "birth_date", "account")
"""Fields that only some may read: z3c.form leaves them out for all others."""


class PersonView(DefaultView):
    """Mandates for everybody; the rest of the record for whoever may read it."""

    @cached_property
    def mandates(self):
        """The mandates in bodies that whoever looks may view, the latest first."""
        bodies = portal.bodies()
        countries = by_body(bodies.values())
        return [
            {
                "body": bodies[row.body].Title,
                "url": bodies[row.body].getURL(),
                "post": titles.post(row.post, countries[row.body], row.courtesy),
                "start": titles.shown_day(row.start),
                "end": titles.shown_day(row.end),
            }
            for row in people.mandates_of(self.context)
            if row.body in bodies
        ]

    @property
    def inside(self):
        found = (self.w.get(name) for name in INSIDE)
        return [
            {"label": widget.label, "value": self._value(widget)}
            for widget in found
            if widget is not None and widget.value
        ]

    def _value(self, widget):
        # The widget writes a year of two digits, which a day of birth cannot have.
        if widget.field.__name__ == "birth_date":
            return titles.shown_day(self.context.birth_date)
        return widget.render()
