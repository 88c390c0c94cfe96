"""The add-site form's *CommunesPlone town*: what its answers set up."""

from communesplone.core.api import settings
from communesplone.core.api import site as town_site
from plone.distribution.core import Distribution
from Products.CMFPlone.Portal import PloneSite
from typing import Any


def furnish(
    distribution: Distribution, site: PloneSite, answers: dict[str, Any]
) -> PloneSite:
    """Make a town of a new site.

    :param answers: as described by the distribution's `schema.json`; add-ons that
        are not installed on this machine are passed over.
    :returns: the site.
    """
    language = answers.get("default_language", "fr")
    languages = [language, *answers.get("languages", [])]
    town_site.speak(languages)
    settings.save(
        names={language: answers["title"]},
        region=answers["region"],
        timezone=answers.get("portal_timezone", "Europe/Brussels"),
    )
    town_site.activate(answers.get("add_ons", []))
    if answers.get("setup_content"):
        town_site.make_first_pages()
    return site
