"""The one intake for pictures: what it refuses, what it leaves out, what it makes of the rest."""

import io
import struct
import zlib
from typing import Any

import pytest
from PIL import Image, ImageFile

from acupoints import images

PAYLOAD = b"<script>alert(7331)</script>"


def picture(kind: str = "JPEG", size: tuple[int, int] = (640, 480), mode: str = "RGB", **options: Any) -> bytes:
    target = io.BytesIO()
    Image.linear_gradient("L").resize(size).convert(mode).save(target, kind, **options)
    return target.getvalue()


def take(data: bytes) -> images.Intake:
    return images.take_in(io.BytesIO(data), len(data))


def chunk(name: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))


def png_header(width: int, height: int, depth: int = 8, kind: int = 2) -> bytes:
    head = struct.pack(">IIBBBBB", width, height, depth, kind, 0, 0, 0)
    pixels = chunk(b"IDAT", zlib.compress(b"\0" * 1000))
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + pixels + chunk(b"IEND", b"")


def animated(kind: str) -> bytes:
    frames = [Image.new("RGB", (20, 20), (i * 90, 0, 0)) for i in range(3)]
    target = io.BytesIO()
    frames[0].save(target, kind, save_all=True, append_images=frames[1:])
    return target.getvalue()


PLAIN = picture()
SVG = b'<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>'
BAD = {
    "zero bytes": b"",
    "text": b"not an image at all",
    "html": b"<html><script>alert(1)</script></html>",
    "svg": SVG,
    "eps, which would start ghostscript": b"%!PS-Adobe-3.0 EPSF-3.0\n%%BoundingBox: 0 0 10 10\n",
    "bomb header": png_header(2**31 - 1, 2**31 - 1),
    "huge sides": png_header(30000, 30000, 1, 0),
    "one pixel wide, very tall": png_header(1, 400_000, 8, 0),
    "too many pixels for a png": png_header(9400, 9400, 8, 6),
    "bomb of text": picture("PNG")[:33] + chunk(b"zTXt", b"k\0\0" + zlib.compress(b"A" * 80_000_000, 9)),
    "truncated jpeg": PLAIN[: len(PLAIN) // 2],
    "truncated png": picture("PNG")[:200],
    "truncated webp": picture("WEBP")[:100],
    "gif": picture("GIF", mode="P"),
    "animated gif": animated("GIF"),
    "animated png": animated("PNG"),
    "animated webp": animated("WEBP"),
    "several pictures in one jpeg": animated("MPO"),
    "tiff": picture("TIFF"),
    "bmp": picture("BMP"),
}


@pytest.mark.parametrize("name", BAD)
def test_a_bad_file_is_refused_with_a_sentence(name: str) -> None:
    with pytest.raises(images.BadImage, match=r"^[A-Z0-9].+\.$"):
        take(BAD[name])


def test_a_file_that_is_too_long_is_refused_unread() -> None:
    with pytest.raises(images.BadImage, match="12 MB"):
        images.take_in(None, images.MAX_BYTES + 1)  # type: ignore[arg-type]


def test_a_large_header_is_refused_before_any_pixel_is_decoded(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ImageFile.ImageFile, "load", lambda self: pytest.fail("decoded"))
    with pytest.raises(images.BadImage, match="too large"):
        take(png_header(9000, 9000))


def exif_with_position(orientation: int = 6) -> Image.Exif:
    exif = Image.Exif()
    exif[0x0112], exif[0x010F] = orientation, "SecretCam7331"
    place = exif.get_ifd(0x8825)
    place[1], place[2] = "N", (35.0, 40.0, 0.0)
    return exif


def test_position_camera_profile_and_comment_are_gone() -> None:
    taken = take(picture(exif=exif_with_position(), icc_profile=b"profile7331" * 20, comment=PAYLOAD))
    for content in taken.files.values():
        opened = Image.open(io.BytesIO(content))
        assert not dict(opened.getexif())
        assert not {"icc_profile", "exif", "comment", "xmp"} & opened.info.keys()
        assert b"7331" not in content


def test_the_orientation_is_applied_before_it_is_dropped() -> None:
    taken = take(picture(size=(640, 480), exif=exif_with_position(6)))
    assert (taken.width, taken.height) == (480, 640)


@pytest.mark.parametrize("data", [PLAIN + PAYLOAD, picture("PNG") + PAYLOAD, picture("WEBP") + PAYLOAD])
def test_what_hangs_on_behind_the_end_is_not_kept(data: bytes) -> None:
    assert not any(PAYLOAD in content for content in take(data).files.values())


def test_text_in_a_png_is_not_kept() -> None:
    plain = picture("PNG")
    taken = take(plain[:33] + chunk(b"tEXt", b"Comment\0" + PAYLOAD) + plain[33:])
    assert not any(PAYLOAD in content for content in taken.files.values())


@pytest.mark.parametrize(
    ("data", "ending"),
    [
        (picture("JPEG", mode="CMYK"), "jpg"),
        (picture("JPEG", mode="L"), "jpg"),
        (picture("JPEG", progressive=True), "jpg"),
        (picture("PNG", mode="I;16"), "jpg"),
        (picture("PNG", mode="1"), "jpg"),
        (picture("WEBP"), "jpg"),
        (picture("PNG", size=(1, 1)), "jpg"),
        (picture("PNG", mode="RGBA"), "png"),
    ],
)
def test_every_honest_mode_is_taken(data: bytes, ending: str) -> None:
    assert take(data).ending == ending


def test_a_palette_with_alpha_stays_see_through() -> None:
    target = io.BytesIO()
    Image.new("RGBA", (64, 64), (1, 2, 3, 9)).quantize().save(target, "PNG")
    taken = take(target.getvalue())
    shown = Image.open(io.BytesIO(taken.files[images.file_name(taken.digest, 64, "webp")]))
    assert taken.ending == "png"
    assert shown.convert("RGBA").getpixel((5, 5))[3] == 9  # type: ignore[index]


def test_sixteen_bits_are_scaled_and_not_cut_off() -> None:
    target = io.BytesIO()
    Image.new("I;16", (30, 20), 128 * 256).save(target, "PNG")
    taken = take(target.getvalue())
    shown = Image.open(io.BytesIO(taken.files[images.file_name(taken.digest, 30, "jpg")]))
    assert abs(shown.convert("L").getpixel((5, 5)) - 128) < 3  # type: ignore[operator]


def test_a_large_picture_is_kept_in_three_widths_and_three_formats() -> None:
    taken = take(picture(size=(6000, 4000)))
    assert taken.width == 1600
    names = {f"{taken.digest}-{width}.{ending}" for width in images.WIDTHS for ending in ("avif", "webp", "jpg")}
    assert taken.files.keys() == names


def test_a_small_picture_is_not_blown_up() -> None:
    assert {name.split("-")[1] for name in take(picture(size=(300, 200))).files} == {"300.avif", "300.webp", "300.jpg"}


def test_the_same_picture_has_the_same_name() -> None:
    assert take(PLAIN).digest == take(PLAIN).digest != take(picture(size=(641, 480))).digest
