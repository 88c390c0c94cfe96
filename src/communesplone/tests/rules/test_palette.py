from communesplone.core.rules.colour import BLACK
from communesplone.core.rules.colour import Colour
from communesplone.core.rules.colour import judge_contrast
from communesplone.core.rules.colour import WHITE
from communesplone.core.rules.palette import mix
from communesplone.core.rules.palette import palette
from hypothesis import given
from hypothesis import strategies as st

import pytest


colours = st.builds(Colour, *(st.integers(0, 255) for _ in range(3)))
readable = colours.filter(lambda colour: judge_contrast(WHITE, colour).passes)


def test_mix():
    assert mix(WHITE, BLACK, 0) == WHITE
    assert mix(WHITE, BLACK, 100) == BLACK
    assert mix(Colour(100, 0, 200), BLACK, 25) == Colour(75, 0, 150)


def test_bootstrap_gets_names_and_triples():
    css = palette("#1F4E79", "#9a3412")
    assert css["--bs-primary"] == css["--town-primary"] == "#1f4e79"
    assert css["--bs-primary-rgb"] == css["--bs-link-color-rgb"] == "31, 78, 121"
    assert css["--town-on-primary"] == "#ffffff"


@given(readable, readable)
def test_every_pair_of_text_and_ground_can_be_read(primary, accent):
    css = palette(str(primary), str(accent))
    white_on = ("--town-primary", "--town-primary-dark", "--town-primary-deep")
    for ground in (*white_on, "--town-accent-dark"):
        assert judge_contrast(WHITE, css[ground]).passes
    assert judge_contrast(css["--town-on-primary"], css["--town-primary"]).passes
    assert judge_contrast(css["--bs-link-hover-color"], WHITE).passes


@pytest.mark.parametrize("hostile", ["red", "#fff;}</style>", "url(x)", ""])
def test_nothing_but_colours_gets_in(hostile):
    with pytest.raises(ValueError):
        palette(hostile, "#000000")
