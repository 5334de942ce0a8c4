"""Files as people send them, and as those make them who mean harm."""

from __future__ import annotations

import io
import struct
import zlib
from collections.abc import Callable

import pillow_heif
import pypdfium2
from PIL import Image, ImageCms, ImageDraw

PLACE = (6.4817, 106.8540)  # where the photo says it was taken
CAMERA = "Nokia Rahasia 3310"


def paper(width: int = 1200, height: int = 900) -> Image.Image:
    """A white page whose left upper corner is red and right upper corner is blue."""
    picture = Image.new("RGB", (width, height), "white")
    draw = ImageDraw.Draw(picture)
    draw.rectangle([0, 0, width // 4, height // 4], fill=(220, 20, 20))
    draw.rectangle([width * 3 // 4, 0, width, height // 4], fill=(20, 20, 220))
    return picture


def saved(picture: Image.Image, kind: str, **options: object) -> bytes:
    out = io.BytesIO()
    picture.save(out, kind, **options)
    return out.getvalue()


def jpeg(width: int = 1200, height: int = 900, **options: object) -> bytes:
    return saved(paper(width, height), "JPEG", **options)


def png(**options: object) -> bytes:
    return saved(paper(), "PNG", **options)


def heic(**options: object) -> bytes:
    out = io.BytesIO()
    pillow_heif.from_pillow(paper()).save(out, quality=80, **options)
    return out.getvalue()


def telling_exif(orientation: int = 1) -> Image.Exif:
    """What a phone writes into a photo: place, camera, time, and which side is up."""
    exif = Image.Exif()
    exif[0x010F] = CAMERA
    exif[0x0112] = orientation
    exif[0x0132] = "2026:11:20 07:15:00"
    place = exif.get_ifd(0x8825)
    place[1], place[2] = "S", (6.0, 28.0, 54.1)
    place[3], place[4] = "E", (106.0, 51.0, 14.4)
    return exif


def pdf(pages: int = 1, size: tuple[float, float] = (595, 842)) -> bytes:
    document = pypdfium2.PdfDocument.new()
    for _ in range(pages):
        document.new_page(*size)
    out = io.BytesIO()
    document.save(out)
    document.close()
    return out.getvalue()


def locked_pdf() -> bytes:
    """A PDF behind a password (standard security handler, 40-bit), written by hand."""
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]>>",
        b"<</Filter/Standard/V 1/R 2/P -44/O<" + b"5a" * 32 + b">/U<" + b"a5" * 32 + b">>>",
    ]
    out, places = b"%PDF-1.4\n", []
    for number, content in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    start = len(out)
    out += b"xref\n0 5\n0000000000 65535 f \n" + b"".join(b"%010d 00000 n \n" % place for place in places)
    identity = b"<" + b"11" * 16 + b">"
    out += b"trailer\n<</Size 5/Root 1 0 R/Encrypt 4 0 R/ID[%s%s]>>\nstartxref\n%d\n%%%%EOF\n" % (
        identity,
        identity,
        start,
    )
    return out


def png_bomb(side: int = 30_000) -> bytes:
    """A few kilobytes that would be nearly a thousand million pixels."""

    def chunk(name: bytes, body: bytes) -> bytes:
        return struct.pack(">I", len(body)) + name + body + struct.pack(">I", zlib.crc32(name + body))

    squeeze = zlib.compressobj(9)
    line = b"\0" * (side // 8 + 1)
    body = b"".join(squeeze.compress(line) for _ in range(2_000)) + squeeze.flush()
    header = struct.pack(">IIBBBBB", side, side, 1, 0, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", body) + chunk(b"IEND", b"")


def animated_png() -> bytes:
    """Two frames; the first is the paper, the second is black."""
    return saved(paper(), "PNG", save_all=True, append_images=[Image.new("RGB", (1200, 900), "black")])


def display_p3_profile() -> bytes:
    """A profile that is not sRGB, as phones embed one."""
    return ImageCms.ImageCmsProfile(ImageCms.createProfile("LAB")).tobytes()


GOOD: dict[str, Callable[[], bytes]] = {"jpeg": jpeg, "png": png, "heic": heic, "pdf": pdf}
