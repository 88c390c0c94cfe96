"""The town's site as a whole: its languages, its add-ons, its first pages."""

from collections.abc import Iterable
from communesplone.core import _
from communesplone.core import logger
from communesplone.core.api import settings
from plone import api
from plone.app.textfield.value import RichTextValue
from plone.dexterity.content import DexterityContent
from plone.registry.interfaces import IRegistry
from Products.CMFPlone.utils import get_installer
from zope.component import getUtility
from zope.i18n import translate
from zope.i18nmessageid import Message


ADD_ONS: tuple[str, ...] = ("deliberations", "docrequest", "directory")
"""Short names of the add-ons that a town can activate beside the core."""

LEGAL_NOTICE = "legal-notice"
PRIVACY = "privacy"
ACCESSIBILITY = "accessibility"
SERVICES = "services"
NEWS = "news"

FOLDERS: dict[str, Message] = {
    SERVICES: _("title_page_services", default="Services"),
    NEWS: _("title_page_news", default="News"),
}

PAGES: dict[str, tuple[Message, Message]] = {
    LEGAL_NOTICE: (
        _("title_page_legal_notice", default="Legal notice"),
        _(
            "text_page_legal_notice",
            default="This site is published by ${town}. Complete this page: the "
            "person responsible for the publication, the host of the site, and how "
            "to reach them.",
        ),
    ),
    PRIVACY: (
        _("title_page_privacy", default="Privacy"),
        _(
            "text_page_privacy",
            default="${town} is responsible for the personal data that you entrust "
            "to it on this site. Complete this page: which data, why, on which legal "
            "basis, how long, and how to reach the data protection officer.",
        ),
    ),
    ACCESSIBILITY: (
        _("title_page_accessibility", default="Accessibility statement"),
        _(
            "text_page_accessibility",
            default="${town} wants everyone to be able to use this site (Directive "
            "(EU) 2016/2102). Complete this page: the result of the last audit, what "
            "is not yet accessible, and how to report a difficulty.",
        ),
    ),
}


def speak(languages: Iterable[str]) -> None:
    """Let visitors choose among languages; the browser's own choice comes first.

    :param languages: ISO 639-1 codes, the main language first; repeats are dropped.
    :raises ValueError: without any language.
    """
    spoken = list(dict.fromkeys(languages))
    if not spoken:
        raise ValueError("A site speaks at least one language")
    registry = getUtility(IRegistry)
    registry["plone.available_languages"] = spoken
    registry["plone.default_language"] = spoken[0]
    registry["plone.use_request_negotiation"] = True
    registry["plone.use_cookie_negotiation"] = True
    registry["plone.always_show_selector"] = len(spoken) > 1


def activate(add_ons: Iterable[str]) -> tuple[str, ...]:
    """Activate add-ons on the site.

    :param add_ons: short names out of :data:`ADD_ONS`.
    :returns: the names of the packages activated; one that is not installed on this
        machine is left out and logged.
    :raises ValueError: for a name that is no add-on's.
    """
    names = list(add_ons)
    if unknown := set(names) - set(ADD_ONS):
        raise ValueError(f"No such add-on: {', '.join(sorted(unknown))}")
    installer = get_installer(api.portal.get())
    activated = []
    for name in names:
        package = f"communesplone.{name}"
        if installer.is_product_installable(package):
            installer.install_product(package)
            activated.append(package)
        elif not installer.is_product_installed(package):
            logger.warning("%s is not installed: left out of the site", package)
    return tuple(activated)


def make_first_pages() -> tuple[DexterityContent, ...]:
    """Make the pages that every town's site needs, in its main language, published.

    :returns: what was made; a page that exists already stays as it is.
    """
    portal = api.portal.get()
    made = [
        _make(portal, "Folder", name, title)
        for name, title in FOLDERS.items()
        if name not in portal
    ]
    for name, (title, text) in PAGES.items():
        if name not in portal:
            words = translate(
                Message(text, mapping={"town": settings.town().name()}),
                target_language=api.portal.get_default_language(),
            )
            page = _make(portal, "Document", name, title)
            page.text = RichTextValue(words, "text/plain", "text/x-html-safe")
            page.exclude_from_nav = True
            page.reindexObject(idxs=["exclude_from_nav", "SearchableText"])
            made.append(page)
    return tuple(made)


def _make(container, portal_type: str, name: str, title: Message) -> DexterityContent:
    language = api.portal.get_default_language()
    page = api.content.create(
        container=container,
        type=portal_type,
        id=name,
        title=translate(title, target_language=language),
        language=language,
    )
    api.content.transition(page, "publish")
    return page
