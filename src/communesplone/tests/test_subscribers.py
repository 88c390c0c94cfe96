from communesplone.core.api import registers
from zope.event import notify
from zope.processlifetime import DatabaseOpenedWithRoot

import transaction


def test_start_seals_what_waits(functional_portal, monkeypatch):
    with monkeypatch.context() as patch:
        patch.setattr(registers, "seal_after_commit", lambda book: None)
        key = registers.enter("deeds", 2026, "uid")
        transaction.commit()
    notify(DatabaseOpenedWithRoot(functional_portal._p_jar.db()))
    transaction.begin()
    assert registers.number_of("deeds", 2026, key) == 1
