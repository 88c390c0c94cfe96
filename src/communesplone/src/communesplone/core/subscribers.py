"""What happens by itself."""

from communesplone.core.api import ledger
from communesplone.core.api import notifications
from zope.processlifetime import IDatabaseOpenedWithRoot
from zope.processlifetime import IProcessStarting

import Zope2


def seal_at_start(event: IDatabaseOpenedWithRoot) -> None:
    ledger.sweep(event.database)


def deliver_at_start(event: IProcessStarting) -> None:
    notifications.watch(Zope2.DB)
