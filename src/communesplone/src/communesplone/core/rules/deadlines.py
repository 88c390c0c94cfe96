"""The words in which a deadline is stated."""

from enum import StrEnum


class DeadlineUnit(StrEnum):
    """What a deadline is counted in."""

    CALENDAR_DAYS = "calendar_days"
    """Every day; the day of the event is not counted, the last day is."""
    WORKING_DAYS = "working_days"
    """The town's working days; the day of the event is not counted."""
    MONTHS = "months"
    """To the same day number, or the last day of a month that has none."""


class Postponement(StrEnum):
    """What becomes of a deadline that ends on a closed day."""

    NEVER = "never"
    """It stands."""
    LEGAL = "legal"
    """It moves past Saturdays, Sundays and statutory holidays, and only those.

    Source: Code de procédure civile (France) art. 642; Code judiciaire (Belgium)
    art. 53, which binds judicial acts: another matter needs a text of its own.
    """
    OFFICE = "office"
    """It moves to the town's next working day, its own days off included.

    A service that the town promises; no law lengthens a deadline for it.
    """
