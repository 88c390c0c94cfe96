"""Contrast of two colours, as WCAG 2 measures it."""

from dataclasses import dataclass

import math
import re


AA_TEXT = 4.5
"""Least ratio for text of ordinary size. Source: WCAG 2.2 criterion 1.4.3."""

SOURCE = "WCAG 2.2 success criterion 1.4.3"

_HEX = re.compile(r"#([0-9A-Fa-f]{3}|[0-9A-Fa-f]{6})")


@dataclass(frozen=True)
class Colour:
    """An opaque sRGB colour.

    :param red: 0 to 255.
    :param green: 0 to 255.
    :param blue: 0 to 255.
    :raises TypeError: for a channel that is not an integer.
    :raises ValueError: for a channel out of range.
    """

    red: int
    green: int
    blue: int

    def __post_init__(self) -> None:
        for channel in (self.red, self.green, self.blue):
            if isinstance(channel, bool) or not isinstance(channel, int):
                raise TypeError("a channel is an integer")
            if not 0 <= channel <= 255:
                raise ValueError(f"channel {channel} is outside 0..255")

    def __str__(self) -> str:
        return f"#{self.red:02x}{self.green:02x}{self.blue:02x}"

    @property
    def luminance(self) -> float:
        """Relative luminance, 0.0 (black) to 1.0 (white).

        Source: WCAG 2.2, definition of relative luminance.
        """
        return (
            0.2126 * _linear(self.red)
            + 0.7152 * _linear(self.green)
            + 0.0722 * _linear(self.blue)
        )


BLACK = Colour(0, 0, 0)
WHITE = Colour(255, 255, 255)


@dataclass(frozen=True)
class Contrast:
    """The judgement on a pair of colours.

    ``ratio`` is rounded *down* to two decimals, so that a pair that fails never
    shows the ratio it needed; ``passes`` is judged on the exact ratio.
    """

    foreground: Colour
    background: Colour
    ratio: float
    needed: float
    passes: bool
    source: str = SOURCE


def parse_colour(text: str) -> Colour:
    """Read a colour as HTML writes it.

    :param text: ``#rgb`` or ``#rrggbb``, in either case, spaces around allowed.
    :returns: the colour.
    :raises TypeError: for anything that is not text.
    :raises ValueError: for any other notation (names, alpha, ``rgb()``).
    """
    if not isinstance(text, str):
        raise TypeError(f"a colour is text, not {type(text).__name__}")
    match = _HEX.fullmatch(text.strip())
    if match is None:
        raise ValueError("a colour is written #rgb or #rrggbb")
    digits = match[1]
    if len(digits) == 3:
        digits = "".join(digit * 2 for digit in digits)
    return Colour(*bytes.fromhex(digits))


def contrast_ratio(a: Colour | str, b: Colour | str) -> float:
    """Measure the contrast of two colours, in either order.

    :param a: a colour, or text for :func:`parse_colour`.
    :param b: the other colour.
    :returns: the ratio, 1.0 (same luminance) to 21.0 (black and white), not rounded.
    :raises TypeError: for anything that is neither.
    :raises ValueError: for text that is no colour.

    Source: WCAG 2.2, definition of contrast ratio.
    """
    darker, lighter = sorted((_colour(a).luminance, _colour(b).luminance))
    return (lighter + 0.05) / (darker + 0.05)


def judge_contrast(
    foreground: Colour | str, background: Colour | str, needed: float = AA_TEXT
) -> Contrast:
    """Say whether text can be read on a background.

    :param foreground: the colour of the text.
    :param background: the colour behind it.
    :param needed: least ratio, 1.0 to 21.0; 4.5 for text, 3.0 for large text.
    :returns: the judgement with the figures it rests on.
    :raises TypeError: for anything that is not a colour.
    :raises ValueError: for text that is no colour, or a ratio out of range.

    Source: WCAG 2.2 success criterion 1.4.3.
    """
    front, back = _colour(foreground), _colour(background)
    exact = contrast_ratio(front, back)
    shown = math.floor(exact * 100) / 100
    return Contrast(front, back, shown, needed, exact >= _ratio(needed))


def readable_on(background: Colour | str) -> Colour:
    """Choose black or white text for a background.

    :param background: the colour behind the text.
    :returns: the one with the greater contrast, always at least 4.5; black if equal.
    :raises TypeError: for anything that is not a colour.
    :raises ValueError: for text that is no colour.
    """
    return max(BLACK, WHITE, key=lambda text: contrast_ratio(text, background))


def darken_until(
    colour: Colour | str, background: Colour | str, needed: float = AA_TEXT
) -> Colour:
    """Darken a colour, keeping its hue, until it can be read.

    :param colour: the colour to start from.
    :param background: the colour behind it.
    :param needed: least ratio, 1.0 to 21.0.
    :returns: the lightest sufficient shade in steps of one hundredth; the colour
        itself if it suffices.
    :raises TypeError: for anything that is not a colour.
    :raises ValueError: if even black does not suffice, or a ratio is out of range.
    """
    start, back, least = _colour(colour), _colour(background), _ratio(needed)
    channels = (start.red, start.green, start.blue)
    for percent in range(100, -1, -1):
        shade = Colour(*(channel * percent // 100 for channel in channels))
        if contrast_ratio(shade, back) >= least:
            return shade
    raise ValueError(f"no shade of {start} reaches {needed} on {back}")


def _linear(channel: int) -> float:
    share = channel / 255
    return share / 12.92 if share <= 0.04045 else ((share + 0.055) / 1.055) ** 2.4


def _colour(value: Colour | str) -> Colour:
    return value if isinstance(value, Colour) else parse_colour(value)


def _ratio(value: float) -> float:
    if not 1 <= value <= 21:
        raise ValueError(f"ratio {value} is outside 1..21")
    return value
