"""The one intake for uploaded pictures: the header before the pixels, and nothing stored that was not drawn anew.

Re-encoding is what makes it safe: EXIF, position, colour profile, comments, further frames and whatever hangs on
behind the end of the file are never copied. No Django, no files: bytes in, bytes out.
"""

import hashlib
import io
import threading
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any, BinaryIO

from PIL import Image, ImageOps, JpegImagePlugin

FORMATS = ("JPEG", "PNG", "WEBP")
MAX_BYTES = 12 * 2**20
MAX_PIXELS = 40_000_000
MAX_SIDE = 10_000
WIDTHS = (480, 960, 1600)
LARGEST = WIDTHS[-1]  # of either side
# What decoding and shrinking hold at their worst, in bytes a pixel; measured. A plain JPEG is decoded at a fraction.
COST = {"PNG": 4, "PNG with alpha": 9, "WEBP": 16, "progressive JPEG": 8}
MEMORY = 64 * 2**20
ENCODERS: dict[str, dict[str, Any]] = {
    "avif": {"format": "AVIF", "quality": 60, "speed": 8, "max_threads": 1},
    "webp": {"format": "WEBP", "quality": 80, "method": 4},
    "jpg": {"format": "JPEG", "quality": 85, "optimize": True, "progressive": True},
    "png": {"format": "PNG", "optimize": True},
}
_one_at_a_time = threading.Lock()  # two large pictures at once would need twice the memory


class BadImage(ValueError):
    """Why a picture is refused, in words for whoever uploaded it."""


@dataclass(frozen=True, slots=True)
class Intake:
    """What is stored of one picture. `files` are named by their content: they never change."""

    digest: str
    width: int
    height: int
    ending: str  # of the files for browsers that know neither AVIF nor WebP: jpg, or png where it is see-through
    files: dict[str, bytes]


def file_name(digest: str, width: int, ending: str) -> str:
    return f"{digest}-{width}.{ending}"


def widths(width: int) -> list[int]:
    """The widths in which a picture is stored: never wider than it is."""
    return sorted({min(one, width) for one in WIDTHS})


def take_in(file: BinaryIO, size: int) -> Intake:
    """Raises BadImage, and nothing else, whatever the file holds."""
    if not size:
        raise BadImage("The file is empty.")
    if size > MAX_BYTES:
        raise BadImage(f"The file is larger than {MAX_BYTES // 2**20} MB. Make it smaller, then upload it again.")
    with _one_at_a_time:
        with careful():
            picture = draw_anew(file)
        return encode(picture)


def kind_of(file: BinaryIO) -> str:
    """The ending that fits a file that was taken in, by its first bytes."""
    file.seek(0)
    start = file.read(8)
    file.seek(0)
    return "jpg" if start.startswith(b"\xff\xd8") else "png" if start.startswith(b"\x89PNG") else "webp"


@contextmanager
def careful() -> Iterator[None]:
    """Pillow raises many kinds of errors on broken files: each is the file's fault, none is ours."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", Image.DecompressionBombWarning)  # MAX_PIXELS is far below it
            yield
    except BadImage:
        raise
    except Image.DecompressionBombError as error:
        raise BadImage(f"The picture is too large. Make it at most {MAX_SIDE} pixels wide and high.") from error
    except Exception as error:
        raise BadImage("This is not a JPEG, PNG or WebP picture, or it is broken. Export it again.") from error


def draw_anew(file: BinaryIO) -> Image.Image:
    """The pixels alone: upright, in RGB or RGBA. Made small first, so that no copy of the large one is needed."""
    with Image.open(file, formats=FORMATS) as picture:
        check_header(picture)
        if isinstance(picture, JpegImagePlugin.JpegImageFile):
            picture.draft("RGB", (LARGEST, LARGEST))
        picture.load()
        drawn = scalable(picture)
        drawn.thumbnail((LARGEST, LARGEST), reducing_gap=2)
        ImageOps.exif_transpose(drawn, in_place=True)
        return alone(drawn)


def check_header(picture: Image.Image) -> None:
    width, height = picture.size
    if width * height > MAX_PIXELS or max(width, height) > MAX_SIDE:
        raise BadImage(f"{width} × {height} pixels is too large. Make it at most {MAX_SIDE} wide and high.")
    if picture.format == "MPO" or getattr(picture, "n_frames", 1) > 1:
        raise BadImage("The file holds several pictures (animated, or as some phones do). Export it as a plain JPEG.")
    if width * height * cost(picture) > MEMORY:
        raise BadImage(f"{width} × {height} pixels is too large for this kind of file. Export it as a plain JPEG.")


def cost(picture: Image.Image) -> int:
    kind = str(picture.format)
    if picture.info.get("progressive"):
        kind = "progressive JPEG"
    elif kind == "PNG" and (picture.mode in ("P", "LA", "RGBA") or "transparency" in picture.info):
        kind = "PNG with alpha"
    return COST.get(kind, 0)


def scalable(picture: Image.Image) -> Image.Image:
    """In a mode in which colours can be mixed: no palette, no single bits, no 16 bits."""
    if picture.mode.startswith("I"):  # convert() would cut 16 bits off, not scale them
        return picture.point(lambda value: value * (1 / 256)).convert("L")
    if "transparency" in picture.info:
        return picture.convert("RGBA")
    return picture if picture.mode in ("L", "RGB", "RGBA", "CMYK") else picture.convert(plain_mode(picture))


def plain_mode(picture: Image.Image) -> str:
    return "RGBA" if "A" in picture.getbands() else "RGB"


def alone(picture: Image.Image) -> Image.Image:
    """A picture of its own: nothing of what the file said beside the pixels comes along."""
    clean = Image.new(plain_mode(picture), picture.size)
    clean.paste(picture.convert(clean.mode))
    return clean


def encode(picture: Image.Image) -> Intake:
    ending = "png" if picture.mode == "RGBA" else "jpg"
    whole = encoded(picture, ending)
    digest = hashlib.sha256(whole).hexdigest()[:32]
    files = {file_name(digest, picture.width, ending): whole}
    for width in widths(picture.width):
        sized = picture if width == picture.width else scaled(picture, width)
        for kind in ("avif", "webp", ending):
            name = file_name(digest, width, kind)
            files[name] = files.get(name) or encoded(sized, kind)
    return Intake(digest, *picture.size, ending, files)


def scaled(picture: Image.Image, width: int) -> Image.Image:
    return picture.resize((width, max(1, round(picture.height * width / picture.width))), Image.Resampling.LANCZOS)


def encoded(picture: Image.Image, ending: str) -> bytes:
    target = io.BytesIO()
    picture.save(target, **ENCODERS[ending])
    return target.getvalue()
