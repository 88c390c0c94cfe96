from communesplone.core.api import services
from communesplone.core.api import settings
from communesplone.core.browser import front as front_module
from communesplone.core.browser.blocks import ServicesBlock
from communesplone.core.browser.front import TownFront
from communesplone.core.interfaces import ICoreLayer
from communesplone.core.interfaces import IFrontPageBlock
from images import image
from io import BytesIO
from PIL import Image
from plone import api
from plone.app.testing import SITE_OWNER_NAME
from plone.app.testing import SITE_OWNER_PASSWORD
from plone.base.interfaces import IPloneSiteRoot
from plone.namedfile.file import NamedBlobImage
from types import SimpleNamespace
from ZODB.POSException import ConflictError
from zope.component import getGlobalSiteManager
from zope.interface import alsoProvides

import hashlib
import logging
import pytest
import re
import transaction


WHERE = (IPloneSiteRoot, ICoreLayer)
OWNER = (SITE_OWNER_NAME, SITE_OWNER_PASSWORD)


class Block:
    title = "A block"
    order = 10

    def __init__(self, context, request):
        pass

    def available(self):
        return True

    def render(self):
        return "<p>inside</p>"


@pytest.fixture
def front(portal, http_request):
    alsoProvides(http_request, ICoreLayer)
    return TownFront(portal, http_request)


@pytest.fixture
def register():
    site_manager = getGlobalSiteManager()
    given = []

    def provide(name, **attributes):
        made = type("Made", (Block,), attributes)
        given.append((made, WHERE, IFrontPageBlock, f"test.{name}"))
        site_manager.registerAdapter(*given[-1])

    yield provide
    for registration in given:
        site_manager.unregisterAdapter(*registration)


def failing(error):
    def fail(self):
        raise error

    return fail


def names(front):
    return [block["name"] for block in front.blocks]


class TestBlocks:
    def test_in_their_order(self, front, register):
        register("late", order=90)
        register("early", order=5)
        register("hidden", available=lambda self: False)
        assert names(front) == ["test.early", "test.late"]

    @pytest.mark.parametrize(
        "error", [KeyError("x"), AttributeError("x"), ValueError("x"), TypeError("x")]
    )
    @pytest.mark.parametrize("where", ["available", "render"])
    def test_one_that_fails_is_left_out_and_logged(
        self, front, register, caplog, error, where
    ):
        register("good")
        register("bad", **{where: failing(error)})
        with caplog.at_level(logging.ERROR, logger="communesplone.core"):
            assert names(front) == ["test.good"]
        assert "test.bad" in caplog.text

    def test_conflicts_pass_through(self, front, register):
        register("busy", render=failing(ConflictError("again")))
        with pytest.raises(ConflictError):
            names(front)

    def test_core_s_own_have_nothing_to_show(self, front):
        assert names(front) == []


@pytest.fixture
def news(functional_portal):
    with api.env.adopt_roles(["Manager"]):
        for title in ("One <b>", "Two", "Draft"):
            item = api.content.create(functional_portal, "News Item", title=title)
            if title == "One <b>":
                item.image = NamedBlobImage(image("JPEG", (900, 600)), filename="a.jpg")
                item.reindexObject()
            if title != "Draft":
                api.content.transition(item, "publish")
    return functional_portal


class TestPage:
    def test_greets_with_the_town_s_name(self, functional_portal, visit):
        settings.save(names={"en": "Mist <script>alert(1)</script> Valley"})
        page = visit("").text
        assert "<h1>Mist &lt;script&gt;alert(1)&lt;/script&gt; Valley</h1>" in page
        assert "<script>alert" not in page

    def test_empty_says_what_to_do_to_editors_only(self, functional_portal, visit):
        page = visit("").text
        assert "town-empty" in page
        assert "town-hint" not in page
        assert "@@town-settings" in visit("", auth=OWNER).text

    def test_news(self, news, visit):
        page = visit("").text
        assert "town-empty" not in page
        assert "One &lt;b&gt;" in page
        assert "Draft" not in page.partition("town-front")[2]
        assert "/@@images/" in page
        # A date that was never set; an address may hold these digits.
        assert not re.search(r"\b1969\b", page)

    def test_no_object_is_woken(self, news):
        transaction.commit()
        alsoProvides(news.REQUEST, ICoreLayer)
        jar = news._p_jar
        jar.cacheMinimize()
        blocks = TownFront(news, news.REQUEST).blocks
        assert [block["name"] for block in blocks] == ["communesplone.core.news"]
        woken = [o for o in jar._cache.lru_items() if "NewsItem" in repr(type(o[1]))]
        assert woken == []


class TestCaching:
    def test_not_modified(self, functional_portal, visit):
        tag = visit("").headers["ETag"]
        again = visit("", headers={"If-None-Match": tag})
        assert (again.status_code, again.content) == (304, b"")

    def test_anew_after_a_change(self, functional_portal, visit):
        tag = visit("").headers["ETag"]
        settings.save(names={"en": "Other"})
        again = visit("", headers={"If-None-Match": tag})
        assert again.status_code == 200
        tag = again.headers["ETag"]
        with api.env.adopt_roles(["Manager"]):
            api.content.create(functional_portal, "Document", title="New")
        again = visit("", headers={"If-None-Match": tag})
        assert again.status_code == 200

    def test_anew_after_another_coat_of_arms(self, functional_portal, visit):
        tag = visit("").headers["ETag"]
        settings.save(coat_of_arms=image())
        again = visit("", headers={"If-None-Match": tag})
        assert again.status_code == 200

    def test_the_picture_itself_is_not_in_the_state(self, front, monkeypatch):
        # Noise, since a plain picture is kept in a few bytes.
        picture = BytesIO()
        Image.effect_noise((100, 100), 90).convert("RGB").save(picture, "PNG")
        settings.save(coat_of_arms=picture.getvalue())
        hashed = []

        def sha256(data):
            hashed.append(len(data))
            return hashlib.sha256(data)

        monkeypatch.setattr(front_module, "hashlib", SimpleNamespace(sha256=sha256))
        front._state()
        assert 0 < hashed[0] < 2_000 < len(settings.values()["coat_of_arms"])

    def test_never_for_people_who_are_logged_in(self, functional_portal, visit):
        tag = visit("").headers["ETag"]
        answer = visit("", auth=OWNER, headers={"If-None-Match": tag})
        assert answer.status_code == 200
        assert answer.headers.get("ETag") != tag


def test_a_closed_service_is_offered_no_more(portal, http_request, grant_roles):
    grant_roles(portal, ["Manager"])
    services.create(portal, "Roads")
    services.close(services.create(portal, "Horses"))
    shown = ServicesBlock(portal, http_request).items
    assert [brain.Title for brain in shown] == ["Roads"]
