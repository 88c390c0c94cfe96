"""The terms of a council: from one renewal to the next, read from its mandates."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from datetime import timedelta


@dataclass(frozen=True)
class Held:
    """The time of one mandate with a vote.

    :param end: last day, counted; None while it runs.
    """

    start: date
    end: date | None = None

    def runs_on(self, day: date) -> bool:
        return self.start <= day and (self.end is None or day <= self.end)


@dataclass(frozen=True)
class Term:
    """The time between two renewals of a council.

    :param end: last day, counted; None while it runs.
    """

    start: date
    end: date | None = None

    @property
    def name(self) -> str:
        """The years: "2018–2024", "2024–"."""
        return f"{self.start.year}–{self.end.year if self.end else ''}"


def terms(mandates: Sequence[Held]) -> list[Term]:
    """Tell the terms of a council, the earliest first.

    One begins on the day on which more than half of the mandates of that day begin, and
    ends on the eve of the next; the last one with the last mandate, if all have ended.
    """
    begun = Counter(one.start for one in mandates)
    starts = [
        day
        for day, count in sorted(begun.items())
        if count > sum(one.runs_on(day) for one in mandates) // 2
    ]
    ends: list[date | None] = [day - timedelta(days=1) for day in starts[1:]]
    known = [one.end for one in mandates]
    ends.append(None if None in known else max(filter(None, known), default=None))
    return [Term(start, end) for start, end in zip(starts, ends, strict=False)]
