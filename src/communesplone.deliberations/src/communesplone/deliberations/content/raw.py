"""Content that is not given as a raw file."""

from AccessControl.SecurityInfo import ACCESS_PRIVATE


RAW = ("manage_DAVget", "manage_FTPget")
"""Methods of Plone that give content as one file, in which all fields stand."""


def never_raw(cls: type) -> type:
    """Let no address lead to the raw file of a type.

    For types with fields that not everybody who views them may read: Plone asks for the
    permission to view, and for that of no field.
    """
    for name in RAW:
        setattr(cls, f"{name}__roles__", ACCESS_PRIVATE)
    return cls
