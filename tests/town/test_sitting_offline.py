"""Without the network the screen of a sitting goes on with what it knows.

The modules alone, on an empty page: no town has to be made for it.
"""

from importlib.resources import files

import pytest


STATIC = files("communesplone.deliberations") / "browser/static/sitting"

MEMBERS = [
    {"id": "mayor", "name": "Anne", "seated": True, "present": True, "votes": True},
    {"id": "late", "name": "Bruno", "seated": False, "present": False, "votes": True},
]

STATE = {
    "state": "open",
    "current": "one",
    "members": MEMBERS,
    "items": [
        {"uid": uid, "title": uid, "block": "public", "ballot": None, "outcome": None}
        for uid in ("one", "two")
    ],
    "law": {"forms": [], "recognition_article": "", "doors_article": ""},
    "quorum": {"needed": 1},
    "log": [],
    "shown": {
        "uid": "one",
        "kind": "ordinary",
        "form": {"mode": "", "text": "", "article": ""},
        "doors": "waits",
        "again": False,
        "callable": [],
        "interested": [],
        "leaving": [],
        "voters": [
            {"id": "mayor", "name": "Anne", "by": ""},
            {"id": "called", "name": "Denis", "by": ""},
        ],
    },
}

SCRIPT = """async ([state, waiting, look]) => {
  const { Store } = await import("/store.js");
  const { calling, doors, wishes } = await import("/wishes.js");
  const box = { read: () => null, write() {}, forget() {}, keys: () => [] };
  const store = new Store({}, box, state);
  const online = look === "one";
  store.line = { online, waiting: () => waiting, refused: () => [] };
  store.look = look;
  store.refresh();
  calling(store, store.item);
  wishes(store, store.item);
  return {
    doors: Boolean(doors(store, store.item)),
    voters: store.shown.voters.map((one) => one.id),
  };
}"""

NAMED = """async (state) => {
  const { Store } = await import("/store.js");
  const { item } = await import("/item.js");
  const { learn } = await import("/words.js");
  learn({ leaves_for_account: "${names}: out", interested: "${names}: away" }, "UTC");
  const box = { read: () => null, write() {}, forget() {}, keys: () => [] };
  const store = new Store({}, box, state);
  store.line = { online: true, waiting: () => [], refused: () => [] };
  store.look = "one";
  store.refresh();
  const alerts = item(store).querySelectorAll(".alert");
  return [...alerts].map((one) => one.textContent);
}"""


@pytest.fixture
def page(chromium):
    """An empty page that can load the modules."""
    page = chromium.new_page()

    def answer(route):
        name = route.request.url.rpartition("/")[2]
        if name.endswith(".js"):
            text = (STATIC / name).read_text()
            return route.fulfill(body=text, content_type="text/javascript")
        return route.fulfill(body="<body></body>", content_type="text/html")

    page.route("**/*", answer)
    page.goto("http://localhost/")
    yield page
    page.close()


@pytest.fixture
def shown(page):
    """Give a function that draws an item of the state, and tells what it shows."""
    return lambda look, *waiting: page.evaluate(SCRIPT, [STATE, waiting, look])


def test_an_item_that_was_never_looked_at(shown):
    assert shown("two") == {"doors": False, "voters": ["mayor"]}


def test_who_was_called_keeps_the_vote_while_somebody_comes(shown):
    arrives = {"kind": "arrive", "data": {"members": ["late"]}}
    assert shown("one", arrives)["voters"] == ["mayor", "late", "called"]


@pytest.mark.parametrize("kind", ["close_doors", "hear_in_public"])
def test_what_was_said_of_the_doors_is_asked_no_more(shown, kind):
    assert shown("one")["doors"]
    assert not shown("one", {"kind": kind, "data": {"item": "one"}})["doors"]


@pytest.mark.parametrize(
    ("leaving", "interested", "told"),
    [
        (["mayor"], ["late"], ["Bruno: away", "Anne: out"]),
        ([], [], []),
    ],
)
def test_whose_account_it_is_is_named_apart(page, leaving, interested, told):
    near = {**STATE["shown"], "doors": "open", "leaving": leaving}
    near["interested"] = interested
    assert page.evaluate(NAMED, {**STATE, "state": "closed", "shown": near}) == told
