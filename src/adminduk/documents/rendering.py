"""Rendering a data set to a PDF: PDF/UA-1 and PDF/A-3a together, the same bytes for the same data.

One typst compiler is kept warm for each process, because the first compilation reads the fonts and
costs ten times the others.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import cache
from pathlib import Path
from threading import Lock
from urllib.parse import urlsplit

import fontpkg
import typst

from adminduk.documents import (
    presentation_akta,  # noqa: F401  registers what it presents, as the next one does
    presentation_akta_register,  # noqa: F401
    terbilang,
)
from adminduk.documents.datasets import Dataset
from adminduk.documents.presentation_residents import present
from adminduk.documents.qr import qr_svg
from adminduk.documents.wording import texts

TEMPLATES = Path(__file__).parent / "templates"
STANDARDS = ["ua-1", "a-3a"]
FAMILIES = ("Noto Sans", "Source Serif 4")
SHARED_TEXTS = ("republic", "emblem", "qr.", "nik", "nip", "signed.", "footer.", "state.", "sex.")


class Mark(StrEnum):
    """What a rendering may say about itself besides its content."""

    INVALID = "invalid"
    COPY = "copy"


@dataclass(frozen=True, slots=True)
class State:
    """A printed state: TIDAK BERLAKU since a day, SALINAN made on a day, CONTOH, or CONTOH with one of them; a preview of what
    is not ordered yet."""

    mark: Mark | None = None
    day: date | None = None
    sample: bool = False
    preview: bool = False

    @classmethod
    def invalid(cls, *, since: date, sample: bool = False) -> State:
        return cls(Mark.INVALID, since, sample)

    @classmethod
    def copy(cls, *, on: date, sample: bool = False) -> State:
        return cls(Mark.COPY, on, sample)

    @property
    def keys(self) -> list[str]:
        return ([str(self.mark)] if self.mark else []) + (["sample"] if self.sample or self.preview else [])

    @property
    def texts(self) -> list[str]:
        """Keys of what is printed: a preview is drawn as a sample is, but its data are nobody's invention."""
        return [f"state.{'preview' if key == 'sample' and self.preview else key}" for key in self.keys]


SAMPLE = State(sample=True)
PREVIEW = State(preview=True)


def render(
    dataset: Dataset, *, verification_address: str, code: str, seal: str = "", state: State | None = None
) -> bytes:
    """The PDF of `dataset`.

    `verification_address` is the public base address (https://…), `code` the verification code as
    shown (XXXX-XXXX-XXXX); an official document carries both in its QR and in its footer. A form
    has none: its `code` is empty. The QR's path /q/1/ is honoured for ever. `seal` is what the QR says to
    a phone without network; it stands in the address's fragment, which no server ever sees.
    """
    presented = present(dataset)
    wanted = SHARED_TEXTS + tuple(presented.texts)
    words = {
        key: {"id": both.id, "en": both.en}
        for key, both in texts(dataset.wording).items()
        if key.startswith(wanted)
    }
    document = {
        "data": presented.data,
        "texts": words,
        "code": code,
        "address": printed_address(verification_address),
        "qr": _qr(verification_address, code, seal) if code else None,
        "state": _state(state),
        "meta": {
            "title": presented.title,
            "author": presented.author,
            "description": presented.description,
            "keywords": [f"adminduk:{dataset.kind}", f"sha256:{dataset.digest().hex()}"],
            "date": [presented.day.year, presented.day.month, presented.day.day],
        },
    }
    return _compile(f"{dataset.kind}.typ", json.dumps(document, ensure_ascii=False))


def qr_address(verification_address: str, code: str) -> str:
    """The address in the QR: opaque, versioned, without personal data."""
    return f"{verification_address.rstrip('/')}/q/1/{code.replace('-', '')}"


def _qr(verification_address: str, code: str, seal: str) -> str:
    address = qr_address(verification_address, code)
    # With a seal the code is large, and level M keeps its modules big enough for a poor camera.
    return qr_svg(f"{address}#{seal}", level="M") if seal else qr_svg(address)


def printed_address(verification_address: str) -> str:
    """The address as people type it: host and /periksa, without the scheme."""
    split = urlsplit(verification_address)
    return f"{split.netloc}{split.path.rstrip('/')}/periksa"


def _state(state: State | None) -> dict | None:
    if state is None or not state.keys:
        return None
    return {
        "drawing": "-".join(state.keys),
        "keys": state.texts,
        "date": terbilang.long_date(state.day) if state.day else "",
    }


_compiling = Lock()


@cache
def _compiler() -> typst.Compiler:
    folders = sorted({str(file.path.parent) for family in FAMILIES for file in fontpkg.family(family).files})
    fonts = typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=folders)
    missing = set(FAMILIES) - set(fonts.families())
    if missing:
        raise RuntimeError(f"fonts are missing: {sorted(missing)}")
    return typst.Compiler(root=str(TEMPLATES), font_paths=fonts)


def _compile(template: str, document: str) -> bytes:
    # The compiler holds one set of inputs, so two threads must take turns.
    with _compiling:
        pdf = _compiler().compile(
            str(TEMPLATES / template),
            format="pdf",
            sys_inputs={"document": document},
            pdf_standards=STANDARDS,
        )
    # PDF/A (ISO 19005-3, 6.1.9) wants every object on a line of its own, also the first that a signer adds.
    return pdf if pdf.endswith(b"\n") else pdf + b"\n"


def draw(template: str, document: str, *, form: str, dots: int) -> bytes:
    """A drawing that is no document: one page as "png" of `dots` to the inch, or as plain "pdf"."""
    with _compiling:
        drawn = _compiler().compile(
            str(TEMPLATES / template), format=form, ppi=float(dots), sys_inputs={"document": document}
        )
    return drawn[0] if isinstance(drawn, list) else drawn
