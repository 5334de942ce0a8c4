"""What a file is, by its content; its name and declared type prove nothing."""

from __future__ import annotations

from adminduk.casework.intake.types import (
    FileBroken,
    FileKind,
    FileKindRefused,
    FileTwoFaced,
    OfficeFileRefused,
    VideoRefused,
)

HEIC_BRANDS = {b"heic", b"heix", b"heim", b"heis", b"hevc", b"hevx", b"mif1", b"msf1"}
PICTURES_AND_PDF = ("image/jpeg", "image/png", "image/heic", "image/heif", "application/pdf")

# The end record of a ZIP file may be followed by a comment of 64 KB at most.
ZIP_END, ZIP_TAIL = b"PK\x05\x06", 22 + 65_535
MARKUP = (b"<!doctype", b"<html", b"<script", b"<svg ", b"<?php")


def kind_of(content: bytes, declared: str | None = None) -> FileKind:
    """The kind of `content`; a refusal that fits when it is none that we take.

    `declared` (a media type) only chooses the sentence: something declared a photo that is none is
    called damaged, anything else an unsuitable kind.
    """
    if content.startswith(b"\xff\xd8\xff"):
        return _honest("jpeg", content)
    if content.startswith(b"\x89PNG\r\n\x1a\n"):
        return _honest("png", content)
    if content[4:8] == b"ftyp":
        if content[8:12] in HEIC_BRANDS:
            return _honest("heic", content)
        raise FileKindRefused if content[8:12] in {b"avif", b"avis"} else VideoRefused
    if content.startswith(b"%PDF-"):
        return _honest("pdf", content)
    if content.startswith((b"PK\x03\x04", b"\xd0\xcf\x11\xe0")):
        raise OfficeFileRefused
    if (declared or "").lower().startswith(PICTURES_AND_PDF):
        raise FileBroken
    raise FileKindRefused


def _honest(kind: FileKind, content: bytes) -> FileKind:
    """Refuses what another program would take for something else: a ZIP, a PDF or a web page as well."""
    lower = content.lower()
    searched = lower[:1024] if kind == "pdf" else lower  # a PDF may well print such words
    if (
        ZIP_END in content[-ZIP_TAIL:]
        or (kind != "pdf" and b"%pdf-" in lower)
        or any(mark in searched for mark in MARKUP)
    ):
        raise FileTwoFaced
    return kind
