"""The colours of a page, worked out from the two a town chooses."""

from communesplone.core.rules.colour import BLACK
from communesplone.core.rules.colour import Colour
from communesplone.core.rules.colour import parse_colour
from communesplone.core.rules.colour import readable_on
from communesplone.core.rules.colour import WHITE


def mix(colour: Colour, other: Colour, percent: int) -> Colour:
    """Mix two colours.

    :param colour: the colour to start from.
    :param other: the colour to add.
    :param percent: share of the other colour, 0 to 100.
    :returns: the mixture, channel by channel.
    """
    pairs = zip(_channels(colour), _channels(other), strict=True)
    return Colour(*((a * (100 - percent) + b * percent) // 100 for a, b in pairs))


def palette(primary: str, accent: str) -> dict[str, str]:
    """Derive the CSS custom properties of a town's look.

    :param primary: ``#rrggbb``; links, buttons, navigation bar.
    :param accent: ``#rrggbb``; lines and marks.
    :returns: property name with the two dashes -> value, in a stable order.
    :raises ValueError: for text that is no colour.
    """
    main, mark = parse_colour(primary), parse_colour(accent)
    dark = mix(main, BLACK, 25)
    properties = {
        "--town-primary": str(main),
        "--town-primary-dark": str(dark),
        "--town-primary-deep": str(mix(main, BLACK, 55)),
        "--town-primary-soft": str(mix(main, WHITE, 92)),
        "--town-primary-line": str(mix(main, WHITE, 75)),
        "--town-on-primary": str(readable_on(main)),
        "--town-accent": str(mark),
        "--town-accent-dark": str(mix(mark, BLACK, 25)),
        "--town-accent-soft": str(mix(mark, WHITE, 90)),
        "--town-on-accent": str(readable_on(mark)),
        "--bs-primary": str(main),
        "--bs-primary-rgb": _triple(main),
        "--bs-primary-text-emphasis": str(mix(main, BLACK, 55)),
        "--bs-primary-bg-subtle": str(mix(main, WHITE, 88)),
        "--bs-primary-border-subtle": str(mix(main, WHITE, 60)),
    }
    for name, colour in (("--bs-link-color", main), ("--bs-link-hover-color", dark)):
        properties[name] = str(colour)
        properties[f"{name}-rgb"] = _triple(colour)
    return properties


def _channels(colour: Colour) -> tuple[int, int, int]:
    return colour.red, colour.green, colour.blue


def _triple(colour: Colour) -> str:
    return ", ".join(str(channel) for channel in _channels(colour))
