"""A row: one deliberation."""

from dataclasses import dataclass
from datetime import date
from typing import Self


@dataclass(frozen=True)
class Row:
    """A deliberation as SCDL sees it; whether it is sound says :mod:`.check`.

    :param town: COLL_NOM, the body's town.
    :param siret: COLL_SIRET, fourteen digits.
    :param id: DELIB_ID, the town's own number, unique in a town.
    :param date: DELIB_DATE, when it was adopted.
    :param subject_code: DELIB_MATIERE_CODE, "8.4".
    :param subject_name: DELIB_MATIERE_NOM, "level 1/level 2" in lower case.
    :param title: DELIB_OBJET.
    :param budget_year: BUDGET_ANNEE, "2017" or "2017/2018", or "".
    :param budget_name: BUDGET_NOM; with the year, or neither.
    :param authority: PREF_ID, who controls legality, "PREF038".
    :param received: PREF_DATE, when that authority registered it.
    :param seats: VOTE_EFFECTIF, members who might vote.
    :param voters: VOTE_REEL, the sum of the three counts below.
    :param in_favour: VOTE_POUR.
    :param against: VOTE_CONTRE.
    :param abstentions: VOTE_ABSTENTION.
    :param url: DELIB_URL, http or https.
    """

    town: str
    siret: str
    id: str
    date: date
    subject_code: str
    subject_name: str
    title: str
    budget_year: str = ""
    budget_name: str = ""
    authority: str = ""
    received: date | None = None
    seats: int | None = None
    voters: int | None = None
    in_favour: int | None = None
    against: int | None = None
    abstentions: int | None = None
    url: str = ""

    @property
    def key(self) -> tuple[str, str]:
        """What tells it from all others."""
        return (self.siret, self.id)


@dataclass(frozen=True)
class Votes:
    """The four counts of a row."""

    voters: int
    in_favour: int
    against: int
    abstentions: int

    @classmethod
    def of(cls, in_favour: int, against: int, abstentions: int, blank: int = 0) -> Self:
        """Fold a ballot into what SCDL knows.

        A proxy is a vote like others. SCDL has no blank votes, and its sum must hold,
        so they stand with the abstentions: neither changes an outcome.

        :param blank: blank and null papers.
        :raises ValueError: for a negative count.
        """
        if min(in_favour, against, abstentions, blank) < 0:
            raise ValueError("a count is not negative")
        aside = abstentions + blank
        return cls(in_favour + against + aside, in_favour, against, aside)
