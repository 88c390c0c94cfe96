from communesplone.core.api import journal
from communesplone.core.api import settings
from communesplone.core.api.settings_check import InvalidSettings
from communesplone.core.rules.recurrence import MonthDay
from communesplone.core.rules.town import PRIMARY_COLOUR
from communesplone.core.rules.town import Town
from images import image
from plone import api
from zope.component.hooks import setSite

import pytest


NUMBER = "0207.494.678"
SIRET = "732 829 320 00074"


def refused(**changes):
    before = settings.values()
    with pytest.raises(InvalidSettings) as refusal:
        settings.save(**changes)
    assert settings.values() == before
    return {name: str(message) for name, message in refusal.value.errors.items()}


@pytest.fixture
def recorded(monkeypatch):
    calls = []
    monkeypatch.setattr(
        journal, "record", lambda action, **facts: calls.append((action, facts))
    )
    return calls


class TestTown:
    def test_before_anything_is_saved(self, portal):
        town = settings.town()
        assert (town.name("fr"), town.region, town.coat_of_arms) == ("", "BE-WAL", None)
        assert town.primary_colour == PRIMARY_COLOUR

    def test_without_records(self, portal):
        records = portal.portal_registry.records
        for name in set(settings.FIELDS) - {"timezone"}:
            del records[f"communesplone.core.{name}"]
        assert settings.town().name() == ""

    def test_without_a_site(self, portal):
        setSite(None)
        assert settings.town() == Town()

    def test_records_written_past_save(self, portal):
        registry = portal.portal_registry
        registry["communesplone.core.primary_colour"] = "red;}"
        registry["communesplone.core.accent_colour"] = "#eeeeee"
        registry["communesplone.core.holidays"] = ["nonsense", "01-02"]
        town = settings.town()
        assert town.primary_colour == PRIMARY_COLOUR
        assert town.accent_colour == Town().accent_colour
        assert town.holidays == (MonthDay(1, 2),)


class TestSave:
    def test_all(self, portal, recorded):
        changed = settings.save(
            names={"en": "  Mist   Valley ", "fr": "Valbrume", "nl": ""},
            municipality_code="92094",
            organisation_number=NUMBER,
            street="Rue 1",
            postal_code="5000",
            locality="Namur",
            phone="+32 81 24 60 00",
            email="info@town.example",
            website="https://town.example/x?y=1",
            coat_of_arms=image(),
            primary_colour="#036",
            accent_colour="#7A1F1F",
            timezone="Europe/Paris",
            holidays=["2026-06-08", "09-27", "", "09-27"],
        )
        town = settings.town()
        assert dict(town.names) == {"en": "Mist Valley", "fr": "Valbrume"}
        assert town.organisation_number == "0207494678"
        assert town.primary_colour == "#003366"
        assert town.accent_colour == "#7a1f1f"
        assert town.coat_of_arms.extension == "png"
        assert town.timezone == "Europe/Paris"
        assert len(town.holidays) == 2
        assert api.portal.get_registry_record("plone.portal_timezone") == "Europe/Paris"
        assert "region" not in changed and "email" in changed

    def test_the_site_gets_the_name(self, portal):
        settings.save(names={"en": "Mist Valley", "fr": "Valbrume"})
        assert api.portal.get_registry_record("plone.site_title") == "Mist Valley"

    def test_other_settings_leave_the_title(self, portal):
        settings.save(street="Rue 1")
        title = api.portal.get_registry_record("plone.site_title")
        assert title == "Plone site"

    def test_recorded_once_and_only_what_changed(self, portal, recorded):
        settings.save(street="Rue 1", locality="Namur")
        settings.save(street="Rue 2", locality="Namur")
        settings.save(street="Rue 2")
        assert len(recorded) == 2
        assert recorded[1] == (
            "town.changed",
            {"before": {"street": "Rue 1"}, "after": {"street": "Rue 2"}},
        )

    def test_a_picture_is_recorded_by_its_digest(self, portal, recorded):
        settings.save(coat_of_arms=image())
        settings.save(coat_of_arms=None)
        (_, first), (_, second) = recorded
        assert first["after"]["coat_of_arms"].startswith("sha256:")
        assert second["before"] == first["after"]
        assert second["after"] == {"coat_of_arms": None}

    def test_the_real_journal_takes_the_facts(self, portal):
        settings.save(names={"en": "Mist"}, holidays=["01-02"], coat_of_arms=image())
        assert [entry.action for entry in journal.waiting()] == ["town.changed"]

    def test_emptied(self, portal):
        settings.save(street="Rue 1", holidays=["01-02"])
        settings.save(street="  ", holidays=[])
        assert settings.town().address.street == ""
        assert settings.town().holidays == ()


class TestRefused:
    @pytest.mark.parametrize(
        ("name", "value", "message"),
        [
            ("municipality_code", "9209", "error_identifier_length"),
            ("municipality_code", "92O94", "error_identifier_format"),
            ("organisation_number", "0207.494.679", "error_identifier_check_digit"),
            ("organisation_number", SIRET, "error_identifier_length"),
            ("postal_code", "75001", "error_identifier_length"),
            ("phone", "call me", "error_phone"),
            ("phone", "081 24\r\n60 00", None),
            ("email", "nobody", "error_email"),
            ("email", "a@b.example, c@d.example", "error_email"),
            ("website", "javascript:alert(1)", "error_website"),
            ("website", "https://", "error_website"),
            ("website", "https://[", "error_website"),
            ("website", 'https://x.example/"onclick', "error_website"),
            ("primary_colour", "red", "error_colour"),
            ("primary_colour", "#ff0;}", "error_colour"),
            ("primary_colour", "#ffcc00", "error_contrast"),
            ("accent_colour", "#777777", "error_contrast"),
            ("region", "BE-XXX", None),
            ("region", 5, None),
            ("region", {"token": "FR"}, None),
            ("timezone", "Mars/Olympus", None),
            ("holidays", ["30-02"], "error_holiday"),
            ("street", "x" * 121, None),
            ("street", 5, None),
            ("street", "Rue\x00", "error_control_characters"),
            ("street", "Rue\u202e1", "error_control_characters"),
            ("names", {}, "error_name_required"),
            ("names", {"fr": "Valbrume"}, "error_name_required"),
            ("names", {"en": "A", "de": "B"}, "error_name_language"),
            ("names", {"en": "A\nB"}, None),
            ("names", {"en": "A\x07"}, "error_control_characters"),
            ("coat_of_arms", b"<svg/>", "error_image_kind"),
            ("coat_of_arms", "text", "error_image_kind"),
        ],
    )
    def test_with_the_reason(self, portal, name, value, message):
        errors = refused(**{name: value})
        assert list(errors) == [name]
        # None: the field itself refuses, with a message of zope.schema.
        ours = errors[name].startswith("error_")
        assert errors[name] == message if message else not ours

    def test_the_ratio_is_told(self, portal):
        with pytest.raises(InvalidSettings) as refusal:
            settings.save(primary_colour="#777777")
        told = refusal.value.errors["primary_colour"].mapping
        assert told["ratio"] == "4.47"
        assert (told["needed"], told["colour"]) == ("4.5", "#777777")
        assert "1.4.3" in told["source"]

    def test_all_or_nothing(self, portal, recorded):
        errors = refused(street="Rue 1", phone="no", email="no")
        assert set(errors) == {"phone", "email"}
        assert recorded == []


class TestCountry:
    def test_france(self, portal):
        settings.save(
            region="FR",
            municipality_code="2a004",
            organisation_number=SIRET,
            postal_code="01000",
        )
        town = settings.town()
        assert town.organisation_number == "73282932000074"
        assert (town.municipality_code, town.address.country) == ("2A004", "FR")

    def test_another_country_asks_again_for_what_depends_on_it(self, portal):
        settings.save(postal_code="5000", organisation_number=NUMBER)
        assert set(refused(region="FR")) == {"postal_code", "organisation_number"}

    def test_a_language_that_names_are_not_kept_in(self, portal):
        api.portal.set_registry_record("plone.available_languages", ["de"])
        api.portal.set_registry_record("plone.default_language", "de")
        settings.save(names={"fr": "Valbrume"})
        assert api.portal.get_registry_record("plone.site_title") == "Valbrume"
        assert refused(names={}) == {"names": "error_name_required"}
