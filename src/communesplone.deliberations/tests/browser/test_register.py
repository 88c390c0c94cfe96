"""The register page, its verification, its head, and the console."""

from communesplone.deliberations.api import clock
from communesplone.deliberations.api import register
from communesplone.deliberations.console.registers import verify_register
from plone import api
from published import evening
from published import publish

import pytest


@pytest.fixture
def acts(town):
    return evening(town, "A bench", "A bridge", "The budget").acts


def told(web, town):
    answer = web.post(
        town.council, "@@verify-deliberation-register", page="@@deliberation-register"
    )
    assert answer.status_code == 303
    return web.page(town.council, "@@deliberation-register", "clerk").text_content()


def rows(web, town, who="clerk"):
    page = web.page(town.council, "@@deliberation-register", who)
    return [
        [cell.text_content().strip() for cell in row]
        for row in page.xpath("//tbody/tr")
    ]


def test_the_numbers_of_a_year(acts, town, web):
    found = rows(web, town)
    assert [row[0] for row in found] == ["1", "2", "3"]
    assert found[1][3] == "A bridge"


def test_who_may_not_read_an_act_sees_its_number(acts, town, web):
    publish(acts[0])
    town.account("siteadmin", ["Member", "Site Administrator"])
    found = rows(web, town, "siteadmin")
    assert found[0][3] == "A bench"
    assert found[1][1:] == ["Not available to you"]


def test_a_number_that_is_gone(acts, town, web):
    folder = acts[1].aq_parent
    api.portal.get_tool("portal_catalog").unindexObject(acts[1])
    folder._delOb(acts[1].getId())
    assert "Missing" in rows(web, town)[1][1]


@pytest.mark.parametrize("gone", [0, -1])
def test_the_first_and_the_last_of_a_year_that_are_gone(town, web, gone):
    """Also where the numbers go on from one year to the next."""
    town.council.numbering_reset = "never"
    for _number in range(4):
        town.council.register.take(2025, ever=True)
    acts = evening(town, "A bench", "A bridge", "The budget").acts
    assert [act.number for act in acts] == [5, 6, 7]
    lost = acts[gone]
    api.portal.get_tool("portal_catalog").unindexObject(lost)
    lost.aq_parent._delOb(lost.getId())
    found = rows(web, town)
    assert [row[0] for row in found] == ["5", "6", "7"]
    assert "Missing" in found[gone][1]


def test_verification(acts, town, web):
    assert "The register is intact: 3 versions" in told(web, town)
    acts[1].versions[0].facts["outcome"] = "rejected"
    acts[1].versions[0]._p_changed = True
    text = told(web, town)
    assert f"broken at place 2: {acts[1].reference}" in text
    assert acts[0].sha256 in text


@pytest.mark.parametrize("who", [None, "citizen", "author", "mayor"])
def test_for_the_secretariat_only(acts, town, web, who):
    for view in ("deliberation-register", "verify-deliberation-register"):
        answer = web.get(town.council, f"@@{view}", who)
        assert answer.status_code in {302, 401} and "require_login" in str(
            answer.headers
        )


class TestHead:
    def head(self, town, web, query=""):
        return web.get(town.council, f"@@register-head{query}")

    def test_everybody_may_keep_it(self, acts, town, web):
        found = self.head(town, web).json()
        assert found == {
            "body": town.council.UID(),
            "length": 3,
            "head": acts[2].sha256,
        }

    def test_what_stood_there_stands_there(self, acts, town, web):
        kept = self.head(town, web).json()
        register.correct(acts[0], {"title": "Two benches"}, "A slip", clock.now())
        later = self.head(town, web, f"?position={kept['length']}").json()
        assert later["length"] == 4
        assert later["sha256"] == kept["head"] != later["head"]

    @pytest.mark.parametrize("position", ["0", "99", "x", "-1", "1e9", ""])
    def test_no_such_place(self, acts, town, web, position):
        assert self.head(town, web, f"?position={position}").status_code == 404


class TestConsole:
    def run(self, town, *args):
        app = town.portal.aq_parent
        verify_register(app, ["-c", "verify_register", *args])

    def test_intact(self, acts, town, capsys):
        self.run(town, "/plone")
        out = capsys.readouterr().out
        assert "/decisions/council: intact, 3 versions" in out
        assert "/decisions/college: intact, 0 versions" in out

    def test_broken(self, acts, town, capsys):
        acts[0].title = "Another"
        with pytest.raises(SystemExit):
            self.run(town)
        out = capsys.readouterr().out
        assert f"BROKEN at place 1, {acts[0].reference}" in out

    def test_no_such_site(self, town, capsys):
        with pytest.raises(SystemExit):
            self.run(town, "/nowhere")
        assert "no such site" in capsys.readouterr().err
