"""What in a document is a program."""

FOLDERS = ("basic/", "scripts/", "dialogs/")
"""Where OpenDocument keeps programs, in the document or an object within it."""

OFFICE = ("vbaproject", "vbadata", "macroenabled", "activex")
"""What names of parts and their types are called in Office Open XML."""


def is_macro(name: str) -> bool:
    """Tell whether a part of a document is a program, by its name or its type."""
    lower = name.lower().replace("\\", "/")
    parts = f"/{lower}"
    return any(f"/{folder}" in parts for folder in FOLDERS) or any(
        word in lower for word in OFFICE
    )
