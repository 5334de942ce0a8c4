"""From whatever somebody sends to pages that are safe to keep, to show and to print."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path
from threading import BoundedSemaphore

from adminduk.casework.intake.sniff import kind_of
from adminduk.casework.intake.types import (
    CleanFile,
    FileBroken,
    FileEmpty,
    FileKind,
    FileTooHard,
    FileTooLarge,
    IntakeBusy,
    PdfLocked,
    PictureTooBig,
    TooManyPages,
)
from adminduk.foundation.refusals import Refused

MAX_BYTES = 5 * 1024 * 1024
DECODER = Path(__file__).with_name("decoder.py")
WALL_SECONDS = 30
WAIT_SECONDS = 60

# Each decoder may take a core and a gigabyte: more at once than cores would only slow all of them.
_desks = BoundedSemaphore(max(2, os.cpu_count() or 2))

PROBLEMS: dict[str, Callable[[], Refused]] = {
    "broken": FileBroken,
    "hard": FileTooHard,
    "locked": PdfLocked,
    "pages": lambda: TooManyPages(pages=10),
    "pixels": lambda: PictureTooBig(megapixels=64),
}


def sanitize(content: bytes, declared: str | None = None, *, max_bytes: int = MAX_BYTES) -> CleanFile:
    """The pages of a JPEG, PNG, HEIC or PDF file of at most `max_bytes`, made anew from its pixels.

    `declared` is the media type that the sender stated, which decides nothing but the wording of a
    refusal. Raises a `Refused` of `casework.intake.types`; `IntakeBusy` when too many wait already.
    """
    if not content:
        raise FileEmpty
    if len(content) > max_bytes:
        raise FileTooLarge(megabytes=max_bytes // (1024 * 1024) or 1)
    kind = kind_of(content, declared)
    pages, sizes = _decode(content, kind)
    return CleanFile(pages=pages, sizes=sizes, original_kind=kind, sha256=sha256(content).hexdigest())


def _decode(content: bytes, kind: FileKind) -> tuple[tuple[bytes, ...], tuple[tuple[int, int], ...]]:
    if not _desks.acquire(timeout=WAIT_SECONDS):
        raise IntakeBusy
    try:
        done = subprocess.run(
            [sys.executable, "-I", str(DECODER), kind],
            input=content,
            capture_output=True,
            timeout=WALL_SECONDS,
            env={"LC_ALL": "C.UTF-8"},
            check=False,
        )
    except subprocess.TimeoutExpired as slow:
        raise FileTooHard from slow
    finally:
        _desks.release()
    header, _, body = done.stdout.partition(b"\n")
    if done.returncode != 0 or not header:
        # Killed at a limit, or a decoder that crashed over the file: either way the file is to blame.
        raise FileTooHard
    answer = json.loads(header)
    if "problem" in answer:
        raise PROBLEMS[answer["problem"]]()
    pages, sizes, start = [], [], 0
    for width, height, length in answer["sizes"]:
        pages.append(body[start : start + length])
        sizes.append((width, height))
        start += length
    return tuple(pages), tuple(sizes)
