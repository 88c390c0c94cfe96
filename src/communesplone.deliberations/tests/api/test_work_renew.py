"""A published act that was corrected waits for its public text."""

from communesplone.deliberations.api import closing
from communesplone.deliberations.api import publication
from communesplone.deliberations.api import register
from communesplone.deliberations.api.work import Kind
from communesplone.deliberations.api.work import work
from datetime import date
from datetime import timedelta
from evening import Evening
from evening import START
from told_evening import the_act


DAY = date(2026, 3, 20)


def waits(town, account="clerk"):
    with town.user(account):
        return [task for task in work(DAY).tasks if task.kind is Kind.RENEW]


def test_a_corrected_act_is_published_again(town):
    evening = Evening(town, "One").open()
    evening.vote(evening.items[0])
    closing.close(evening.session, START + timedelta(hours=2))
    act = the_act(evening)
    register.correct(act, {"title": "Two"}, "A slip", START + timedelta(days=1))
    assert waits(town) == []
    publication.publish(act, DAY)
    assert waits(town) == []
    register.correct(act, {"title": "Three"}, "A slip", START + timedelta(days=2))
    (task,) = waits(town)
    assert (task.title, task.detail, task.due) == ("Two", "2026-0001", None)
    assert waits(town, "author") == []
    publication.renew(act, DAY)
    assert waits(town) == []
    register.correct(act, {"title": "Four"}, "A slip", START + timedelta(days=3))
    assert len(waits(town)) == 1
    publication.annul(act, "Void", DAY, "The governor")
    assert waits(town) == []
