"""Words that go with a number: "1 abstention", "3 abstentions"."""

from collections.abc import Mapping

import re


_PLACE = re.compile(r"\$\{(\w+)\}|(?<=\w)\((\w{1,4})\)")

_NOUGHT_IS_SINGULAR = frozenset({"fr"})


def agree(text: str, values: Mapping[str, object], language: str) -> str:
    """Make words agree with the number that stands before them.

    :param text: with `${name}` for a value, and the ending of more than one in
        brackets: "${count} vote(s) blanc(s)".
    :param values: by name; after one that is no number, brackets stay.
    :param language: ISO 639-1.
    :returns: the text, its `${name}` as they were.
    """
    single: bool | None = None

    def written(match: re.Match[str]) -> str:
        nonlocal single
        name, ending = match.groups()
        if name:
            single = _single(values.get(name), language)
            return match.group()
        if single is None:
            return match.group()
        return "" if single else ending

    return _PLACE.sub(written, text)


def _single(value: object, language: str) -> bool | None:
    """Tell whether a number takes the singular; None for what is no number."""
    if not str(value).isdecimal():
        return None
    number = int(str(value))
    return number == 1 or (number == 0 and language in _NOUGHT_IS_SINGULAR)
