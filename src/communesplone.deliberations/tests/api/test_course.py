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
