"""What may stand in one line of text that people read."""

import re


_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069]")


def is_printable(text: str) -> bool:
    """Tell whether a text has no line breaks, control or bidirectional characters.

    :param text: any text; those characters would turn round or cut what follows them.
    """
    return _CONTROL.search(text) is None
