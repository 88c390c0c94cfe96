"""Where a word stands in a list: É beside E, capitals beside small letters."""

import unicodedata


_JOINED = str.maketrans({"œ": "oe", "æ": "ae", "ø": "o", "ł": "l", "đ": "d"})


def filed(text: str) -> tuple[str, str]:
    """Give what to sort a name or a title by.

    Accents and capitals count for nothing, unless two texts differ in them alone.

    :returns: the bare text, then the text itself.
    """
    parts = unicodedata.normalize("NFKD", text).casefold()
    bare = "".join(part for part in parts if not unicodedata.combining(part))
    return bare.translate(_JOINED), text
