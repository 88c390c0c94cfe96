"""Image files for tests."""

from io import BytesIO
from PIL import Image


def image(kind="PNG", size=(40, 50), **options) -> bytes:
    target = BytesIO()
    mode = "RGBA" if kind == "PNG" else "RGB"
    Image.new(mode, size, (31, 78, 121)).save(target, kind, **options)
    return target.getvalue()
