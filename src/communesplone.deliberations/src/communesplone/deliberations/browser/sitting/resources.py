"""Addresses of scripts and style sheets that change when the files do."""

from hashlib import sha256
from pathlib import Path


STATIC = Path(__file__).parent.parent / "static" / "sitting"

NAME = "communesplone.deliberations.sitting"


def version() -> str:
    """Give a digest of all files."""
    digest = sha256()
    for path in sorted(STATIC.iterdir()):
        digest.update(path.read_bytes())
    return digest.hexdigest()[:12]


# Files of an installed package do not change while it runs.
VERSION = version()


def base_url(site_url: str) -> str:
    """Give the address below which the files stand.

    Modules import each other by relative addresses, so the version stands in the path.

    :param site_url: address of the site.
    """
    return f"{site_url}/++plone++{NAME}/++unique++{VERSION}"
