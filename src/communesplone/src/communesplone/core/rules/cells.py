"""Cells of a CSV file that a spreadsheet does not take for a formula."""

_STARTS = ("=", "+", "-", "@", "\t", "\r", "\n")


def neutral(text: str) -> str:
    """Make a text safe as a cell.

    :param text: any text.
    :returns: the text, behind an apostrophe if a spreadsheet could run it.

    Source: OWASP, CSV Injection.
    """
    return f"'{text}" if text.lstrip(" ").startswith(_STARTS) else text
