from communesplone.core.rules.recurrence import MonthDay
from communesplone.core.rules.town import Address
from communesplone.core.rules.town import CoatOfArms
from communesplone.core.rules.town import parse_holiday
from communesplone.core.rules.town import Town
from datetime import date

import pytest


PNG = b"\x89PNG\r\n\x1a\nrest"


class TestName:
    TOWN = Town(names={"fr": "Valbrume", "nl": "Nevelvallei"}, default_language="fr")

    @pytest.mark.parametrize(
        ("language", "expected"),
        [
            ("nl", "Nevelvallei"),
            ("nl-be", "Nevelvallei"),
            ("NL", "Nevelvallei"),
            ("en", "Valbrume"),
            (None, "Valbrume"),
            ("", "Valbrume"),
        ],
    )
    def test_falls_back_to_the_default(self, language, expected):
        assert self.TOWN.name(language) == expected

    def test_without_the_default_the_first_there_is(self):
        assert Town(names={"es": "Villa"}, default_language="fr").name("en") == "Villa"

    def test_nameless(self):
        assert Town().name("fr") == ""


class TestAddress:
    def test_lines(self):
        assert Address("Rue 1", "5000", "Namur").lines == ("Rue 1", "5000 Namur")

    def test_empty_lines_are_left_out(self):
        assert Address(postal_code="5000").lines == ("5000",)
        assert Address().lines == ()


class TestCoatOfArms:
    def test_kept_and_read(self):
        arms = CoatOfArms(PNG)
        read = CoatOfArms.from_stored(arms.stored)
        assert read == arms
        # Read and hashed once for all pages.
        assert CoatOfArms.from_stored(arms.stored) is read
        assert arms.content_type == "image/png"
        assert arms.filename == "coat-of-arms.png"
        assert len(arms.digest) == 64

    def test_jpeg(self):
        arms = CoatOfArms(b"\xff\xd8\xff")
        assert (arms.content_type, arms.extension) == ("image/jpeg", "jpg")

    @pytest.mark.parametrize(
        "text", [None, b"", b"nonsense", b"filenameb64:YQ==;datab64:YQ"]
    )
    def test_what_cannot_be_read_is_no_image(self, text):
        assert CoatOfArms.from_stored(text) is None

    def test_the_data_stays_out_of_logs(self):
        assert "rest" not in repr(CoatOfArms(PNG))


class TestHoliday:
    def test_every_year_and_once(self):
        assert parse_holiday(" 09-27 ") == MonthDay(9, 27)
        assert parse_holiday("2026-06-08") == date(2026, 6, 8)

    @pytest.mark.parametrize(
        "text", ["", "9-27", "13-01", "02-30", "2026-02-30", "20260608", "2026-W01-1"]
    )
    def test_no_day(self, text):
        with pytest.raises(ValueError):
            parse_holiday(text)


def test_country():
    assert Town(region="FR").country == "FR"
    assert Town().country == "BE"
