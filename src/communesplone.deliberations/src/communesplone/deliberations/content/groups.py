"""Names of the groups that deliberations know."""

import re


READERS = "deliberations-readers"
"""The site's own group: whoever reads decisions of all services."""

READER_ROLE = "Deliberations Reader"
"""Town-wide; whoever has it, by a group or alone, is in the group above."""

_MEMBERS = re.compile(r"body-([0-9a-f]{32})~member")


def member_group(body: str) -> str:
    """Name the group of a body's members, which no source of groups holds.

    No visitor can register an account with "~" in its name.

    :param body: UID of the body, 32 hexadecimal digits.
    """
    return f"body-{body}~member"


def parse_member_group(group: str) -> str | None:
    """Read the UID of the body out of the group's name; None for another group."""
    found = _MEMBERS.fullmatch(group)
    return found[1] if found else None
