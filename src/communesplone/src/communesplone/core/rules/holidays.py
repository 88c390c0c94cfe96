"""Statutory public holidays of Belgium and France, for any year.

The tables are the law as it stands now, applied to every year.
"""

from communesplone.core.rules.dates import require_year
from dataclasses import dataclass
from datetime import date
from datetime import timedelta
from enum import StrEnum
from functools import lru_cache


class HolidayCode(StrEnum):
    """A statutory list of public holidays."""

    BELGIUM = "be"
    """Ten days, Easter Sunday and Whit Sunday not among them.

    Source: Royal Decree of 18 April 1974, art. 1 (Act of 4 January 1974).
    """
    FRANCE = "fr"
    """Eleven days. Overseas commemorations are the town's own days.

    Source: Code du travail art. L3133-1.
    """
    FRANCE_ALSACE_MOSELLE = "fr-alsace-moselle"
    """Thirteen days, in a town with a Protestant or mixed church.

    Source: Code du travail art. L3134-13.
    """
    FRANCE_ALSACE_MOSELLE_NO_GOOD_FRIDAY = "fr-alsace-moselle-no-good-friday"
    """Twelve days, in a town without a Protestant or mixed church.

    Source: Code du travail art. L3134-13, 2°.
    """


class HolidayKey(StrEnum):
    """The stable key of a holiday; its name is translated elsewhere."""

    NEW_YEAR = "new_year"
    """1 January."""
    GOOD_FRIDAY = "good_friday"
    """Two days before Easter."""
    EASTER_MONDAY = "easter_monday"
    """The day after Easter."""
    LABOUR_DAY = "labour_day"
    """1 May."""
    VICTORY_1945 = "victory_1945"
    """8 May (France)."""
    ASCENSION = "ascension"
    """Thursday, 39 days after Easter."""
    WHIT_MONDAY = "whit_monday"
    """50 days after Easter."""
    FRENCH_NATIONAL_DAY = "french_national_day"
    """14 July."""
    BELGIAN_NATIONAL_DAY = "belgian_national_day"
    """21 July."""
    ASSUMPTION = "assumption"
    """15 August."""
    ALL_SAINTS = "all_saints"
    """1 November."""
    ARMISTICE_1918 = "armistice_1918"
    """11 November."""
    CHRISTMAS = "christmas"
    """25 December."""
    SAINT_STEPHEN = "saint_stephen"
    """26 December (Alsace-Moselle)."""
    TOWN_DAY = "town_day"
    """A day that the town itself keeps, in no statutory list."""


@dataclass(frozen=True, order=True)
class Holiday:
    """One holiday of one year."""

    day: date
    key: HolidayKey


_FIXED = {
    HolidayKey.NEW_YEAR: (1, 1),
    HolidayKey.LABOUR_DAY: (5, 1),
    HolidayKey.VICTORY_1945: (5, 8),
    HolidayKey.FRENCH_NATIONAL_DAY: (7, 14),
    HolidayKey.BELGIAN_NATIONAL_DAY: (7, 21),
    HolidayKey.ASSUMPTION: (8, 15),
    HolidayKey.ALL_SAINTS: (11, 1),
    HolidayKey.ARMISTICE_1918: (11, 11),
    HolidayKey.CHRISTMAS: (12, 25),
    HolidayKey.SAINT_STEPHEN: (12, 26),
}

_DAYS_AFTER_EASTER = {
    HolidayKey.GOOD_FRIDAY: -2,
    HolidayKey.EASTER_MONDAY: 1,
    HolidayKey.ASCENSION: 39,
    HolidayKey.WHIT_MONDAY: 50,
}

_SHARED = (
    HolidayKey.NEW_YEAR,
    HolidayKey.EASTER_MONDAY,
    HolidayKey.LABOUR_DAY,
    HolidayKey.ASCENSION,
    HolidayKey.WHIT_MONDAY,
    HolidayKey.ASSUMPTION,
    HolidayKey.ALL_SAINTS,
    HolidayKey.ARMISTICE_1918,
    HolidayKey.CHRISTMAS,
)

_FRENCH = (*_SHARED, HolidayKey.VICTORY_1945, HolidayKey.FRENCH_NATIONAL_DAY)

_TABLES = {
    HolidayCode.BELGIUM: (*_SHARED, HolidayKey.BELGIAN_NATIONAL_DAY),
    HolidayCode.FRANCE: _FRENCH,
    HolidayCode.FRANCE_ALSACE_MOSELLE: (
        *_FRENCH,
        HolidayKey.GOOD_FRIDAY,
        HolidayKey.SAINT_STEPHEN,
    ),
    HolidayCode.FRANCE_ALSACE_MOSELLE_NO_GOOD_FRIDAY: (
        *_FRENCH,
        HolidayKey.SAINT_STEPHEN,
    ),
}

_MOVED = {
    (HolidayCode.BELGIUM, HolidayKey.ASCENSION, 2008): date(2008, 5, 2),
}
"""Days moved for one year. Source: Royal Decree of 3 June 2007 (Belgium)."""


@lru_cache(maxsize=512)
def easter(year: int) -> date:
    """Give Easter Sunday of the Western churches.

    :param year: a year, 1583 to 4099.
    :returns: a date from 22 March to 25 April.
    :raises TypeError: for a year that is not an integer.
    :raises ValueError: for a year out of range.

    Source: the Gregorian computus of Clavius (bull *Inter gravissimas*, 1582), as
    Knuth states it in *The Art of Computer Programming*, vol. 1, section 1.3.2.
    """
    require_year(year)
    golden = year % 19 + 1
    century = year // 100 + 1
    dropped_leap_days = 3 * century // 4 - 12
    moon_correction = (8 * century + 5) // 25 - 5
    epact = (11 * golden + 20 + moon_correction - dropped_leap_days) % 30
    if epact == 24 or (epact == 25 and golden > 11):
        epact += 1
    full_moon = 44 - epact
    if full_moon < 21:
        full_moon += 30
    sunday_offset = 5 * year // 4 - dropped_leap_days - 10
    sunday = full_moon + 7 - (sunday_offset + full_moon) % 7
    return date(year, 3, 1) + timedelta(days=sunday - 1)


def _day_of(code: HolidayCode, key: HolidayKey, year: int) -> date:
    if (code, key, year) in _MOVED:
        return _MOVED[code, key, year]
    if key in _FIXED:
        return date(year, *_FIXED[key])
    return easter(year) + timedelta(days=_DAYS_AFTER_EASTER[key])


@lru_cache(maxsize=512)
def statutory_holidays(code: HolidayCode, year: int) -> tuple[Holiday, ...]:
    """List the public holidays that the law gives in a year.

    Two holidays that fall on one day (1 May and Ascension) are both listed.

    :param code: the statutory list.
    :param year: a year, 1583 to 4099.
    :returns: the holidays in the order of their dates.
    :raises TypeError: for a year that is not an integer.
    :raises ValueError: for an unknown list or a year out of range.

    Source: see each member of :class:`HolidayCode`.
    """
    known = HolidayCode(code)
    require_year(year)
    return tuple(
        sorted(Holiday(_day_of(known, key, year), key) for key in _TABLES[known])
    )


@lru_cache(maxsize=512)
def statutory_dates(code: HolidayCode, year: int) -> frozenset[date]:
    """Give the dates of :func:`statutory_holidays`, for a quick look-up.

    :param code: the statutory list.
    :param year: a year, 1583 to 4099.
    :returns: the dates, without their keys.
    :raises TypeError: for a year that is not an integer.
    :raises ValueError: for an unknown list or a year out of range.
    """
    return frozenset(holiday.day for holiday in statutory_holidays(code, year))
