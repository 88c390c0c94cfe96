from communesplone.core.api import journal
from communesplone.core.api import ledger

import pytest
import transaction


class TestRecord:
    def test_sealed_after_commit(self, functional_portal):
        journal.record("service.staffed", functional_portal, after={"person": "x"})
        transaction.commit()
        transaction.begin()
        book = ledger.find()
        assert list(book.waiting()) == []
        ((number, (link, entry)),) = book.journal.forward(1, 10)
        assert number == 1
        assert book.journal.head == link
        assert entry["action"] == "service.staffed"
        assert entry["path"] == "/"
        assert "x" not in entry.values()
