from __future__ import annotations

import io
import os
from contextlib import suppress
from hashlib import sha256

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PIL import Image

from adminduk.casework.intake.sanitize import sanitize
from adminduk.casework.intake.types import (
    CleanFile,
    FileBroken,
    FileEmpty,
    FileKindRefused,
    FileTooHard,
    FileTooLarge,
    FileTwoFaced,
    OfficeFileRefused,
    PdfLocked,
    PictureTooBig,
    TooManyPages,
    VideoRefused,
)
from adminduk.foundation.refusals import Refused
from tests.casework.intake import files


def opened(clean: CleanFile, page: int = 0) -> Image.Image:
    picture = Image.open(io.BytesIO(clean.pages[page]))
    picture.load()
    return picture


def corners(picture: Image.Image) -> tuple[str, str, str]:
    """The colours of the corners: left upper, right upper, right lower."""
    names = {(True, False, False): "red", (False, False, True): "blue", (True, True, True): "white"}
    right, below = picture.width - 20, picture.height - 20
    return tuple(  # type: ignore[return-value]
        names.get(tuple(level > 128 for level in picture.getpixel(place)), "other")  # type: ignore[arg-type, union-attr]
        for place in ((20, 20), (right, 20), (right, below))
    )


@pytest.mark.parametrize("kind", files.GOOD)
def test_what_people_send_becomes_plain_jpeg(kind: str) -> None:
    content = files.GOOD[kind]()
    clean = sanitize(content)
    assert clean.original_kind == kind
    assert clean.sha256 == sha256(content).hexdigest()
    picture = opened(clean)
    assert (picture.format, picture.mode) == ("JPEG", "RGB")
    assert picture.size == clean.sizes[0] == (clean.width, clean.height)


@pytest.mark.parametrize("kind", ["jpeg", "png", "heic"])
def test_the_picture_stays_the_picture(kind: str) -> None:
    picture = opened(sanitize(files.GOOD[kind]()))
    assert picture.size == (1200, 900)
    assert corners(picture) == ("red", "blue", "white")


@pytest.mark.parametrize("kind", ["jpeg", "png", "heic"])
def test_where_and_with_what_a_photo_was_taken_is_really_gone(kind: str) -> None:
    told = files.telling_exif().tobytes()
    content = files.GOOD[kind](exif=told)
    before = Image.open(io.BytesIO(content)).getexif() if kind != "heic" else None
    if before is not None:
        assert before.get_ifd(0x8825)[2] == (6.0, 28.0, 54.1), "the test's own photo tells its place"
    assert files.CAMERA.encode() in content
    (page,) = sanitize(content).pages
    assert files.CAMERA.encode() not in page
    assert b"Exif" not in page
    assert not Image.open(io.BytesIO(page)).getexif()


def test_no_other_metadata_comes_along() -> None:
    content = files.jpeg(
        comment=b"milik ibu Siti",
        xmp=b"<x:xmpmeta>Siti Nurhasanah</x:xmpmeta>",
        icc_profile=files.display_p3_profile(),
    )
    assert b"Siti" in content
    (page,) = sanitize(content).pages
    assert b"Siti" not in page
    assert set(Image.open(io.BytesIO(page)).info) <= {
        "jfif", "jfif_version", "jfif_unit", "jfif_density", "progressive", "progression",
    }  # fmt: skip


@pytest.mark.parametrize(
    ("orientation", "expected"),
    [
        (1, ("red", "blue", "white")),
        (3, ("white", "white", "red")),
        (6, ("white", "red", "blue")),
        (8, ("blue", "white", "white")),
    ],
)
def test_a_photo_taken_sideways_stands_upright(orientation: int, expected: tuple[str, str, str]) -> None:
    picture = opened(sanitize(files.jpeg(exif=files.telling_exif(orientation).tobytes())))
    assert picture.size == ((900, 1200) if orientation in {6, 8} else (1200, 900))
    assert corners(picture) == expected


def test_a_photo_of_a_good_camera_is_made_smaller() -> None:
    clean = sanitize(files.jpeg(4800, 3200, quality=60))
    assert clean.sizes == ((2400, 1600),)
    assert len(clean.pages[0]) < 500_000


def test_a_long_receipt_keeps_its_shape() -> None:
    assert sanitize(files.jpeg(300, 3000)).sizes == ((240, 2400),)


def test_transparent_parts_become_white_paper() -> None:
    see_through = Image.new("RGBA", (200, 100), (0, 0, 0, 0))
    assert opened(sanitize(files.saved(see_through, "PNG"))).getpixel((100, 50)) == (255, 255, 255)


@pytest.mark.parametrize("mode", ["1", "L", "P", "LA", "I;16"])
def test_scanners_of_every_kind_are_understood(mode: str) -> None:
    scan = Image.new(mode, (400, 300), 0 if mode != "LA" else (0, 255))
    clean = sanitize(files.saved(scan, "PNG"))
    level = opened(clean).getpixel((5, 5))
    assert max(level) < 30, "black stays black"  # type: ignore[arg-type, type-var]


def test_a_white_scan_of_sixteen_bits_stays_white() -> None:
    scan = Image.new("I;16", (400, 300), 65_535)
    assert min(opened(sanitize(files.saved(scan, "PNG"))).getpixel((5, 5))) > 240  # type: ignore[arg-type, type-var]


def test_a_picture_in_printers_colours_is_understood() -> None:
    assert opened(sanitize(files.saved(files.paper().convert("CMYK"), "JPEG"))).mode == "RGB"


def test_of_an_animation_the_first_frame_counts() -> None:
    clean = sanitize(files.animated_png())
    assert len(clean.pages) == 1
    assert corners(opened(clean)) == ("red", "blue", "white")


def test_every_page_of_a_pdf_becomes_a_picture() -> None:
    clean = sanitize(files.pdf(pages=3))
    assert len(clean.pages) == 3
    assert set(clean.sizes) == {(1696, 2400)} or all(max(size) == 2400 for size in clean.sizes)


def test_a_tiny_page_is_not_blown_up_and_a_poster_is_not_drawn_whole() -> None:
    assert max(sanitize(files.pdf(size=(100, 100))).sizes[0]) <= 400
    assert max(sanitize(files.pdf(size=(14_000, 9_000))).sizes[0]) <= 2400


@pytest.mark.parametrize(
    ("content", "refusal"),
    [
        (b"", FileEmpty),
        (b"x" * (5 * 1024 * 1024 + 1), FileTooLarge),
        (b"<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>", FileKindRefused),
        (b"<!DOCTYPE html><html><body>Halo</body></html>", FileKindRefused),
        (b"GIF89a" + b"\0" * 50, FileKindRefused),
        (b"RIFF\x24\0\0\0WEBPVP8 ", FileKindRefused),
        (b"II*\0" + b"\0" * 50, FileKindRefused),
        (b"MZ\x90\0" + b"\0" * 100, FileKindRefused),
        (b"PK\x03\x04" + b"\0" * 100, OfficeFileRefused),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 100, OfficeFileRefused),
        (b"\0\0\0\x20ftypisom" + b"\0" * 100, VideoRefused),
        (b"\0\0\0\x20ftypqt  " + b"\0" * 100, VideoRefused),
        (b"\0\0\0\x20ftypavif" + b"\0" * 100, FileKindRefused),
        (b"\xff\xd8\xff" + b"\0" * 1000, FileBroken),
        (b"\x89PNG\r\n\x1a\n" + b"\0" * 1000, FileBroken),
        (b"\0\0\0\x18ftypheic" + b"\0" * 1000, FileBroken),
        (b"%PDF-1.7\n" + b"garbage " * 100, FileBroken),
        (files.jpeg()[:4000], FileBroken),
        (files.png()[:1000], FileBroken),
        (files.heic()[:3000], FileBroken),
        (files.png_bomb(), PictureTooBig),
        (files.locked_pdf(), PdfLocked),
        (files.pdf(pages=11), TooManyPages),
        (files.jpeg() + b"PK\x05\x06" + b"\0" * 18, FileTwoFaced),
        (files.jpeg() + b"\n%PDF-1.4\n", FileTwoFaced),
        (files.jpeg(comment=b"<script>alert(1)</script>"), FileTwoFaced),
        (files.png() + b"<html><body>", FileTwoFaced),
        (files.pdf() + b"PK\x05\x06" + b"\0" * 18, FileTwoFaced),
        (b"%PDF-1.4 <html><script>alert(1)</script>\n" + files.pdf(), FileTwoFaced),
    ],
    ids=lambda value: value.__name__ if isinstance(value, type) else repr(value[:12]),
)
def test_what_is_no_honest_paper_is_refused_with_a_sentence(content: bytes, refusal: type[Refused]) -> None:
    with pytest.raises(Refused) as refused:
        sanitize(content)
    assert type(refused.value) is refusal
    for language in ("id", "en"):
        assert "{" not in refused.value.say(language)


def test_a_photo_that_only_says_it_is_one_is_called_damaged() -> None:
    with pytest.raises(FileBroken):
        sanitize(b"hello, I am a photo", "image/jpeg")
    with pytest.raises(FileKindRefused):
        sanitize(b"hello, I am a text", "text/plain")


@pytest.mark.parametrize("declared", ["image/svg+xml", "text/html", "application/x-msdownload", "", None])
def test_the_content_decides_and_not_what_the_browser_says(declared: str | None) -> None:
    assert sanitize(files.jpeg(), declared).original_kind == "jpeg"


def test_a_larger_limit_can_be_asked_for() -> None:
    with pytest.raises(FileTooLarge):
        sanitize(files.jpeg(), max_bytes=1000)


def test_the_decoder_gets_no_secret(tmp_path: object, monkeypatch: pytest.MonkeyPatch) -> None:
    """It runs without our environment: whatever a crafted photo makes it do, it has no key to steal."""
    from adminduk.casework.intake import sanitize as module

    spy = tmp_path / "spy.py"  # type: ignore[operator]
    spy.write_text(
        "import json, os, sys\nsys.stdin.buffer.read()\n"
        "print(json.dumps({'sizes': [[len(os.environ), len([m for m in sys.modules if 'adminduk' in m]), 0]]}))\n"
    )
    monkeypatch.setenv("ADMINDUK_MASTER_KEY", "/secret/place")
    monkeypatch.setattr(module, "DECODER", spy)
    ((variables, ours),) = sanitize(files.jpeg()).sizes
    assert variables <= 2  # LC_ALL, and LC_CTYPE where Python adds it
    assert ours == 0
    assert "ADMINDUK_MASTER_KEY" in os.environ


@pytest.mark.parametrize(
    "fault",
    [
        "import os; os.abort()",
        "import sys; sys.exit(3)",
        "import resource; resource.setrlimit(resource.RLIMIT_CPU, (1, 1))\nwhile True: pass",
    ],
)
def test_a_decoder_that_dies_over_a_file_is_a_refusal_and_no_failure(
    fault: str, tmp_path: object, monkeypatch: pytest.MonkeyPatch
) -> None:
    from adminduk.casework.intake import sanitize as module

    broken = tmp_path / "broken.py"  # type: ignore[operator]
    broken.write_text(f"import sys\nsys.stdin.buffer.read()\n{fault}\n")
    monkeypatch.setattr(module, "DECODER", broken)
    with pytest.raises(FileTooHard):
        sanitize(files.jpeg())


def test_a_file_that_takes_too_long_is_refused(tmp_path: object, monkeypatch: pytest.MonkeyPatch) -> None:
    from adminduk.casework.intake import sanitize as module

    slow = tmp_path / "slow.py"  # type: ignore[operator]
    slow.write_text("import sys, time\nsys.stdin.buffer.read()\ntime.sleep(30)\n")
    monkeypatch.setattr(module, "DECODER", slow)
    monkeypatch.setattr(module, "WALL_SECONDS", 0.3)
    with pytest.raises(FileTooHard):
        sanitize(files.jpeg())


HEADS = [b"", b"\xff\xd8\xff\xe0", b"\x89PNG\r\n\x1a\n", b"\0\0\0\x18ftypheic\0\0\0\0", b"%PDF-1.7\n"]


@settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))
@given(head=st.sampled_from(HEADS), rest=st.binary(max_size=2000))
def test_whatever_comes_is_a_clean_file_or_a_refusal(head: bytes, rest: bytes) -> None:
    with suppress(Refused):
        assert sanitize(head + rest).pages


@settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))
@given(
    kind=st.sampled_from(sorted(files.GOOD)),
    places=st.lists(st.tuples(st.floats(0, 0.999), st.integers(0, 255)), min_size=1, max_size=8),
)
def test_damaged_papers_are_a_clean_file_or_a_refusal(kind: str, places: list[tuple[float, int]]) -> None:
    content = bytearray(ORIGINALS[kind])
    for place, value in places:
        content[int(place * len(content))] = value
    with suppress(Refused):
        assert sanitize(bytes(content)).pages


ORIGINALS = {kind: make() for kind, make in files.GOOD.items()}
