"""Programs from outside that look at our PDFs, and how the tests ask them."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pypdfium2
import pytest
import zxingcpp


def needs_tool(name: str) -> pytest.MarkDecorator:
    """Skips a test, with the reason, where the program is not installed."""
    return pytest.mark.skipif(shutil.which(name) is None, reason=f"{name} is not installed")


def ask(*command: str | Path) -> str:
    """What a program says on both its outputs; it may end with an error."""
    done = subprocess.run(
        [str(part) for part in command], capture_output=True, text=True, timeout=60, check=False
    )
    return done.stdout + done.stderr


def text_of(pdf: bytes, page: int = 0) -> str:
    """The words of a page in one line, as a reader would copy them."""
    document = pypdfium2.PdfDocument(pdf)
    words = document[page].get_textpage().get_text_bounded()
    document.close()
    # pdfium tells a hyphen at the end of a line as \\x02.
    return " ".join(words.replace("\x02", "- ").split())


def pages(pdf: bytes) -> int:
    document = pypdfium2.PdfDocument(pdf)
    count = len(document)
    document.close()
    return count


def picture(pdf: bytes, page: int = 0, dots: int = 150):
    """The page as a picture of `dots` per inch."""
    document = pypdfium2.PdfDocument(pdf)
    image = document[page].render(scale=dots / 72).to_pil()
    document.close()
    return image


def scanned(pdf: bytes, page: int = 0, dots: int = 150) -> list[str]:
    """What a scanner reads from the QR codes of a printed page."""
    return [code.text for code in zxingcpp.read_barcodes(picture(pdf, page, dots).convert("L"))]


def places_of_words(pdf: bytes) -> dict[tuple[float, ...], str]:
    """Every run of words on the first page by its rectangle in points."""
    document = pypdfium2.PdfDocument(pdf)
    page = document[0].get_textpage()
    boxes = [page.get_rect(index) for index in range(page.count_rects())]
    found = {tuple(round(side, 1) for side in box): page.get_text_bounded(*box) for box in boxes}
    document.close()
    return found
