"""What is written into the database, record by record: how little, and no secret."""

from communesplone.deliberations.api import closing
from communesplone.deliberations.rules.ballot import Choice
from counting import records
from datetime import timedelta
from evening import Evening
from evening import START
from evening import VOTING
from io import BytesIO
from ZODB._compat import PersistentUnpickler

import pickle
import pytest


CHOICES = frozenset(str(choice) for choice in Choice)

PICKLE = pickle.dumps({}, protocol=4)[:2]
"""What values begin with that are written as one, as those of an act are."""

COUNTS = {"in_favour": 3, "against": 1, "abstentions": 0, "blank": 1}


def values(data):
    """Read the state of a record; other records are left out."""
    unpickler = PersistentUnpickler(None, lambda reference: None, BytesIO(data))
    unpickler.load()
    return unpickler.load()


def parts(value):
    """Give the groups of values that stand beside one another in a value."""
    if isinstance(value, dict):
        return [*value.items(), tuple(value.values())]
    if isinstance(value, (list, tuple, set, frozenset)):
        return [tuple(value)]
    return [tuple(vars(value).values())] if hasattr(value, "__dict__") else []


def words(value):
    """Give all text in a value."""
    if isinstance(value, str):
        return {value}
    return {word for group in parts(value) for each in group for word in words(each)}


def beside(value, people):
    """Find what has a person on one side and a choice on the other."""
    if isinstance(value, str):
        # Text that is JSON, as a journal might write it.
        chosen = any(f'"{choice}"' in value for choice in CHOICES)
        return [value] if chosen and any(each in value for each in people) else []
    if isinstance(value, bytes) and value.startswith(PICKLE):
        return beside(pickle.loads(value), people)  # noqa: S301
    found = []
    for group in parts(value):
        for place, each in enumerate(group):
            found += beside(each, people)
            if isinstance(each, str):
                wanted = (
                    CHOICES if each in people else people if each in CHOICES else set()
                )
                others = group[:place] + group[place + 1 :]
                found += [(each, word) for word in words(others) & wanted]
    return found


@pytest.fixture
def evening(place):
    return Evening(place, "One").open()


def test_a_vote_stores_itself_and_its_outcome(evening, place):
    """No session, no agenda, no item."""
    with records(place.portal._p_jar) as written:
        evening.vote(evening.items[0])
    names = sorted(name for name, _data in written)
    # Who voted what; and by key, the actions done, the ballots, the outcomes.
    assert names == ["StoredBallot", "StoredOutcome", *["WideTree"] * 4]
    assert sum(len(data) for _name, data in written) < 2_500


class TestSecrecy:
    def written(self, evening, **vote):
        people = {*evening.ids(*VOTING), "Denis Noël", "Anne Delvaux"}
        with records(evening.town.portal._p_jar) as found:
            evening.act("begin", 5, item=evening.uids[0])
            evening.act("ballot", 10, item=evening.uids[0], **vote)
            closing.close(evening.session, START + timedelta(hours=2))
        return {
            name: pairs
            for name, data in found
            if (pairs := beside(values(data), people))
        }, {name for name, _data in found}

    def test_no_record_of_a_secret_ballot_has_a_voter_beside_a_choice(self, evening):
        vote = {"mode": "secret", "counts": COUNTS, "voters": evening.ids(*VOTING)}
        told, names = self.written(evening, **vote)
        assert {"StoredBallot", "StoredOutcome", "Deliberation"} <= names
        assert told == {}

    def test_of_an_open_vote_it_would_be_seen(self, evening):
        choices = dict.fromkeys(evening.ids(*VOTING), "for")
        told, _names = self.written(evening, mode="roll_call", choices=choices)
        assert set(told) == {"WideTree", "Version"}
