"""Contracts of communesplone.core."""

from contextlib import AbstractContextManager
from zope.i18n import translate
from zope.i18nmessageid import Message
from zope.interface import Attribute
from zope.interface import Interface
from zope.publisher.interfaces.browser import IDefaultBrowserLayer


class ICoreLayer(IDefaultBrowserLayer):
    """Requests to a site where communesplone.core is activated."""


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


class ServiceInUse(ServicesError):
    """The service has content, services below it or a history; close it instead."""


class IJournalActions(Interface):
    """What an add-on writes into the journal; a utility named after the add-on."""

    titles = Attribute("Mapping of the id of an action to its title, a message.")


class IRegisters(Interface):
    """The registers an add-on keeps; a utility named after the add-on."""

    titles = Attribute("Mapping of the id of a register to its title, a message.")
