"""The town's colours as a style sheet, and the coat of arms as a picture."""

from communesplone.core.api import settings
from communesplone.core.rules.palette import palette
from communesplone.core.rules.town import Town
from hashlib import sha256
from Products.Five.browser import BrowserView
from zExceptions import NotFound


_FOREVER = "public, max-age=31536000, immutable"
_ASK_AGAIN = "public, max-age=0, must-revalidate"


def stylesheet(town: Town) -> str:
    """Write the custom properties of a town.

    :param town: its colours have been read as colours: nothing else gets into the text.
    :returns: CSS that wins over the theme's own `:root`.
    """
    properties = palette(town.primary_colour, town.accent_colour)
    lines = "".join(f"  {name}: {value};\n" for name, value in properties.items())
    return f":root:root {{\n{lines}}}\n"


def arms_url(site_url: str, town: Town) -> str | None:
    """Give the address of the coat of arms, another one for each picture.

    :param site_url: address of the site.
    :param town: the settings.
    :returns: the address, or None without a coat of arms.
    """
    arms = town.coat_of_arms
    return None if arms is None else f"{site_url}/@@town-arms?{arms.digest[:16]}"


def version_of(text: str) -> str:
    """Give the short digest that stands in an address.

    :param text: what is served there.
    :returns: sixteen hexadecimal digits.
    """
    return sha256(text.encode()).hexdigest()[:16]


class TownStylesheet(BrowserView):
    """`@@town.css?<digest>`: kept for a year by whoever asks with today's digest."""

    def __call__(self):
        css = stylesheet(settings.town())
        if _unchanged(self.request, version_of(css)):
            return ""
        self.request.response.setHeader("Content-Type", "text/css; charset=utf-8")
        return css


class TownArms(BrowserView):
    """`@@town-arms?<digest>`: the coat of arms."""

    def __call__(self):
        arms = settings.town().coat_of_arms
        if arms is None:
            raise NotFound("town-arms")
        if _unchanged(self.request, arms.digest[:16]):
            return b""
        response = self.request.response
        response.setHeader("Content-Type", arms.content_type)
        response.setHeader("Content-Disposition", f'inline; filename="{arms.filename}"')
        response.setHeader("Content-Length", str(len(arms.data)))
        return arms.data


def _unchanged(request, version):
    """Set the caching headers; True if the browser has this version already."""
    tag = f'"{version}"'
    response = request.response
    current = request.environ.get("QUERY_STRING") == version
    response.setHeader("Cache-Control", _FOREVER if current else _ASK_AGAIN)
    response.setHeader("ETag", tag)
    if tag not in request.get_header("If-None-Match", ""):
        return False
    response.setStatus(304)
    return True
