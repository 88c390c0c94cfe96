"""A town's own category as a subject of the nomenclature."""

from communesplone.deliberations.rules.scdl.subjects import code_of
from communesplone.deliberations.rules.scdl.subjects import SUBJECTS

import re


OTHER = "9.1"
"""Where a category names no subject: "autres domaines de compétences"."""

_CODE = re.compile(r"\s*([1-9]\.[0-9]{1,2})(?![0-9.])")


def subject(category: str | None) -> tuple[str, str]:
    """Give code and name of the subject that a category stands for.

    :param category: a line of the body's categories. It may begin with a code
        ("7.1 Budget"), or be a name of the nomenclature; any other is ``OTHER``.
    :returns: a code of ``SUBJECTS`` and its name.
    """
    text = category or ""
    match = _CODE.match(text)
    code = match[1] if match else code_of(text)
    if code not in SUBJECTS:
        code = OTHER
    return code, SUBJECTS[code]
