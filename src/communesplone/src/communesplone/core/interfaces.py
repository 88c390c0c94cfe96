"""Contracts of communesplone.core."""

from contextlib import AbstractContextManager
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


class IJournalActions(Interface):
    """What an add-on writes into the journal; a utility named after the add-on."""

    titles = Attribute("Mapping of the id of an action to its title, a message.")


class IRegisters(Interface):
    """The registers an add-on keeps; a utility named after the add-on."""

    titles = Attribute("Mapping of the id of a register to its title, a message.")
