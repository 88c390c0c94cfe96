"""Which secrets an answer tells, wherever in it they stand.

PDF, ODT and packed files are taken apart: pages, properties, files within, names.
"""

from functools import lru_cache
from io import BytesIO
from paper import text_of_pdf
from planted import SECRETS
from urllib.parse import unquote

import gzip
import html
import pikepdf
import re
import zipfile


# A word may be broken over lines, and percent-encoded in an address.
_BREAKS = re.compile("[\\s\\-\u00ad\u2010\u2011\u200b]+")


def told(answer, asked=""):
    """Give the names of the secrets in an answer over HTTP: headers and content.

    :param asked: what was searched for, which the answer may repeat.
    """
    heads = "\n".join(f"{name}: {value}" for name, value in answer.headers.items())
    if asked:
        return found_in(f"{heads}\n{read(answer.content)}".replace(asked, ""))
    return found_in(heads) | heard(answer.content)


@lru_cache(512)
def heard(content):
    """Give the names of the secrets in a file; many people are given the same."""
    return frozenset(found_in(read(content)))


def found_in(text):
    """Give the names of the secrets in a text."""
    plain = flat(text) + flat(html.unescape(unquote(text)))
    return {
        name
        for name, words in SECRETS.items()
        if any(flat(word) in plain for word in words)
    }


def flat(text):
    return _BREAKS.sub("", text).lower()


def read(content):
    """Give all that can be read in a file, by its first bytes."""
    if content.startswith(b"%PDF"):
        return read_pdf(content)
    if content.startswith(b"PK\x03\x04"):
        with zipfile.ZipFile(BytesIO(content)) as archive:
            names = archive.namelist()
            return "\n".join((*names, *(read(archive.read(name)) for name in names)))
    if content.startswith(b"\x1f\x8b"):
        return read(gzip.decompress(content))
    return content.decode("utf-8", "replace")


def read_pdf(content):
    """Read pages as they are spoken, and every string and stream besides."""
    try:
        with pikepdf.open(BytesIO(content)) as pdf:
            parts = [text for each in pdf.objects for text in texts_of(each)]
    except pikepdf.PdfError:
        # A file that is none: an annex of the scene.
        return content.decode("latin-1")
    return "\n".join((text_of_pdf(content), *parts))


def texts_of(thing):
    if isinstance(thing, pikepdf.Stream):
        # Glyphs and pixels are no text.
        if not {"/Length1", "/Width"} & set(thing.stream_dict.keys()):
            yield read(thing.read_bytes()) + thing.read_bytes().decode("latin-1")
        thing = thing.stream_dict
    if isinstance(thing, pikepdf.String | pikepdf.Name | str):
        yield str(thing)
    elif isinstance(thing, pikepdf.Dictionary):
        for key, value in thing.items():
            yield key
            yield from texts_of(value) if is_within(value) else ()
    elif isinstance(thing, pikepdf.Array):
        for value in thing:
            yield from texts_of(value) if is_within(value) else ()


def is_within(value):
    """Tell whether a value stands here alone: others are read where they stand."""
    return not (isinstance(value, pikepdf.Object) and value.is_indirect)
