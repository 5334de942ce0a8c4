"""The decoder, run as a program of its own: bytes in at stdin, JPEG pages out at stdout.

Decoders of photos and PDFs are large C libraries, and what they read comes from strangers. So they run
in a process that has no keys, no database and no settings, with little memory and time, and that is
gone afterwards. For the same reason this file imports nothing of ours.

Answer: one line of JSON, {"sizes": [[width, height, bytes], …]} and then the pages one after another,
or {"problem": "…"}.
"""

from __future__ import annotations

import io
import json
import resource
import sys
from collections.abc import Iterator
from typing import Any

import pillow_heif
import pypdfium2
from PIL import Image, ImageCms, ImageOps

LONG_SIDE = 2400  # pixels: an A4 page at about 200 dots an inch
QUALITY = 82
MAX_PAGES = 10
MAX_PIXELS = 64_000_000
CPU_SECONDS = 15
MEMORY_BYTES = 1_536 * 1024 * 1024
PASSWORD_ERROR = 4  # FPDF_ERR_PASSWORD


class Problem(Exception):
    """A reason to refuse, as a word that the caller knows."""


def picture_pages(content: bytes, kind: str) -> Iterator[Image.Image]:
    """The one page of a photo; of an animation its first frame."""
    with Image.open(io.BytesIO(content), formats=["HEIF" if kind == "heic" else kind.upper()]) as picture:
        if picture.width * picture.height > MAX_PIXELS:
            raise Problem("pixels")
        # Lets the JPEG decoder shrink while it reads: an eighth of the memory for a large photo.
        picture.draft("RGB", (LONG_SIDE, LONG_SIDE))
        picture.seek(0)
        picture.load()
        yield ImageOps.exif_transpose(picture)


def pdf_pages(content: bytes) -> Iterator[Image.Image]:
    try:
        document = pypdfium2.PdfDocument(content)
    except pypdfium2.PdfiumError as failure:
        raise Problem("locked" if failure.err_code == PASSWORD_ERROR else "broken") from failure
    if len(document) > MAX_PAGES:
        raise Problem("pages")
    if not len(document):
        raise Problem("broken")
    document.init_forms()  # what was typed into a form's fields shall be seen too
    for page in document:
        longest = max(page.get_size())
        if longest <= 0:
            raise Problem("broken")
        yield page.render(scale=min(LONG_SIDE / longest, 4)).to_pil()
        page.close()


def in_srgb(picture: Image.Image) -> Image.Image:
    """Eight bits of red, green and blue as screens mean them; transparent parts as white paper."""
    profile = picture.info.get("icc_profile")
    if picture.mode.startswith("I") or picture.mode == "F":
        picture = picture.convert("I").point(lambda value: value / 256).convert("L")
    if picture.mode in {"RGBA", "LA", "PA"} or "transparency" in picture.info:
        picture = picture.convert("RGBA")
        paper = Image.new("RGBA", picture.size, "white")
        picture = Image.alpha_composite(paper, picture).convert("RGB")
    if profile and picture.mode in {"RGB", "L", "CMYK"}:
        try:
            source = ImageCms.ImageCmsProfile(io.BytesIO(profile))
            picture = (
                ImageCms.profileToProfile(picture, source, ImageCms.createProfile("sRGB"), outputMode="RGB")
                or picture
            )
        except (ImageCms.PyCMSError, OSError):
            pass  # a wrong profile makes colours pale, which is no reason to refuse a paper
    return picture.convert("RGB")


def as_jpeg(picture: Image.Image) -> tuple[bytes, int, int]:
    picture = in_srgb(picture)
    picture.thumbnail((LONG_SIDE, LONG_SIDE), Image.Resampling.LANCZOS)
    # Pixels only, in a fresh image: no EXIF, XMP, IPTC, profile, comment or thumbnail comes along.
    bare = Image.new("RGB", picture.size)
    bare.paste(picture)
    out = io.BytesIO()
    bare.save(out, "JPEG", quality=QUALITY, optimize=True, progressive=True)
    return out.getvalue(), bare.width, bare.height


def decode(content: bytes, kind: str) -> list[tuple[bytes, int, int]]:
    Image.MAX_IMAGE_PIXELS = MAX_PIXELS
    pillow_heif.register_heif_opener(thumbnails=False, depth_images=False, aux_images=False)
    pages = pdf_pages(content) if kind == "pdf" else picture_pages(content, kind)
    try:
        return [as_jpeg(page) for page in pages]
    except (Image.DecompressionBombError, Image.DecompressionBombWarning) as bomb:
        raise Problem("pixels") from bomb
    except MemoryError as full:
        raise Problem("hard") from full
    except Problem:
        raise
    except Exception as failure:  # the decoders raise nearly every class there is
        raise Problem("broken") from failure


def live_modestly() -> None:
    for what, limit in (
        (resource.RLIMIT_CPU, CPU_SECONDS),
        (resource.RLIMIT_AS, MEMORY_BYTES),
        (resource.RLIMIT_FSIZE, 0),
        (resource.RLIMIT_CORE, 0),
    ):
        resource.setrlimit(what, (limit, limit))


def main(kind: str) -> None:
    content = sys.stdin.buffer.read()
    live_modestly()
    answer: dict[str, Any]
    try:
        pages = decode(content, kind)
        answer = {"sizes": [[width, height, len(jpeg)] for jpeg, width, height in pages]}
    except Problem as problem:
        pages, answer = [], {"problem": str(problem)}
    sys.stdout.buffer.write(json.dumps(answer).encode() + b"\n" + b"".join(page[0] for page in pages))
    sys.stdout.buffer.flush()


if __name__ == "__main__":
    main(sys.argv[1])
