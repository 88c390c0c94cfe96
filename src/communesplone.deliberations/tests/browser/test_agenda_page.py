"""The agenda over HTTP: every change as a POST, with and without a script."""

from communesplone.deliberations.api import agenda
from communesplone.deliberations.api import bodies
from communesplone.deliberations.api import items
from communesplone.deliberations.api import opinions
from communesplone.deliberations.api import sessions
from communesplone.deliberations.browser.agenda.view import AgendaView
from communesplone.deliberations.interfaces import IDeliberationsLayer
from concurrent.futures import ThreadPoolExecutor
from counting import costs
from datetime import datetime
from datetime import timedelta
from datetime import UTC
from evening import Evening
from evening import own_item
from plone.uuid.interfaces import IUUID
from visiting import path_of
from zope.interface import alsoProvides

import pytest
import transaction


START = datetime(2027, 1, 18, 19, tzinfo=UTC)


class Table:
    """A session that is being prepared, with items on it and items that wait."""

    def __init__(self, place, on, waiting=()):
        self.session = sessions.create(place.council, title="January", start=START)
        self.items = {title: place.item(title, state="validated") for title in on}
        for item in self.items.values():
            agenda.present(self.session, item)
        self.items |= {title: place.item(title, state="validated") for title in waiting}
        self.path = path_of(self.session, "@@agenda")

    def uid(self, title):
        return IUUID(self.items[title])

    @property
    def order(self):
        names = {IUUID(item): title for title, item in self.items.items()}
        return "".join(names[entry.item] for entry in self.session.agenda.entries)

    @property
    def seen(self):
        return " ".join(entry.item for entry in self.session.agenda.entries)


@pytest.fixture
def table(place):
    return Table(place, "ABCD", "XY")


class TestChanges:
    def test_shows_both_lists(self, table, visit):
        page = visit("clerk").get(table.path)
        rows = page.tree.cssselect(".deliberations-order li")
        assert [row.get("data-uid") for row in rows] == table.seen.split()
        waits = page.tree.cssselect(".deliberations-waiting input")
        assert [each.get("value") for each in waits] == [table.uid("X"), table.uid("Y")]

    @pytest.mark.parametrize(
        "fields,expected",
        [
            ({"up": "C"}, "ACBD"),
            ({"down": "A"}, "BACD"),
            ({"up": "A"}, "ABCD"),
            ({"take_off": "B"}, "ACD"),
            ({"drag": "D", "before": "B"}, "ADBC"),
            ({"drag": "A", "before": ""}, "BCDA"),
            ({"one": "X"}, "ABCDX"),
            ({"present": "1", "item": ["Y", "X"]}, "ABCDYX"),
        ],
    )
    def test_button(self, table, visit, fields, expected):
        def uid(value):
            return table.uid(value) if value in table.items else value

        sent = {
            name: [uid(each) for each in value]
            if isinstance(value, list)
            else uid(value)
            for name, value in fields.items()
        }
        page = visit("clerk").post(table.path, sent)
        assert (page.status, page.location) == (
            303,
            f"{table.session.absolute_url()}/@@agenda",
        )
        assert table.order == expected

    def test_numbers(self, table, visit):
        sent = {"places": "1", "seen": table.seen}
        sent |= {
            f"place.{table.uid(title)}": n
            for title, n in zip("ABCD", (1, 2, 1, 4), strict=True)
        }
        visit("clerk").post(table.path, sent)
        assert table.order == "CABD"

    def test_script_gets_the_parts_and_the_words(self, table, visit):
        page = visit("clerk").post(
            table.path,
            {"up": table.uid("B"), "parts": "1"},
            headers={"Accept-Language": "en"},
        )
        answer = page.response.json()
        assert answer["kind"] == "info"
        assert answer["message"] == "Moved to place 1."
        assert answer["html"].index(table.uid("B")) < answer["html"].index(
            table.uid("A")
        )

    def test_refusal_undoes_all(self, place, table, visit):
        opinion = opinions.ask(table.items["Y"], place.finance_uid)
        opinion.due = opinion.due.replace(year=2020)
        sent = {"present": "1", "item": [table.uid("X"), table.uid("Y")]}
        answer = visit("clerk").post(table.path, {**sent, "parts": "1"}).response.json()
        assert answer["kind"] == "error"
        assert "“Y”" in answer["message"]
        assert table.order == "ABCD"
        assert f"row-{table.uid('X')}" not in answer["html"]
        assert bodies.placement(place.council, table.uid("X")) is None

    def test_after_the_convocation_a_councillors_own_item(self, place, table, visit):
        table.items["O"] = own_item(place, 9)
        sessions.convene(table.session, START - timedelta(days=20))
        clerk = visit("clerk")
        page = clerk.get(table.path)
        waits = page.tree.cssselect(".deliberations-waiting button")
        assert [each.get("value") for each in waits] == [table.uid("O")]
        assert not page.tree.cssselect("[name=places], [name=take_off]")
        clerk.post(table.path, {"one": table.uid("X")})
        assert table.order == "ABCD"
        clerk.post(table.path, {"one": table.uid("O")})
        assert table.order == "ABCDO"
        page = clerk.get(table.path)
        assert not page.tree.cssselect("#waiting-heading")
        headings = [each.text for each in page.tree.cssselect("h3[id^=block]")]
        assert headings == ["Public sitting", "Complementary items"]

    def test_from_the_page_of_the_item(self, place, table, visit):
        own = own_item(place, 9)
        sessions.convene(table.session, START - timedelta(days=20))
        clerk, uid = visit("clerk"), IUUID(table.session)
        choice = f"option[value='{uid}']"
        other = clerk.get(path_of(table.items["X"]))
        assert not other.tree.cssselect(choice)
        assert clerk.get(path_of(own)).tree.cssselect(choice)
        sent = {"step": "present", "session": uid}
        clerk.post(path_of(own, "@@item-present"), sent)
        assert table.session.agenda.entries[-1].item == IUUID(own)

    def test_pressed_twice(self, table, visit):
        clerk = visit("clerk")
        for _time in range(2):
            clerk.post(table.path, {"one": table.uid("X")})
        assert table.order == "ABCDX"
        assert "does not wait" in clerk.said()

    def test_item_of_another_body(self, place, table, visit):
        other = place.item("Other", place.college, "validated")
        visit("clerk").post(table.path, {"one": IUUID(other)})
        assert table.order == "ABCD"

    @pytest.mark.parametrize(
        "fields",
        [
            {"up": "nonsense"},
            {"up": ""},
            {"drag": "x" * 9_999, "before": "<b>"},
            {"places": "1", "seen": "a b c", "place.a": "9"},
            {"places": "1", "seen:list": ["a", "b"]},
            {"take_off:list": ["a", "b"]},
            {"present": "1", "item": ["../../x"] * 3},
        ],
    )
    def test_hostile(self, table, visit, fields):
        assert visit("clerk").post(table.path, fields).status in {303, 400}
        assert table.order == "ABCD"

    def test_numbers_that_are_none(self, table, visit):
        uid = table.uid("A")
        for value in ("", "-1", "1e3", "٣", "9999999", "1.5"):
            sent = {"places": "1", "seen": table.seen, f"place.{uid}": value}
            assert visit("clerk").post(table.path, sent).status == 303
        assert table.order == "ABCD"


class TestWho:
    def test_needs_post_and_token(self, table, visit):
        clerk = visit("clerk")
        assert clerk.get(f"{table.path}?up={table.uid('B')}").status == 403
        page = clerk.post(table.path, {"up": table.uid("B")}, token=False)
        assert page.status == 403
        assert table.order == "ABCD"

    @pytest.mark.parametrize("account", ["author", "mayor", "citizen", None])
    def test_the_clerk_alone(self, table, visit, account):
        visitor = visit(account)
        assert visitor.get(table.path).status in {302, 401, 403}
        page = visitor.post(table.path, {"up": table.uid("B")})
        assert page.status in {302, 401, 403}
        assert table.order == "ABCD"


class TestFrozen:
    def test_says_why_and_shows_numbers(self, table, visit):
        sessions.convene(table.session, START - timedelta(days=20))
        clerk = visit("clerk")
        page = clerk.get(table.path)
        assert "CDLD L1122-13" in page.content()
        assert page.tree.cssselect(".deliberations-order button") == []
        numbers = page.tree.cssselect("span.deliberations-number")
        assert [number.text for number in numbers] == ["1", "2", "3", "4"]
        clerk.post(table.path, {"up": table.uid("B")})
        assert "CDLD L1122-13" in clerk.said()
        assert table.order == "ABCD"


class TestTwoClerks:
    def test_from_the_same_old_page(self, place, table, visit):
        place.account("clerk2", ["Member", "Deliberations Clerk"])
        visit("clerk").post(
            table.path, {"drag": table.uid("D"), "before": table.uid("A")}
        )
        seen = " ".join(table.uid(title) for title in "ABCD")
        sent = {
            f"place.{table.uid(t)}": n
            for t, n in zip("ABCD", (1, 2, 2, 4), strict=True)
        }
        visit("clerk").post(table.path, {"places": "1", "seen": seen, **sent})
        # C went where its number said; D, which nobody numbered anew, stays in front.
        assert table.order == "DCAB"

    def test_at_the_very_same_time(self, table, visit):
        transaction.commit()
        visitors = [visit("clerk") for _ in range(4)]
        token = visitors[0].token()
        url = f"{table.session.absolute_url()}/@@agenda"
        moves = [("A", ""), ("B", ""), ("C", ""), ("D", "")]

        def send(place):
            title, before = moves[place]
            data = {"drag": table.uid(title), "before": before, "_authenticator": token}
            return (
                visitors[place]
                .session.post(url, data=data, allow_redirects=False, timeout=60)
                .status_code
            )

        with ThreadPoolExecutor(4) as pool:
            statuses = list(pool.map(send, range(4)))
        transaction.begin()
        assert statuses == [303] * 4
        assert sorted(table.order) == list("ABCD")


class TestCosts:
    def measured(self, place, count):
        table = Table(place, [f"On {n}" for n in range(count)])
        for number in range(count):
            place.item(f"Waits {number}", state="validated")
        transaction.commit()
        request = place.portal.REQUEST
        alsoProvides(request, IDeliberationsLayer)
        with place.user("clerk"), costs(place.portal._p_jar) as counted:
            page = AgendaView(table.session, request).parts()
        assert page.count("<li") >= 2 * count
        return counted

    def test_nor_after_the_convocation(self, place):
        session, found = Evening(place, "One").convene().session, []
        own_item(place, 9)
        request = place.portal.REQUEST
        alsoProvides(request, IDeliberationsLayer)
        for count in (2, 20):
            for number in range(count):
                place.item(f"Waits {number}", state="validated")
            transaction.commit()
            with place.user("clerk"), costs(place.portal._p_jar) as counted:
                page = AgendaView(session, request).parts()
            assert page.count('name="one"') == 1
            found.append(counted)
        few, many = found
        assert many.queries == few.queries <= 7
        assert many.loads == few.loads <= 20

    def test_sixty_items_cost_no_more_than_five(self, place):
        few = self.measured(place, 5)
        many = self.measured(place, 60)
        assert many.queries == few.queries <= 5
        assert many.loads == few.loads <= 20


def test_what_was_taken_off_waits_again(place, table, visit):
    clerk = visit("clerk")
    clerk.post(table.path, {"take_off": table.uid("B")})
    waits = clerk.get(table.path).tree.cssselect(".deliberations-waiting input")
    assert table.uid("B") in [each.get("value") for each in waits]
    assert items.state(table.items["B"]) == "validated"
