"""Far too much in a form: a clear answer, and nothing is written."""

from evening import Evening
from published import close
from visiting import path_of

import pytest


HUGE = "x" * 1_000_000

LARGE = "x" * 200_000
"""Passes what Zope itself refuses, so that our own code has to."""


@pytest.fixture
def forms(place):
    """Give (who, path, fields that a person would send) of each form."""
    night = Evening(place, "One", "Two")
    done = Evening(place, "Three").open()
    done.vote(done.items[0])
    (act,) = close(done).acts
    draft, proposed = place.item(), place.item(state="proposed")
    back = {"step": "return", "reason": ""}
    agenda, step = "@@agenda", "@@session-step"
    edit = {"form.widgets.title": "", "form.buttons.save": "Save"}
    plan = {"form.widgets.title": "", "form.buttons.plan": "Plan"}
    return (
        ("author", path_of(place.council, "@@new-item"), {"title": ""}),
        ("author", path_of(draft, "edit"), edit),
        ("author", path_of(draft, "@@act-preview"), {"form.widgets.decision": ""}),
        ("validator", path_of(proposed, "@@item-move"), back),
        ("clerk", path_of(place.council, "@@plan-session"), plan),
        ("clerk", path_of(night.session, agenda), {"item": "", "before": ""}),
        ("clerk", path_of(night.session, step), {"step": "cancel", "reason": ""}),
        ("clerk", path_of(act, "@@correct-deliberation"), {"title": "", "reason": ""}),
        (
            "clerk",
            path_of(act, "@@publish-deliberation"),
            {"masks": "", "day": "", "reviewed": "1"},
        ),
    )


@pytest.mark.parametrize("value", [HUGE, LARGE], ids=len)
def test_far_too_much(forms, place, visit, value):
    database, found = place.portal._p_jar.db(), []
    for who, path, fields in forms:
        visitor, empty = visit(who), [name for name, said in fields.items() if not said]
        token = visitor.token()
        fields = fields | dict.fromkeys(empty, value) | {"_authenticator": token}
        visitor.get(path)
        before = database.lastTransaction()
        page = visitor.send("POST", path, data=fields)
        if (
            page.status == 404
            or page.status >= 500
            or database.lastTransaction() != before
        ):
            found.append((page.status, who, path, page.text[:200]))
    assert found == []


def test_a_hundred_thousand_fields(forms, place, visit):
    database, found = place.portal._p_jar.db(), []
    for who, path, fields in forms:
        visitor = visit(who)
        many = [(name, "x") for name in fields for _ in range(20_000)]
        many.append(("_authenticator", visitor.token()))
        visitor.get(path)
        before = database.lastTransaction()
        page = visitor.send("POST", path, data=many)
        if (
            page.status == 404
            or page.status >= 500
            or database.lastTransaction() != before
        ):
            found.append((page.status, who, path, page.text[:200]))
    assert found == []
