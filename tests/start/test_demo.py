"""A demo town that was left half made is made anew; a person's own site never goes."""

from plone.base.interfaces import IPloneSiteRoot
from zope.interface import implementer

import demo
import pytest


@implementer(IPloneSiteRoot)
class Site:
    def __init__(self, title):
        self.title = title


class App(dict):
    objectItems = dict.items

    def manage_delObjects(self, names):
        for name in names:
            del self[name]


class MadeAnew(Exception):
    """The demo town would be made now."""


@pytest.fixture
def accounts(tmp_path, monkeypatch):
    def create(*_args):
        raise MadeAnew

    monkeypatch.setattr(demo.sites, "create", create)
    (tmp_path / "accounts.unfinished").touch()
    return tmp_path / "accounts.txt"


@pytest.mark.parametrize("town", ["wallonia", "france"])
def test_half_a_demo_town_is_made_anew(accounts, town):
    app = App(town=Site(demo.read(town)["town"]["names"]["fr"]))
    with pytest.raises(MadeAnew):
        demo.make(app, "town", "wallonia", accounts)
    assert not app


def test_a_site_that_a_person_made_since_stays(accounts):
    app = App(town=Site("Our own town"))
    demo.make(app, "town", "wallonia", accounts)
    assert list(app) == ["town"]
    assert not accounts.with_suffix(".unfinished").exists()


def test_a_finished_demo_town_stays(accounts):
    accounts.with_suffix(".unfinished").unlink()
    app = App(town=Site(demo.read("wallonia")["town"]["names"]["fr"]))
    demo.make(app, "town", "wallonia", accounts)
    assert list(app) == ["town"]
