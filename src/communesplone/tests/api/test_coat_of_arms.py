from communesplone.core.api.coat_of_arms import clean
from communesplone.core.api.coat_of_arms import InvalidCoatOfArms
from communesplone.core.api.coat_of_arms import KEPT_SIDE
from communesplone.core.api.coat_of_arms import MAX_BYTES
from images import image
from io import BytesIO
from PIL import Image

import pytest
import struct
import zlib


SVG = b'<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'


def bomb(width, height):
    """A PNG of a few bytes that says it is huge."""

    def chunk(name, data):
        body = name + data
        return struct.pack(">I", len(data)) + body + struct.pack(">I", zlib.crc32(body))

    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(b""))
    )


def why(data):
    with pytest.raises(InvalidCoatOfArms) as refused:
        clean(data)
    return str(refused.value.message)


@pytest.mark.parametrize("kind", ["PNG", "JPEG"])
def test_taken(kind):
    arms = clean(image(kind))
    assert arms.content_type == f"image/{kind.lower()}"
    assert Image.open(BytesIO(arms.data)).size == (40, 50)


def test_a_telephones_jpeg_of_two_pictures_is_taken_as_the_first():
    red, blue = (Image.new("RGB", (40, 50), colour) for colour in ("red", "blue"))
    file = BytesIO()
    red.save(file, format="MPO", save_all=True, append_images=[blue])
    arms = clean(file.getvalue())
    kept = Image.open(BytesIO(arms.data))
    assert (arms.content_type, kept.format) == ("image/jpeg", "JPEG")
    assert kept.getpixel((20, 25))[0] > 200


def test_made_smaller():
    arms = clean(image(size=(2000, 1000)))
    assert Image.open(BytesIO(arms.data)).size == (KEPT_SIDE, KEPT_SIDE // 2)


def test_what_hides_in_the_file_is_left_behind():
    hidden = b"<?php evil() ?><script>alert(1)</script>"
    for kind in ("PNG", "JPEG"):
        assert hidden not in clean(image(kind) + hidden).data
    assert hidden not in clean(image("JPEG", comment=hidden)).data


@pytest.mark.parametrize("data", [b"", SVG, b"GIF89a", b"%PDF-1.7", b"\x00" * 100])
def test_another_kind(data):
    assert why(data) == "error_image_kind"


def test_a_gif_is_another_kind():
    assert why(image("GIF")) == "error_image_kind"


def test_too_many_bytes():
    assert why(image() + b"\x00" * MAX_BYTES) == "error_image_bytes"


@pytest.mark.parametrize("size", [(2001, 2000), (60000, 60000)])
def test_too_many_pixels(size):
    assert why(bomb(*size)) in ("error_image_pixels", "error_image_damaged")


def test_damaged():
    assert why(image(size=(400, 400))[:200]) == "error_image_damaged"
    assert why(image("JPEG", size=(400, 400))[:-300]) == "error_image_damaged"
