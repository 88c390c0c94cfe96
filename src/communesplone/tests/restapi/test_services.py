from communesplone.core.api import services
from communesplone.core.interfaces import Malformed
from communesplone.core.restapi.services.staffing import patch
from plone import api
from plone.app.testing import setRoles
from plone.app.testing import TEST_USER_ID
from plone.uuid.interfaces import IUUID

import pytest
import transaction


PASSWORD = "a-long-pass-phrase"


@pytest.fixture
def works(functional_portal):
    setRoles(functional_portal, TEST_USER_ID, ["Manager"])
    for name in ("ann", "bob"):
        user = api.user.create(
            username=name, email=f"{name}@town.example", password=PASSWORD
        )
        user.setMemberProperties({"fullname": f"{name.capitalize()} Smith"})
    service = services.create(
        functional_portal, "Public works", phone="081 23 45 67", head="ann"
    )
    services.staff(service, "member", "ann")
    transaction.commit()
    return service


URL = "/public-works/@staffing"


class TestExamples:
    def test_functions(self, works, record):
        response = record("functions-get", "GET", "/@functions")
        assert [item["name"] for item in response.json()["items"]] == ["member", "lead"]

    def test_staffing(self, works, record):
        response = record("staffing-get", "GET", URL)
        assert response.json()["people"][0]["functions"] == ["member"]

    def test_change(self, works, record):
        body = {
            "staff": [
                {"function": "lead", "person": "ann"},
                {"function": "member", "person": "bob"},
            ],
            "unstaff": [{"function": "member", "person": "ann"}],
        }
        response = record("staffing-patch", "PATCH", URL, json=body)
        assert response.status_code == 200
        assert services.people_in(works, "member") == ("bob",)

    def test_refusal(self, works, record):
        body = {"staff": [{"function": "mayor", "person": "ann"}]}
        response = record(
            "staffing-patch-refused", "PATCH", URL, json=body, auth=("boss", PASSWORD)
        )
        assert response.status_code == 400

    @pytest.fixture(autouse=True)
    def boss(self, works):
        api.user.create(
            username="boss",
            email="boss@town.example",
            password=PASSWORD,
            roles=["Site Administrator"],
        )

    def test_service(self, works, record):
        response = record("service-get", "GET", "/public-works", auth=None)
        assert response.json()["head"] == {"title": "Ann Smith", "token": "ann"}

    def test_add(self, works, record):
        body = {
            "@type": "communesplone.core.Service",
            "title": "Roads",
            "parent_service": IUUID(works),
        }
        response = record(
            "service-post", "POST", "/", json=body, auth=("boss", PASSWORD)
        )
        assert response.status_code == 201


class TestRights:
    @pytest.mark.parametrize("auth", [None, ("bob", PASSWORD), ("ann", PASSWORD)])
    @pytest.mark.parametrize(
        "method,path",
        [("GET", URL), ("PATCH", URL), ("GET", "/@functions")],
    )
    def test_refused(self, works, record, auth, method, path):
        body = {"staff": [{"function": "lead", "person": "ann"}]}
        response = record.send(
            method, path, auth=auth, json=body if method == "PATCH" else None
        )
        assert response.status_code == 401
        assert "Smith" not in response.text
        assert services.people_in(works, "lead") == ()

    def test_nobody_lists_people(self, works, record):
        path = "/@vocabularies/communesplone.core.people"
        for auth in (None, ("bob", PASSWORD)):
            response = record.send("GET", path, auth=auth)
            assert "Smith" not in response.text
            response = record.send(
                "GET",
                "/@@getVocabulary?name=communesplone.core.people&query=smith",
                auth=auth,
            )
            assert "Smith" not in response.text

    def test_lead_cannot_move_the_service(self, works, record):
        services.staff(works, "lead", "ann")
        body = {"phone": "112", "head": "bob", "parent_service": "0" * 32}
        response = record.send(
            "PATCH", "/public-works", json=body, auth=("ann", PASSWORD)
        )
        assert response.status_code == 204
        assert (works.phone, works.head, works.parent_service) == ("112", "ann", None)

    def test_no_history_in_the_serialisation(self, works, record):
        text = record.send("GET", "/public-works?fullobjects=1").text
        assert "seats" not in text

    def test_history_has_no_url(self, works, record):
        for name in ("_seats", "forget_seats", "@staffing/_seats"):
            response = record.send("GET", f"/public-works/{name}")
            assert response.status_code in (401, 404)


class TestBadInput:
    @pytest.mark.parametrize(
        "body",
        [
            {},
            [],
            "text",
            {"staff": {}},
            {"staff": None},
            {"other": []},
            {"staff": ["ann"]},
            {"staff": [{"function": "lead"}]},
            {"staff": [{"function": "lead", "person": "ann", "more": 1}]},
            {"staff": [{"function": 1, "person": "ann"}]},
            {"staff": [{"function": "lead", "person": ""}]},
            {"staff": [{"function": "lead", "person": "x" * 201}]},
            {"staff": [{"function": "lead", "person": "nobody"}]},
            {"staff": [{"function": "lead", "person": "ann"}] * 1001},
        ],
    )
    def test_patch(self, works, record, body):
        response = record.send("PATCH", URL, json=body)
        assert response.status_code == 400
        assert response.json()["message"]
        assert services.people_in(works, "lead") == ()

    @pytest.mark.parametrize(
        "body,id,text",
        [
            ({"other": 1}, "error_staffing_body", "“staff” and “unstaff”"),
            ([], "error_staffing_body", "“staff” and “unstaff”"),
            ({"staff": 1}, "error_staffing_list", "“staff” is a list of at most 1000"),
            ({"unstaff": [1]}, "error_staffing_change", "unstaff[0] is an object"),
            (
                {"staff": [{"function": "lead", "person": ""}]},
                "error_staffing_text",
                "staff[0].person is a text of 1 to 200",
            ),
        ],
    )
    def test_patch_says_why_in_words_to_translate(self, works, record, body, id, text):
        with pytest.raises(Malformed) as caught:
            patch.read(body)
        assert caught.value.message == id
        response = record.send("PATCH", URL, json=body)
        assert response.status_code == 400
        assert text in response.json()["message"]

    def test_all_or_nothing(self, works, record):
        body = {
            "unstaff": [{"function": "member", "person": "ann"}],
            "staff": [
                {"function": "lead", "person": "ann"},
                {"function": "lead", "person": "nobody"},
            ],
        }
        assert record.send("PATCH", URL, json=body).status_code == 400
        assert services.people_in(works, "member") == ("ann",)
        assert services.people_in(works, "lead") == ()

    @pytest.mark.parametrize(
        "field,value",
        [
            ("phone", "call me"),
            ("email", "nobody"),
            ("title", "x" * 151),
            ("head", "nobody"),
            ("head", ["ann"]),
            ("parent_service", "0" * 32),
        ],
    )
    def test_fields(self, works, record, field, value):
        response = record.send("PATCH", "/public-works", json={field: value})
        assert response.status_code == 400
        assert field in response.text

    def test_loop(self, works, record):
        body = {"parent_service": IUUID(works)}
        response = record.send("PATCH", "/public-works", json=body)
        assert response.status_code == 400
        assert "Public works → Public works" in response.json()["message"]

    def test_delete_in_use(self, works, record):
        response = record.send("DELETE", "/public-works")
        assert response.status_code == 400
        assert "Close it instead" in response.json()["message"]
