"""Contracts of communesplone.core."""

from communesplone.core import _
from communesplone.core.rules.town import ACCENT_COLOUR
from communesplone.core.rules.town import PRIMARY_COLOUR
from contextlib import AbstractContextManager
from plone.supermodel import model
from zope import schema
from zope.i18n import translate
from zope.i18nmessageid import Message
from zope.interface import Attribute
from zope.interface import Interface
from zope.publisher.interfaces.browser import IDefaultBrowserLayer


class ICoreLayer(IDefaultBrowserLayer):
    """Requests to a site where communesplone.core is activated."""


class IJournalTitle(Interface):
    """How the journal names a subject that not all its readers may know of.

    An adapter of content, contributed by an add-on; without one, the title is kept.
    """

    title = Attribute("Text for the entry; it stays there for good.")


class IFrontPageBlock(Interface):
    """One block of the town's front page, contributed by an add-on.

    A named adapter of (site, request). A block that raises one of the errors listed
    in `communesplone.core.browser.front.BLOCK_FAILURES` is left out of the page and
    logged with its name; conflicts and retries of the database pass through.
    """

    title = Attribute("Heading of the block, a message id.")
    order = Attribute("Integer; a smaller one stands higher. Core's own: 20 and 80.")

    def available():
        """Tell whether there is anything to show to this visitor.

        :returns: False leaves the block out.
        """

    def render():
        """Make the inside of the block, without its heading.

        :returns: HTML text, safe; it may be cached for anonymous visitors, so it says
            nothing of the person who looks.
        """


class ITownSettings(model.Schema):
    """The town's settings; records of the registry under `communesplone.core`.

    Written by `communesplone.core.api.settings.save` only, which checks what a single
    field cannot.
    """

    model.fieldset(
        "address",
        label=_("label_fieldset_address", default="Address and contact"),
        fields=["street", "postal_code", "locality", "phone", "email", "website"],
    )
    model.fieldset(
        "look",
        label=_("label_fieldset_look", default="Look"),
        fields=["coat_of_arms", "primary_colour", "accent_colour"],
    )
    model.fieldset(
        "calendar",
        label=_("label_fieldset_calendar", default="Calendar"),
        fields=["timezone", "holidays"],
    )

    names = schema.Dict(
        title=_("label_town_names", default="Name of the town"),
        description=_(
            "help_town_names",
            default="The name in each language of the site. The one in the default "
            "language becomes the title of the site.",
        ),
        key_type=schema.ASCIILine(max_length=2),
        value_type=schema.TextLine(max_length=100),
        required=True,
        default={},
        missing_value={},
        max_length=4,
    )
    region = schema.Choice(
        title=_("label_town_region", default="Country and region"),
        description=_(
            "help_town_region",
            default="Decides which law, public holidays and identifiers apply.",
        ),
        vocabulary="communesplone.core.regions",
        required=True,
        default="BE-WAL",
    )
    municipality_code = schema.TextLine(
        title=_("label_municipality_code", default="Municipality code"),
        description=_(
            "help_municipality_code",
            default="INS code in Belgium, INSEE code in France: five characters.",
        ),
        required=False,
        max_length=10,
    )
    organisation_number = schema.TextLine(
        title=_("label_organisation_number", default="Enterprise number or SIRET"),
        description=_(
            "help_organisation_number",
            default="Enterprise number (ten digits) in Belgium, SIRET (fourteen "
            "digits) in France.",
        ),
        required=False,
        max_length=40,
    )
    street = schema.TextLine(
        title=_("label_street", default="Street and number"),
        required=False,
        max_length=120,
    )
    postal_code = schema.TextLine(
        title=_("label_postal_code", default="Postal code"),
        required=False,
        max_length=10,
    )
    locality = schema.TextLine(
        title=_("label_locality", default="Locality"),
        required=False,
        max_length=80,
    )
    phone = schema.TextLine(
        title=_("label_phone", default="Phone"),
        required=False,
        max_length=40,
    )
    email = schema.TextLine(
        title=_("label_email", default="E-mail"),
        required=False,
        max_length=120,
    )
    website = schema.TextLine(
        title=_("label_website", default="Web site"),
        description=_("help_website", default="Begins with https:// or http://."),
        required=False,
        max_length=200,
    )
    coat_of_arms = schema.Bytes(
        title=_("label_coat_of_arms", default="Coat of arms"),
        description=_(
            "help_coat_of_arms",
            default="A PNG or JPEG image of at most 500 KB and 4 million pixels.",
        ),
        required=False,
    )
    primary_colour = schema.TextLine(
        title=_("label_primary_colour", default="Main colour"),
        description=_(
            "help_colour",
            default="Written #rrggbb. White text must be readable on it: a contrast of "
            "at least 4.5:1.",
        ),
        required=True,
        default=PRIMARY_COLOUR,
        max_length=7,
    )
    accent_colour = schema.TextLine(
        title=_("label_accent_colour", default="Accent colour"),
        description=_(
            "help_colour",
            default="Written #rrggbb. White text must be readable on it: a contrast of "
            "at least 4.5:1.",
        ),
        required=True,
        default=ACCENT_COLOUR,
        max_length=7,
    )
    timezone = schema.Choice(
        title=_("label_timezone", default="Time zone"),
        description=_(
            "help_timezone", default="The same setting as in Date and Time of the site."
        ),
        vocabulary="plone.app.vocabularies.CommonTimezones",
        required=True,
        default="Europe/Brussels",
    )
    holidays = schema.List(
        title=_("label_town_holidays", default="The town's own holidays"),
        description=_(
            "help_town_holidays",
            default="One per line, besides the public holidays: MM-DD for every year, "
            "YYYY-MM-DD for one year.",
        ),
        value_type=schema.TextLine(max_length=10),
        required=False,
        default=[],
        missing_value=[],
        max_length=60,
    )


class ISealingLock(Interface):
    """Keeps two hands from sealing at once.

    It avoids churn, nothing more. Whoever seals without it, or beside another who
    believes to hold it, loses a write conflict and tries again; no number is ever
    given twice. The core registers one that works among the threads and processes
    of one machine; where several machines share a database, register one that they
    share.
    """

    def holding(name: str, wait: float) -> AbstractContextManager[bool]:
        """Hold the lock during a `with` block, which receives True if it is held.

        Failure modes:

        - not free within `wait`: the block receives False and should not seal;
          whoever holds the lock, or the next to seal, does the work;
        - the means of locking fail (no such folder, full disk): the block receives
          True and the cause is logged;
        - the holder dies: the lock becomes free by itself.

        :param name: what is sealed; letters, digits, dots and hyphens.
        :param wait: seconds, from 0.
        """


class IServiceFunction(Interface):
    """What a person can be in a service: member, agent, validator…

    An add-on registers one named utility for each of its functions. The name stands in
    ids of groups: lower case letters, digits, hyphens and underscores, a letter first,
    32 characters at most; a function under another name is never offered, and this is
    logged. A name once used is never used for something else, since those who sit in
    the function keep their seats.

    Failure modes:

    - a role in `roles` that the site does not have grants nothing: the add-on that
      names a role declares it in its rolemap.xml;
    - the add-on is deactivated: its functions are no more offered, those who sit in
      them keep their seats, and have them again when it comes back;
    - the add-on is taken out of the installation: the same, and its roles are no more
      granted on anything.
    """

    title = Attribute("Message: what the person is, in the singular (“Agent”).")

    description = Attribute("Message: what the function allows, in one sentence.")

    roles = Attribute("Tuple of the roles granted on the content of the service.")

    order = Attribute("Integer: place among the functions; the core's stand below 100.")

    layer = Attribute("The add-on's browser layer: active sites offer the function.")


class ServicesError(Exception):
    """Something that services or their staff do not allow.

    `message` says what, in words to show to the person.
    """

    message: Message

    def __init__(self, message: Message):
        super().__init__(message)
        self.message = message

    def __str__(self) -> str:
        return str(translate(self.message))


class InvalidService(ServicesError):
    """A value that a field of the service refuses; `field` is its name."""

    def __init__(self, field: str, message: Message):
        super().__init__(message)
        self.field = field


class UnknownService(ServicesError):
    """There is no such service."""


class UnknownFunction(ServicesError):
    """No function of this name is offered in this site."""


class UnknownPerson(ServicesError):
    """There is no account of this id."""


class Malformed(ServicesError):
    """A form or a body that does not have the shape it must have."""


class NoGroups(ServicesError):
    """The site keeps no groups of its own, hence nobody can get a function."""


class ServiceInUse(ServicesError):
    """The service has content, services below it or a history; close it instead."""


class IJournalActions(Interface):
    """What an add-on writes into the journal; a utility named after the add-on."""

    titles = Attribute("Mapping of the id of an action to its title, a message.")


class IRegisters(Interface):
    """The registers an add-on keeps; a utility named after the add-on."""

    titles = Attribute("Mapping of the id of a register to its title, a message.")
