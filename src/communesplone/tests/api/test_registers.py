from communesplone.core.api import ledger
from communesplone.core.api import registers
from datetime import datetime
from datetime import UTC
from plone import api
from threading import Thread
from zope.component.hooks import setSite

import pytest
import transaction


DEEDS = ("deeds", 2026)


def enter(count, register="deeds", year=2026):
    keys = [registers.enter(register, year, f"uid-{n}") for n in range(count)]
    transaction.commit()
    transaction.begin()
    return keys


class TestEnter:
    def test_number_comes_after_the_commit(self, functional_portal):
        key = registers.enter(*DEEDS, "uid")
        assert registers.number_of(*DEEDS, key) is None
        transaction.commit()
        transaction.begin()
        assert registers.number_of(*DEEDS, key) == 1

    def test_each_register_and_year_begins_at_1(self, functional_portal):
        enter(2)
        enter(1, year=2027)
        enter(1, register="minutes")
        found = [(s.register, s.year, s.count) for s in registers.registers()]
        assert found == [("deeds", 2027, 1), ("deeds", 2026, 2), ("minutes", 2026, 1)]

    def test_entries(self, functional_portal):
        before = datetime.now(UTC)
        keys = enter(5)
        entries = list(registers.entries(*DEEDS))
        assert [entry.number for entry in entries] == [1, 2, 3, 4, 5]
        assert [entry.key for entry in entries] == keys
        assert entries[4].subject_uid == "uid-4"
        assert before <= entries[0].entered <= datetime.now(UTC)
        some = registers.entries(*DEEDS, first=2, last=3)
        assert [entry.number for entry in some] == [2, 3]
        assert list(registers.entries("none", 2026)) == []

    def test_newest(self, functional_portal):
        enter(5)

        def numbers(**asked):
            return [entry.number for entry in registers.newest(*DEEDS, **asked)]

        assert numbers() == [5, 4, 3, 2, 1]
        assert numbers(size=2) == [5, 4]
        assert numbers(size=2, before=4) == [3, 2]
        assert numbers(before=1) == []
        assert numbers(size=0, before=99) == [5]
        assert registers.newest("none", 2026) == ()

    def test_pending_are_counted(self, portal):
        registers.enter(*DEEDS, "uid")
        (summary,) = registers.registers()
        assert (summary.count, summary.pending) == (0, 1)

    def test_nothing_without_ledger(self, portal):
        del portal.__annotations__[ledger.KEY]
        assert registers.registers() == ()
        assert registers.newest(*DEEDS) == ()
        with pytest.raises(KeyError):
            registers.number_of(*DEEDS, "0" * 16)

    @pytest.mark.parametrize(
        "register, year, uid",
        [
            ("", 2026, "uid"),
            ("Deeds", 2026, "uid"),
            ("x" * 101, 2026, "uid"),
            ("deeds", 0, "uid"),
            ("deeds", 10_000, "uid"),
            ("deeds", 2026, ""),
            ("deeds", 2026, "x" * 101),
        ],
    )
    def test_out_of_shape(self, portal, register, year, uid):
        with pytest.raises(ValueError, match="UID|year|id of a register"):
            registers.enter(register, year, uid)
        assert registers.registers() == ()


class TestEnterNow:
    def test_number_at_once(self, functional_portal):
        assert registers.enter_now(*DEEDS, "uid-a") == 1
        assert registers.enter_now(*DEEDS, "uid-b") == 2

    def test_given_back(self, functional_portal):
        registers.enter_now(*DEEDS, "uid-a")
        transaction.abort()
        assert registers.enter_now(*DEEDS, "uid-b") == 1

    def test_beside_what_waits(self, functional_portal):
        key = registers.enter(*DEEDS, "uid-a")
        assert registers.enter_now(*DEEDS, "uid-b") == 1
        transaction.commit()
        transaction.begin()
        assert registers.number_of(*DEEDS, key) == 2


class TestNumberOf:
    @pytest.mark.parametrize("key", ["", "0" * 16, "x" * 16, "0" * 17])
    def test_unknown_key(self, functional_portal, key):
        enter(1)
        with pytest.raises(KeyError):
            registers.number_of(*DEEDS, key)

    def test_key_of_another_register(self, functional_portal):
        (key,) = enter(1)
        waiting = registers.enter(*DEEDS, "uid")
        with pytest.raises(KeyError):
            registers.number_of("deeds", 2027, key)
        with pytest.raises(KeyError):
            registers.number_of("deeds", 2027, waiting)


class TestSealing:
    def test_8_writers_in_a_site(self, functional_portal):
        path = "/".join(functional_portal.getPhysicalPath())
        db, errors = functional_portal._p_jar.db(), []

        def write():
            connection = db.open()
            try:
                app = connection.root()["Application"]
                setSite(app.unrestrictedTraverse(path))
                for number in range(20):
                    transaction.begin()
                    registers.enter(*DEEDS, f"uid-{number}")
                    transaction.commit()
            except BaseException as error:
                errors.append(error)
                raise
            finally:
                transaction.abort()
                connection.close()

        threads = [Thread(target=write) for _ in range(8)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        assert errors == []
        registers.seal_pending()
        transaction.begin()
        found = [entry.number for entry in registers.entries(*DEEDS)]
        assert found == list(range(1, 161))

    def test_sweep_finishes_what_a_crash_left(self, functional_portal, monkeypatch):
        with monkeypatch.context() as patch:
            patch.setattr(registers, "seal_after_commit", lambda book: None)
            (key,) = enter(1)
        assert registers.number_of(*DEEDS, key) is None
        ledger.sweep(functional_portal._p_jar.db())
        transaction.begin()
        assert registers.number_of(*DEEDS, key) == 1

    def test_sweep_finds_sites_in_folders(self, functional_portal):
        app = functional_portal.getPhysicalRoot()
        app.manage_addFolder("below")
        assert [site.getId() for site in ledger.sites(app)] == ["plone"]
        assert list(ledger.sites(app.below)) == []

    def test_site_that_is_gone(self, functional_portal, caplog):
        db = functional_portal._p_jar.db()
        registers.enter(*DEEDS, "uid")
        del functional_portal.__annotations__[ledger.KEY]
        transaction.commit()
        ledger.sweep(db)
        assert api.portal.get() == functional_portal
        assert "Sealing failed" not in caplog.text
