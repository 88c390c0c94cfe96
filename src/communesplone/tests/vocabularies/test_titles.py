from communesplone.core.interfaces import IJournalActions
from communesplone.core.interfaces import IRegisters
from communesplone.core.vocabularies.titles import journal_titles
from communesplone.core.vocabularies.titles import register_titles
from zope.component import getGlobalSiteManager
from zope.interface import implementer

import pytest


@implementer(IJournalActions, IRegisters)
class AddOn:
    titles = {"session.closed": "Session closed"}


@pytest.fixture(params=[IJournalActions, IRegisters])
def provided(integration, request):
    registry = getGlobalSiteManager()
    add_on = AddOn()
    registry.registerUtility(add_on, request.param, "add-on")
    yield request.param
    registry.unregisterUtility(add_on, request.param, "add-on")


def test_add_ons_extend(portal, provided):
    titles = {IJournalActions: journal_titles, IRegisters: register_titles}
    assert titles[provided]()["session.closed"] == "Session closed"


def test_vocabulary(portal, get_vocabulary):
    terms = get_vocabulary("communesplone.core.journal_actions", portal)
    assert terms.getTerm("journal.verified").title.default == "Journal verified"
