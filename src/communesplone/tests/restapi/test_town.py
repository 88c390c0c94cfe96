from base64 import b64encode
from communesplone.core.api import settings
from images import image

import pytest


def field_errors(answer):
    assert answer.status_code == 400
    return {e["field"]: e["message"] for e in answer.json()["error"]["errors"]}


@pytest.fixture
def patch(functional_portal, record):
    def send(auth=("admin", "secret"), **body):
        return record.send("PATCH", "/@town", auth=auth, json=body)

    return send


def test_get(functional_portal, record):
    settings.save(
        names={"en": "Mist Valley", "fr": "Valbrume"},
        postal_code="5000",
        locality="Valbrume",
        holidays=["09-27", "2026-06-08"],
        timezone="Europe/Brussels",
    )
    answer = record("town_get", "GET", "/@town", auth=None)
    assert answer.json()["name"] == "Mist Valley"
    assert answer.json()["holidays"] == ["09-27", "2026-06-08"]


def test_patch(functional_portal, record):
    body = {"names": {"en": "Mist Valley"}, "primary_colour": "#003366"}
    answer = record("town_patch", "PATCH", "/@town", json=body)
    assert answer.status_code == 204
    assert settings.town().name() == "Mist Valley"
    assert settings.town().primary_colour == "#003366"


def test_patch_refused(functional_portal, record):
    body = {"primary_colour": "#ffcc00", "email": "nobody", "street": "Rue 1"}
    answer = record("town_patch_refused", "PATCH", "/@town", json=body)
    assert set(field_errors(answer)) == {"primary_colour", "email"}
    assert settings.town().address.street == ""


@pytest.mark.parametrize("region", ["<script>", "", 5, True, 1.5, ["FR"], {"fr": 1}])
def test_a_region_that_is_none(patch, region):
    answer = patch(region=region, postal_code="5000")
    assert set(field_errors(answer)) == {"region"}


def test_coat_of_arms(patch, record):
    data = b64encode(image()).decode()
    file = {"data": data, "encoding": "base64"}
    assert patch(coat_of_arms=file).status_code == 204
    told = record.send("GET", "/@town").json()["coat_of_arms"]
    assert told["content-type"] == "image/png"
    assert "/@@town-arms?" in told["download"]
    assert patch(coat_of_arms=None).status_code == 204
    assert settings.town().coat_of_arms is None


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("coat_of_arms", "text"),
        ("coat_of_arms", {"data": "****"}),
        ("coat_of_arms", {"data": 5}),
        ("names", []),
        ("names", {"en": 5}),
        ("names", {"en": "a\r\nb"}),
        ("names", {"en": "x" * 101}),
        ("street", {"a": 1}),
        ("holidays", "09-27"),
        ("holidays", ["09-27"] * 61),
        ("region", None),
        ("nonsense", 1),
        ("__class__", 1),
    ],
)
def test_hostile(patch, field, value):
    before = settings.values()
    assert set(field_errors(patch(**{field: value}))) == {field}
    assert settings.values() == before


def test_wrong_role(functional_portal, patch):
    acl_users = functional_portal.acl_users
    acl_users.userFolderAddUser("ann", "Secret-123456", ["Member", "Editor"], [])
    assert patch(auth=("ann", "Secret-123456"), street="Rue 1").status_code == 401
    assert patch(auth=None, street="Rue 1").status_code == 401
    assert settings.town().address.street == ""


def test_a_body_that_is_no_object(functional_portal, record):
    answer = record.send("PATCH", "/@town", auth=("admin", "secret"), json=[1])
    assert answer.status_code == 400
