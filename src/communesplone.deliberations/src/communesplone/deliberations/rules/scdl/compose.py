"""One row out of the cells of a line."""

from collections.abc import Mapping
from communesplone.deliberations.rules.scdl.cell import clean
from communesplone.deliberations.rules.scdl.cell import is_missing
from communesplone.deliberations.rules.scdl.cell import MAX_CELL
from communesplone.deliberations.rules.scdl.cell import unguard
from communesplone.deliberations.rules.scdl.check import check
from communesplone.deliberations.rules.scdl.columns import Column
from communesplone.deliberations.rules.scdl.columns import COLUMNS
from communesplone.deliberations.rules.scdl.columns import Kind
from communesplone.deliberations.rules.scdl.mend import MENDERS
from communesplone.deliberations.rules.scdl.mend import Unreadable
from communesplone.deliberations.rules.scdl.reasons import Remark
from communesplone.deliberations.rules.scdl.reasons import remark
from communesplone.deliberations.rules.scdl.row import Row
from communesplone.deliberations.rules.scdl.subjects import code_of
from communesplone.deliberations.rules.scdl.subjects import is_name
from communesplone.deliberations.rules.scdl.subjects import SUBJECTS


_COUNTS = ("VOTE_POUR", "VOTE_CONTRE", "VOTE_ABSTENTION")


class Draft:
    """A row in the making.

    :param cells: column -> text as the file has it.
    """

    def __init__(self, cells: Mapping[str, str]) -> None:
        self.notes: list[Remark] = []
        self.problems: list[Remark] = []
        self.values: dict[str, object] = {}
        for column in COLUMNS:
            self.values[column.name] = self._value(
                column.name, cells.get(column.name, "")
            )

    def row(self) -> Row | None:
        """Complete what follows from other cells; give the row if it is sound."""
        if not self.problems:
            self._subject()
            self._votes()
            self._require()
        if self.problems:
            return None
        row = Row(**{column.field: self._given(column) for column in COLUMNS})
        self.problems.extend(check(row))
        return None if self.problems else row

    def _value(self, name: str, raw: str) -> object:
        text = self._text(name, raw)
        mender = MENDERS.get(name)
        if not text or mender is None:
            return text
        try:
            value, key = mender(text)
        except Unreadable as error:
            self.problems.append(remark(name, text, error.key))
            return ""
        if key:
            self.notes.append(remark(name, text, key))
        return value

    def _text(self, name: str, raw: str) -> str:
        bare = unguard(raw.strip())
        if bare != raw.strip():
            self.notes.append(remark(name, raw, "mended_formula"))
        text = clean(bare)
        if len(text) > MAX_CELL:
            self.problems.append(remark(name, text, "too_long", limit=MAX_CELL))
            return ""
        # A line break of Windows and outer blanks are no news.
        if len(text) < len(bare.replace("\r\n", "\n").strip()):
            self.notes.append(remark(name, text, "mended_characters"))
        if text and is_missing(text):
            self.notes.append(remark(name, text, "mended_marker"))
            return ""
        return text

    def _subject(self) -> None:
        code, name = self.values["DELIB_MATIERE_CODE"], self.values["DELIB_MATIERE_NOM"]
        told = code_of(str(name))
        if code == "7.1" and told == "7.10":
            # A spreadsheet took 7.10 for a number and its zero away.
            self.notes.append(remark("DELIB_MATIERE_CODE", code, "mended_subject_code"))
            self.values["DELIB_MATIERE_CODE"] = code = told
        better = self._subject_name(str(code), str(name), told)
        if better != name:
            self.notes.append(remark("DELIB_MATIERE_NOM", name, "mended_subject_name"))
            self.values["DELIB_MATIERE_NOM"] = better

    def _subject_name(self, code: str, name: str, told: str) -> str:
        """Keep a sound name; a town's own word gives way to the nomenclature's."""
        if told and told != code:
            return name.lower()
        if is_name(name):
            return name
        return name.lower() if is_name(name.lower()) else SUBJECTS.get(code, name)

    def _votes(self) -> None:
        """Complete one missing count of four, if the three others leave room."""
        voters = self.values["VOTE_REEL"]
        unknown = [name for name in _COUNTS if self.values[name] == ""]
        known = sum(int(str(self.values[name] or 0)) for name in _COUNTS)
        if voters == "" and not unknown:
            self._complete("VOTE_REEL", known)
        elif voters != "" and len(unknown) == 1 and int(str(voters)) >= known:
            self._complete(unknown[0], int(str(voters)) - known)

    def _complete(self, name: str, count: int) -> None:
        self.values[name] = count
        self.notes.append(remark(name, "", "mended_votes", count=count))

    def _require(self) -> None:
        for column in COLUMNS:
            if column.required and self.values[column.name] == "":
                self.problems.append(remark(column.name, "", "required"))

    def _given(self, column: Column) -> object:
        value = self.values[column.name]
        return None if value == "" and column.kind is not Kind.TEXT else value
