"""The roll of an item: who left for it, what reading it costs, who presides."""

from communesplone.deliberations.api import closing
from communesplone.deliberations.api import register
from communesplone.deliberations.api.acts.minutes import minutes
from communesplone.deliberations.api.acts.presence import at_item
from communesplone.deliberations.api.acts.presence import Course
from datetime import timedelta
from evening import Evening
from evening import START
from told_evening import the_act

import pytest


END = START + timedelta(hours=2)


class TestAbsentDeclarer:
    """Who declared an interest and did not come has left no room."""

    @pytest.fixture
    def evening(self, town):
        interested = tuple(town.uid(name) for name in ("alderman", "councillor2"))
        evening = Evening(town, "One", interested=interested)
        evening.open("mayor", "alderman", "alderwoman", "councillor")
        evening.vote(evening.items[0])
        closing.close(evening.session, END)
        return evening

    def test_the_act_names_who_left(self, evening):
        facts = register.facts_of(the_act(evening))["votes"]
        assert facts["withdrawn"] == ["Bruno Lefort"]

    def test_so_do_the_minutes(self, evening):
        (sheet,) = minutes(evening.session, "en").items
        assert sheet.interested == ("Bruno Lefort",)

    def test_the_extract_has_the_absent_one_among_the_absent(self, evening):
        listed = at_item(Course(evening.session, "en"), evening.uids[0])
        status = {one.name: one.status for one in listed}
        assert status["Eva Ozer"] == "absent"
        assert "Bruno Lefort" not in status
