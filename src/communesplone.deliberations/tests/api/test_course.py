"""The course of a sitting, read from its log once."""

from communesplone.deliberations.api.acts.presence import Course
from evening import Evening
from plone.uuid.interfaces import IUUID


def test_minutes_place_each_move_once(town, monkeypatch):
    asked = []
    place = Course.item_at

    def counted(course, at):
        asked.append(at)
        return place(course, at)

    monkeypatch.setattr(Course, "item_at", counted)
    evening = Evening(town, "One", "Two", "Three").open()
    for minute, item in enumerate(evening.items, 1):
        evening.act("begin", 10 * minute, item=IUUID(item))
        evening.act("leave", 10 * minute + 1, members=evening.ids("councillor"))
        evening.act("arrive", 10 * minute + 2, members=evening.ids("councillor"))
    course = Course(evening.session, "en")
    told = [len(course.during(uid)) for uid in evening.uids]
    assert told == [2, 2, 2]
    assert len(asked) <= len(course.moves)


def attendance(evening):
    """Give status, holder and remarks by name, as the minutes tell them."""
    found = Course(evening.session, "en").attendees()
    return {one.name: (one.status, one.holder, one.remarks) for one in found}


def test_who_went_before_the_body_acted_was_not_there(town):
    evening = Evening(town, "One").open()
    evening.act("leave", 1, members=evening.ids("alderman", "councillor"))
    evening.act("arrive", 2, members=evening.ids("councillor"))
    evening.act("begin", 3, item=evening.uids[0])
    evening.act("leave", 4, members=evening.ids("alderwoman"))
    told = attendance(evening)
    assert told["Bruno Lefort"] == ("absent", "", "")
    assert told["Denis Noël"] == ("present", "", "")
    status, _holder, remarks = told["Chantal Mertens"]
    assert status == "present" and remarks.startswith("leaves at")
    # The log keeps what was noted.
    assert (
        sum(move.kind == "leave" for move in Course(evening.session, "en").moves) == 3
    )


def test_who_went_and_gave_a_power_is_represented(town):
    town.council.rulebook = "fr-municipal"
    evening = Evening(town, "One").open()
    giver, holder = evening.ids("councillor", "mayor")
    evening.act("leave", 1, members=[giver])
    evening.act("give_proxy", 2, member=giver, holder=holder)
    evening.act("begin", 3, item=evening.uids[0])
    assert attendance(evening)["Denis Noël"][:2] == ("represented", "Anne Delvaux")


def test_an_urgency_before_the_first_item_is_an_act(town):
    evening = Evening(town, "One").open()
    late = town.item("A burst main", evening.body, "validated")
    everybody = evening.ids("mayor", "alderman", "alderwoman", "councillor")
    facts = {"item": IUUID(late), "in_favour": everybody, "reason": "Water."}
    evening.act("urgency", 1, **facts)
    evening.act("leave", 2, members=evening.ids("alderman"))
    evening.act("begin", 3, item=evening.uids[0])
    assert attendance(evening)["Bruno Lefort"][0] == "present"
