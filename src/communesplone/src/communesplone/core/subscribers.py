"""What happens by itself."""

from communesplone.core.api import ledger
from zope.processlifetime import IDatabaseOpenedWithRoot


def seal_at_start(event: IDatabaseOpenedWithRoot) -> None:
    ledger.sweep(event.database)
