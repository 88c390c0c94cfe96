from cmd import Cmd
from communesplone.core import console
from communesplone.core.api import journal
from communesplone.core.api import ledger
from communesplone.core.api import registers
from importlib.metadata import entry_points

import pytest
import transaction


@pytest.fixture
def site(functional_portal):
    for _ in range(3):
        journal.record("page.made", functional_portal)
    transaction.commit()
    transaction.begin()
    return functional_portal


@pytest.fixture(params=[["-c", "verify_journal"], ["verify_journal"], []])
def verify(functional_portal, capsys, request):
    before = request.param

    def verify(*args):
        app = functional_portal.getPhysicalRoot()
        try:
            console.verify_journal(app, [*before, *args])
            code = 0
        except SystemExit as stop:
            code = stop.code
        return (code, *capsys.readouterr())

    return verify


def test_commands_are_found():
    found = {
        point.name: point.load() for point in entry_points(group="zopectl.command")
    }
    assert found["verify_journal"] is console.verify_journal
    assert found["seal_pending"] is console.seal_pending
    for name in found:
        # zopectl would take what follows a hyphen for an argument.
        assert Cmd().parseline(f"{name} /plone")[:2] == (name, "/plone")


class TestVerifyJournal:
    def test_intact(self, site, verify):
        head = journal.page().head
        assert verify() == (0, f"/plone: intact, 3 entries, head {head}\n", "")

    @pytest.mark.parametrize("args", [(), ("/plone",)])
    def test_names_the_first_broken_entry(self, site, verify, args):
        chain = ledger.find().journal
        link, entry = chain.sealed[2]
        chain.sealed[2] = (link, {**entry, "user": "another"})
        code, out, _ = verify(*args)
        assert code == 1
        assert f"BROKEN at entry 2, {entry['when']} another page.made /\n" in out
        assert f"last sound head {chain.sealed[1][0]}\n" in out

    def test_missing_end(self, site, verify):
        del ledger.find().journal.sealed[3]
        code, out, _ = verify()
        assert (code, "BROKEN at entry 3, which is missing" in out) == (1, True)

    def test_unknown_site(self, site, verify):
        assert verify("/none") == (1, "", "/none: no such site\n")

    def test_site_without_journal(self, functional_portal, verify):
        del functional_portal.__annotations__[ledger.KEY]
        assert verify() == (0, "/plone: no journal\n", "")


def test_seal_pending(functional_portal, monkeypatch):
    with monkeypatch.context() as patch:
        patch.setattr(registers, "seal_after_commit", lambda book: None)
        key = registers.enter("deeds", 2026, "uid")
        transaction.commit()
    console.seal_pending(functional_portal.getPhysicalRoot(), ["seal_pending"])
    transaction.begin()
    assert registers.number_of("deeds", 2026, key) == 1
