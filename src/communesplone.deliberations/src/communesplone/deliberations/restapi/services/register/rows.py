"""GET @register."""

from communesplone.deliberations.api import portal
from communesplone.deliberations.api import register_list
from plone.restapi.services import Service


class RegisterGet(Service):
    """`?year=2026`, the latest if there is no such year: every number, no gap unseen.

    A number whose act the user may not view has `missing` false and no more.
    """

    def reply(self):
        url = f"{self.context.absolute_url()}/@register"
        years = register_list.years(self.context)
        year = portal.whole(self.request.form, "year")
        if year not in years:
            year = years[0] if years else None
        rows = [] if year is None else register_list.rows(self.context, year)
        return {
            "@id": url if year is None else f"{url}?year={year}",
            "years": years,
            "year": year,
            "length": self.context.register.length,
            "head": self.context.register.head,
            "items": [described(row) for row in rows],
        }


def described(row):
    """Describe a number of the register."""
    found = {"number": row.number, "missing": row.missing}
    if row.brain is None:
        return found
    facts = register_list.facts(row.brain)
    return {
        **found,
        "@id": row.brain.getURL(),
        "title": row.brain.Title,
        "reference": facts["reference"],
        "date": facts["date"].isoformat(),
        "outcome": facts["outcome"],
        "review_state": row.brain.review_state,
    }
