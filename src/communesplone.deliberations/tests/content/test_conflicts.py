"""What two may write at once, and where one of two must fail. Without a site."""

from BTrees.OOBTree import OOBTree
from communesplone.deliberations.content.agenda import Agenda
from communesplone.deliberations.content.agenda import AgendaEntry
from communesplone.deliberations.content.ballots import StoredBallot
from communesplone.deliberations.content.moves import MovesLog
from communesplone.deliberations.content.register import Register
from datetime import datetime
from datetime import UTC
from transaction import TransactionManager
from ZODB import DB
from ZODB.DemoStorage import DemoStorage
from ZODB.POSException import ConflictError

import pytest


AT = datetime(2026, 5, 4, 20, 0, tzinfo=UTC)


@pytest.fixture
def database():
    database = DB(DemoStorage())
    with database.transaction() as connection:
        connection.root.agenda = Agenda()
        connection.root.ballots = OOBTree({"item": StoredBallot("roll_call")})
        connection.root.moves = MovesLog()
        connection.root.register = Register()
    yield database
    database.close()


def write_at_once(database, *writers):
    """Let each write as of the same moment, and commit one after the other."""
    opened = []
    for write in writers:
        manager = TransactionManager()
        root = database.open(manager).root
        manager.begin()
        write(root)
        opened.append(manager)
    for manager in opened:
        manager.commit()


def test_forty_vote_and_nothing_is_lost(database):
    def voter(number):
        return lambda root: root.ballots["item"].choose(f"p{number:02}", "for")

    write_at_once(database, *(voter(number) for number in range(40)))
    with database.transaction() as connection:
        assert len(connection.root.ballots["item"].choices) == 40


def test_of_two_moves_of_one_instant_one_is_tried_again(database):
    """Whether somebody can leave depends on the rows before."""

    def clerk(number):
        return lambda root: root.moves.add(AT, {"kind": "leave", "member": str(number)})

    with pytest.raises(ConflictError):
        write_at_once(database, clerk(1), clerk(2))


def test_forty_moves_stand_in_their_order(database):
    with database.transaction() as connection:
        for number in range(40):
            connection.root.moves.add(AT, {"kind": "leave", "member": str(number)})
    with database.transaction() as connection:
        rows = connection.root.moves.rows()
        assert {row["member"] for _key, row in rows} == {str(n) for n in range(40)}
        assert [key for key, _row in rows] == sorted(key for key, _row in rows)


def test_ballots_of_two_items(database):
    def opens(item):
        return lambda root: root.ballots.update({item: StoredBallot("secret")})

    write_at_once(database, opens("one"), opens("two"))
    with database.transaction() as connection:
        assert set(connection.root.ballots) == {"item", "one", "two"}


def test_of_two_who_take_a_number_one_fails(database):
    with pytest.raises(ConflictError):
        write_at_once(
            database,
            lambda root: root.register.take(2026),
            lambda root: root.register.take(2026),
        )
    with database.transaction() as connection:
        assert connection.root.register.last(2026) == 1


def test_of_two_who_order_the_agenda_one_fails(database):
    def order(*items):
        def write(root):
            root.agenda.entries = [AgendaEntry(item) for item in items]

        return write

    with pytest.raises(ConflictError):
        write_at_once(database, order("a", "b"), order("b", "a"))


class TestSecret:
    def test_keeps_no_choice(self):
        ballot = StoredBallot("secret")
        with pytest.raises(ValueError, match="secret"):
            ballot.choose("p1", "for")
        assert ballot.choices is None

    def test_nothing_of_it_is_in_the_record(self, database):
        def secret(root):
            ballot = StoredBallot("secret")
            ballot.voters = ("p1", "p2")
            ballot.counts = {"in_favour": 1, "against": 1}
            root.ballots["vote"] = ballot

        write_at_once(database, secret)
        with database.transaction() as connection:
            state = connection.root.ballots["vote"].__getstate__()
        assert state["_choices"] is None
        assert not [value for value in state.values() if isinstance(value, OOBTree)]


def test_a_choice_taken_back_was_never_made():
    ballot = StoredBallot("roll_call")
    ballot.choose("p1", "for")
    ballot.forget("p1")
    ballot.forget("p2")
    assert ballot.choices == {}
