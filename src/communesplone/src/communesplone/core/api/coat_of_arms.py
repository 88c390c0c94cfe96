"""The one way in for a coat of arms."""

from communesplone.core import _
from communesplone.core.rules.town import CoatOfArms
from io import BytesIO
from PIL import Image
from PIL import UnidentifiedImageError
from zope.i18nmessageid import Message


NOT_AN_IMAGE = _(
    "error_image_kind", default="This file is neither a PNG nor a JPEG image."
)
"""Why a file is refused that is no image of a kind we take."""

MAX_BYTES = 500_000
"""Largest file taken, in bytes."""

MAX_PIXELS = 4_000_000
"""Largest image taken, width times height."""

KEPT_SIDE = 512
"""Longest side of the image kept, in pixels."""

_ENDS = {"PNG": b"IEND", "JPEG": b"\xff\xd9", "MPO": b"\xff\xd9"}
"""The kinds taken and the mark that ends them. Pillow may have been told, anywhere in
the process, to draw truncated images. MPO is what Pillow calls a JPEG with several
pictures, as telephones make them; the first is taken."""

_BROKEN = (OSError, SyntaxError, ValueError, Image.DecompressionBombError)
"""What Pillow raises for damaged files; UnidentifiedImageError is an OSError."""


class InvalidCoatOfArms(ValueError):
    """A file that cannot be the coat of arms.

    :param message: why, to be translated.
    """

    def __init__(self, message: Message) -> None:
        super().__init__(str(message))
        self.message = message


def clean(data: bytes) -> CoatOfArms:
    """Check an uploaded image and draw it anew.

    The kind is told by the content, never by the file's name. Drawing anew leaves
    behind metadata and whatever else hides in the file; the image is made smaller
    where it is longer than :data:`KEPT_SIDE`.

    :param data: the bytes of a PNG or JPEG file.
    :returns: the image to keep.
    :raises InvalidCoatOfArms: for a file too large, of another kind, with too many
        pixels, or damaged.
    """
    if len(data) > MAX_BYTES:
        raise InvalidCoatOfArms(
            _(
                "error_image_bytes",
                default="The file has ${size} KB; at most ${limit} KB are allowed.",
                mapping={"size": len(data) // 1000, "limit": MAX_BYTES // 1000},
            )
        )
    image = _opened(data)
    if image.width * image.height > MAX_PIXELS:
        raise InvalidCoatOfArms(
            _(
                "error_image_pixels",
                default="The image has ${width} × ${height} pixels; at most "
                "${limit} million are allowed.",
                mapping={
                    "width": image.width,
                    "height": image.height,
                    "limit": MAX_PIXELS // 1_000_000,
                },
            )
        )
    if _ENDS[image.format] not in data:
        raise _damaged()
    return CoatOfArms(_redrawn(image))


def _opened(data: bytes) -> Image.Image:
    try:
        return Image.open(BytesIO(data), formats=("PNG", "JPEG"))
    except UnidentifiedImageError as error:
        raise InvalidCoatOfArms(NOT_AN_IMAGE) from error
    except _BROKEN as error:
        raise _damaged() from error


def _redrawn(image: Image.Image) -> bytes:
    kind = "PNG" if image.format == "PNG" else "JPEG"
    try:
        image.load()
        colours = "RGBA" if kind == "PNG" else "RGB"
        fresh = image.convert(colours)
    except _BROKEN as error:
        raise _damaged() from error
    fresh.thumbnail((KEPT_SIDE, KEPT_SIDE))
    fresh.info = {}
    target = BytesIO()
    fresh.save(target, format=kind, optimize=True, quality=90)
    return target.getvalue()


def _damaged() -> InvalidCoatOfArms:
    return InvalidCoatOfArms(
        _("error_image_damaged", default="This image is damaged and cannot be read.")
    )
