from communesplone.core.rules.dates import FIRST_YEAR
from communesplone.core.rules.dates import LAST_YEAR
from communesplone.core.rules.holidays import easter
from communesplone.core.rules.holidays import Holiday
from communesplone.core.rules.holidays import HolidayCode
from communesplone.core.rules.holidays import HolidayKey
from communesplone.core.rules.holidays import statutory_dates
from communesplone.core.rules.holidays import statutory_holidays
from dataclasses import FrozenInstanceError
from datetime import date

import pytest


BELGIUM_2026 = {
    "new_year": date(2026, 1, 1),
    "easter_monday": date(2026, 4, 6),
    "labour_day": date(2026, 5, 1),
    "ascension": date(2026, 5, 14),
    "whit_monday": date(2026, 5, 25),
    "belgian_national_day": date(2026, 7, 21),
    "assumption": date(2026, 8, 15),
    "all_saints": date(2026, 11, 1),
    "armistice_1918": date(2026, 11, 11),
    "christmas": date(2026, 12, 25),
}
FRANCE_2026 = {
    "new_year": date(2026, 1, 1),
    "easter_monday": date(2026, 4, 6),
    "labour_day": date(2026, 5, 1),
    "victory_1945": date(2026, 5, 8),
    "ascension": date(2026, 5, 14),
    "whit_monday": date(2026, 5, 25),
    "french_national_day": date(2026, 7, 14),
    "assumption": date(2026, 8, 15),
    "all_saints": date(2026, 11, 1),
    "armistice_1918": date(2026, 11, 11),
    "christmas": date(2026, 12, 25),
}
SAINT_STEPHEN_2026 = {"saint_stephen": date(2026, 12, 26)}
GOOD_FRIDAY_2026 = {"good_friday": date(2026, 4, 3)}


def easter_by_another_rule(year):
    """Oudin's rule, which shares no step with Clavius's."""
    century, golden = year // 100, year % 19
    shift = (century - century // 4 - (8 * century + 13) // 25 + 19 * golden + 15) % 30
    moon = shift - (shift // 28) * (
        1 - (shift // 28) * (29 // (shift + 1)) * ((21 - golden) // 11)
    )
    weekday = (year + year // 4 + moon + 2 - century + century // 4) % 7
    offset = moon - weekday
    month = 3 + (offset + 40) // 44
    return date(year, month, offset + 28 - 31 * (month // 4))


@pytest.mark.parametrize(
    "expected",
    [
        date(1583, 4, 10),
        date(1818, 3, 22),
        date(1943, 4, 25),
        date(1954, 4, 18),
        date(1961, 4, 2),
        date(1981, 4, 19),
        date(2000, 4, 23),
        date(2008, 3, 23),
        date(2024, 3, 31),
        date(2025, 4, 20),
        date(2026, 4, 5),
        date(2038, 4, 25),
        date(2049, 4, 18),
        date(2076, 4, 19),
        date(2285, 3, 22),
        date(4099, 4, 19),
    ],
)
def test_easter_of_known_years(expected):
    assert easter(expected.year) == expected


def test_easter_of_every_year_agrees_with_another_rule():
    for year in range(FIRST_YEAR, LAST_YEAR + 1):
        found = easter(year)
        assert found == easter_by_another_rule(year), year
        assert found.weekday() == 6
        assert date(year, 3, 22) <= found <= date(year, 4, 25)


@pytest.mark.parametrize("year", [1582, 4100, 0, -1])
def test_no_easter_outside_the_computus(year):
    with pytest.raises(ValueError, match="outside 1583..4099"):
        easter(year)


@pytest.mark.parametrize(
    ("code", "expected"),
    [
        (HolidayCode.BELGIUM, BELGIUM_2026),
        (HolidayCode.FRANCE, FRANCE_2026),
        (
            HolidayCode.FRANCE_ALSACE_MOSELLE,
            FRANCE_2026 | GOOD_FRIDAY_2026 | SAINT_STEPHEN_2026,
        ),
        (
            HolidayCode.FRANCE_ALSACE_MOSELLE_NO_GOOD_FRIDAY,
            FRANCE_2026 | SAINT_STEPHEN_2026,
        ),
    ],
)
def test_the_lists_of_2026(code, expected):
    listed = statutory_holidays(code, 2026)
    assert {holiday.key.value: holiday.day for holiday in listed} == expected
    assert len(listed) == len(expected)
    assert [holiday.day for holiday in listed] == sorted(expected.values())
    assert statutory_dates(code, 2026) == set(expected.values())


@pytest.mark.parametrize(
    ("code", "days"),
    [
        ("be", 10),
        ("fr", 11),
        ("fr-alsace-moselle", 13),
        ("fr-alsace-moselle-no-good-friday", 12),
    ],
)
def test_the_law_gives_as_many_days_every_year(code, days):
    for year in range(FIRST_YEAR, LAST_YEAR + 1):
        assert len(statutory_holidays(HolidayCode(code), year)) == days


def test_easter_sunday_and_whit_sunday_are_in_no_list():
    for code in HolidayCode:
        assert date(2025, 4, 20) not in statutory_dates(code, 2025)
        assert date(2025, 6, 8) not in statutory_dates(code, 2025)


def test_two_holidays_on_one_day_are_both_listed():
    listed = statutory_holidays(HolidayCode.FRANCE, 2008)
    first_of_may = date(2008, 5, 1)
    assert Holiday(first_of_may, HolidayKey.ASCENSION) in listed
    assert Holiday(first_of_may, HolidayKey.LABOUR_DAY) in listed
    assert len(statutory_dates(HolidayCode.FRANCE, 2008)) == 10


def test_belgium_moved_ascension_in_2008_only():
    keys = {
        holiday.key: holiday.day
        for holiday in statutory_holidays(HolidayCode.BELGIUM, 2008)
    }
    assert keys[HolidayKey.ASCENSION] == date(2008, 5, 2)
    assert date(2009, 5, 21) in statutory_dates(HolidayCode.BELGIUM, 2009)


def test_every_key_but_the_towns_is_used():
    used = {
        holiday.key
        for code in HolidayCode
        for holiday in statutory_holidays(code, 2026)
    }
    assert used == set(HolidayKey) - {HolidayKey.TOWN_DAY}
    assert HolidayKey.TOWN_DAY == "town_day"


def test_an_unknown_list_is_refused():
    with pytest.raises(ValueError, match="'lu'"):
        statutory_holidays("lu", 2026)


def test_a_fractional_year_is_refused():
    with pytest.raises(TypeError, match="integer"):
        statutory_holidays(HolidayCode.FRANCE, 2026.5)


def test_the_list_of_a_year_is_computed_once():
    first = statutory_holidays(HolidayCode.FRANCE, 2031)
    assert statutory_holidays(HolidayCode.FRANCE, 2031) is first
    dates = statutory_dates(HolidayCode.FRANCE, 2031)
    assert statutory_dates(HolidayCode.FRANCE, 2031) is dates


def test_a_holiday_is_frozen():
    with pytest.raises(FrozenInstanceError):
        Holiday(date(2026, 1, 1), HolidayKey.NEW_YEAR).day = date(2026, 1, 2)
