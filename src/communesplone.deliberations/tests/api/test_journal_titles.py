"""The journal names nothing that was heard behind closed doors."""

from communesplone.core.api import journal
from communesplone.deliberations.api import annexes
from communesplone.deliberations.api import items
from communesplone.deliberations.api import opinions
from communesplone.deliberations.api import register
from datetime import timedelta
from evening import START
from published import evening
from published import PDF
from published import publish

import pytest


SECRET = "Zxdiscipline"


def told():
    return " ".join(entry.title for entry in journal.waiting())


@pytest.mark.parametrize("where", ["closed sitting", "college"])
def test_what_is_closed_is_not_named(town, where):
    college = where == "college"
    fields = {"body": town.college} if college else {"sitting": "closed"}
    item = town.item(SECRET, **fields)
    annex = annexes.add(item, PDF, f"{SECRET}.pdf")
    annexes.update(annex, category="Plan")
    items.propose(item)
    items.validate(item)
    opinions.ask(item, town.finance_uid)
    (act,) = evening(town, SECRET, **fields).acts
    change = {"title": f"{SECRET} 2"}
    register.correct(act, change, "A slip", START + timedelta(days=3))
    assert SECRET not in told()
    assert "Closed sitting" in told()
    actions = {entry.action for entry in journal.waiting()}
    assert {"annex.added", "item.validated", "deliberation.corrected"} <= actions


def test_what_was_public_is(town):
    item = town.item("A bench")
    annexes.add(item, PDF, "plan.pdf")
    annexes.add(item, PDF + b"2", f"{SECRET}.pdf", confidential=True)
    titles = told()
    assert "A bench" in titles and "plan.pdf" in titles
    assert SECRET not in titles and "Confidential annex" in titles


def test_the_title_of_a_published_act_is(town):
    (act,) = evening(town, "A permit", body=town.college).acts
    publish(act)
    last = [e for e in journal.waiting() if e.action == "deliberation.published"]
    assert [entry.title for entry in last] == ["A permit"]
