from communesplone.core.rules.colour import BLACK
from communesplone.core.rules.colour import Colour
from communesplone.core.rules.colour import contrast_ratio
from communesplone.core.rules.colour import darken_until
from communesplone.core.rules.colour import judge_contrast
from communesplone.core.rules.colour import parse_colour
from communesplone.core.rules.colour import readable_on
from communesplone.core.rules.colour import WHITE
from dataclasses import FrozenInstanceError
from hypothesis import given
from hypothesis import strategies as st

import pytest


CHANNELS = st.integers(0, 255)
COLOURS = st.builds(Colour, CHANNELS, CHANNELS, CHANNELS)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("#000", BLACK),
        ("#FFFFFF", WHITE),
        ("#1af", Colour(0x11, 0xAA, 0xFF)),
        ("#0179bF", Colour(1, 0x79, 0xBF)),
        ("  #abc ", Colour(0xAA, 0xBB, 0xCC)),
    ],
)
def test_parse_colour(text, expected):
    assert parse_colour(text) == expected


@pytest.mark.parametrize(
    "text",
    ["", "#", "fff", "#ff", "#ffff", "#fffffff", "#ggg", "red", "#ffffff80", "#١٢٣"],
)
def test_other_notations_are_refused(text):
    with pytest.raises(ValueError, match="#rgb or #rrggbb"):
        parse_colour(text)


@pytest.mark.parametrize("value", [None, 0xFFFFFF, (0, 0, 0), b"#fff"])
def test_a_colour_is_text(value):
    with pytest.raises(TypeError, match="text"):
        contrast_ratio(value, WHITE)


@given(COLOURS)
def test_writing_and_reading_agree(colour):
    assert parse_colour(str(colour)) == colour


@pytest.mark.parametrize("channel", [-1, 256])
def test_channels_are_bounded(channel):
    for channels in ((channel, 0, 0), (0, channel, 0), (0, 0, channel)):
        with pytest.raises(ValueError, match="outside 0..255"):
            Colour(*channels)


@pytest.mark.parametrize("channel", [True, 1.5, "1"])
def test_channels_are_integers(channel):
    with pytest.raises(TypeError, match="integer"):
        Colour(0, 0, channel)


@pytest.mark.parametrize(
    ("a", "b", "expected"),
    [
        ("#000", "#fff", 21.0),
        ("#fff", "#fff", 1.0),
        ("#777", "#fff", 4.4781),
        ("#767676", "#fff", 4.5422),
        ("#f00", "#fff", 3.9985),
        ("#0f0", "#fff", 1.3722),
        ("#00f", "#fff", 8.5925),
        ("#0a0a0a", "#000", 1.0607),
    ],
)
def test_known_ratios(a, b, expected):
    assert contrast_ratio(a, b) == pytest.approx(expected, abs=5e-5)
    assert contrast_ratio(b, a) == contrast_ratio(a, b)


@given(COLOURS, COLOURS)
def test_ratios_are_symmetric_and_bounded(a, b):
    assert contrast_ratio(a, b) == contrast_ratio(b, a)
    assert 1 <= contrast_ratio(a, b) <= 21.0000001


def test_black_on_white_reaches_the_whole_range():
    assert judge_contrast("#000", "#fff", needed=21).passes


def test_a_judgement_explains_itself():
    found = judge_contrast("#777", "#fff")
    assert found.foreground == Colour(0x77, 0x77, 0x77)
    assert found.background == WHITE
    assert found.ratio == 4.47
    assert found.needed == 4.5
    assert found.passes is False
    assert found.source == "WCAG 2.2 success criterion 1.4.3"


@pytest.mark.parametrize(
    ("foreground", "needed", "ratio", "passes"),
    [
        ("#767676", 4.5, 4.54, True),
        ("#777777", 3, 4.47, True),
        ("#ff0000", 4, 3.99, False),
        ("#ffffff", 1, 1.0, True),
    ],
)
def test_ratios_are_rounded_down(foreground, needed, ratio, passes):
    found = judge_contrast(foreground, "#fff", needed)
    assert (found.ratio, found.needed, found.passes) == (ratio, needed, passes)


def test_the_exact_ratio_decides():
    exact = contrast_ratio("#777", "#fff")
    assert judge_contrast("#777", "#fff", exact).passes
    assert not judge_contrast("#777", "#fff", exact + 1e-6).passes


@pytest.mark.parametrize("needed", [0.99, 21.01, float("nan"), -1])
def test_the_ratio_needed_is_bounded(needed):
    with pytest.raises(ValueError, match=r"outside 1\.\.21"):
        judge_contrast("#000", "#fff", needed)
    with pytest.raises(ValueError, match=r"outside 1\.\.21"):
        darken_until("#000", "#fff", needed)


@pytest.mark.parametrize(
    ("background", "expected"),
    [
        ("#fff", BLACK),
        ("#000", WHITE),
        ("#ff0", BLACK),
        ("#00f", WHITE),
        ("#757575", WHITE),
        ("#767676", BLACK),
    ],
)
def test_readable_on(background, expected):
    assert readable_on(background) == expected


@given(COLOURS)
def test_black_or_white_can_always_be_read(background):
    assert judge_contrast(readable_on(background), background).passes


@pytest.mark.parametrize(
    ("colour", "expected"),
    [
        ("#000", "#000000"),
        ("#767676", "#767676"),
        ("#777", "#757575"),
        ("#f00", "#ed0000"),
    ],
)
def test_darken_until(colour, expected):
    assert str(darken_until(colour, "#fff")) == expected


def test_darkening_goes_no_further_than_needed():
    assert darken_until("#777", "#fff", contrast_ratio("#777", "#fff")) == Colour(
        0x77, 0x77, 0x77
    )
    assert darken_until("#fff", "#fff", 21) == BLACK


@given(COLOURS, st.floats(1, 21))
def test_darkening_suffices_on_white_and_never_lightens(colour, needed):
    shade = darken_until(colour, WHITE, needed)
    assert contrast_ratio(shade, WHITE) >= needed
    assert shade.red <= colour.red
    assert shade.green <= colour.green
    assert shade.blue <= colour.blue


def test_darkening_on_a_dark_background_fails_clearly():
    with pytest.raises(ValueError, match="no shade of #333333 reaches 4.5 on #222222"):
        darken_until("#333", "#222")


@pytest.mark.parametrize(
    ("value", "field"), [(BLACK, "red"), (judge_contrast("#000", "#fff"), "passes")]
)
def test_values_are_frozen(value, field):
    with pytest.raises(FrozenInstanceError):
        setattr(value, field, 0)
