"""The state watermarks: TIDAK BERLAKU, SALINAN and CONTOH in outlined letters, drawn as paths.

Paths and not text, because a word printed forty times would drown the document's own words for
everyone who copies, searches or listens to the page. The letters are one stroke each; a wide stroke
under a slightly narrower white one leaves their outline. Lengths are millimetres.
"""

from __future__ import annotations

import math
from pathlib import Path

from adminduk.documents.ornaments import FOLDER

INK = "#768AA9"  # nila, 40 % lighter: the only line of a document that is not full ink.
SLANT = -32
ROW_STEP, ROW_SHIFT = 42.0, 66.0
CAPITAL = 8.6
STEM, OUTLINE = 1.55, 0.22

# Width and strokes of each letter in a box ten units high, y downwards.
LETTERS = {
    "A": (8.0, "M0 10L4 0L8 10M1.4 6.6H6.6"),
    "B": (6.0, "M3.3 4.8H0V0H3.3A2.4 2.4 0 0 1 3.3 4.8A2.6 2.6 0 0 1 3.3 10H0V4.8"),
    "C": (7.3, "M7.3 1.7A5 5 0 1 0 7.3 8.3"),
    "D": (7.0, "M0 0H2A5 5 0 0 1 2 10H0Z"),
    "E": (5.5, "M5.5 0H0V10H5.5M0 4.9H4.9"),
    "H": (7.0, "M0 0V10M7 0V10M0 4.9H7"),
    "I": (0.0, "M0 0V10"),
    "K": (6.6, "M0 0V10M6.4 0L0 6.2M2.4 3.9L6.6 10"),
    "L": (5.2, "M0 0V10H5.2"),
    "N": (7.2, "M0 10V0L7.2 10V0"),
    "O": (9.4, "M4.7 0A4.7 5 0 1 0 4.7 10A4.7 5 0 1 0 4.7 0Z"),
    "R": (6.2, "M0 10V0H3.4A2.6 2.6 0 0 1 3.4 5.2H0M3.3 5.2L6.4 10"),
    "S": (5.8, "M5.6 1.7C4.9 .5 4 0 3 0A2.46 2.46 0 0 0 3 4.9A2.55 2.55 0 0 1 2.9 10C1.6 10 .6 9.4 0 8.1"),
    "T": (7.0, "M0 0H7M3.5 0V10"),
    "U": (7.0, "M0 0V6.5A3.5 3.5 0 0 0 7 6.5V0"),
}
GAP, SPACE = 3.2, 6.5

STATES = {
    "invalid": ("TIDAK BERLAKU",),
    "copy": ("SALINAN",),
    "sample": ("CONTOH",),
    "invalid-sample": ("TIDAK BERLAKU", "CONTOH"),
    "copy-sample": ("SALINAN", "CONTOH"),
}
AREAS = {"portrait": (196.0, 283.0), "landscape": (283.0, 196.0)}


def _word(word: str) -> tuple[float, list[tuple[float, str]]]:
    """Length of the word in millimetres and its letters as (offset in units, path)."""
    at, letters = 0.0, []
    for letter in word:
        if letter == " ":
            at += SPACE
            continue
        width, path = LETTERS[letter]
        letters.append((at, path))
        at += width + GAP
    return (at - GAP) * CAPITAL / 10, letters


def watermark(words: tuple[str, ...], width: float, height: float) -> str:
    """Rows of `words` in turn, slanted over an area of width by height."""
    scale = CAPITAL / 10
    angle = math.radians(SLANT)
    reach = math.hypot(width, height) / 2
    strokes = []
    for row in range(-math.ceil(reach / ROW_STEP), math.ceil(reach / ROW_STEP) + 1):
        word = words[row % len(words)]
        length, letters = _word(word)
        step = length + 34
        start = -(row % 2) * ROW_SHIFT
        for column in range(-math.ceil(reach / step) - 1, math.ceil(reach / step) + 2):
            along, across = start + column * step - length / 2, row * ROW_STEP
            x = width / 2 + along * math.cos(angle) - across * math.sin(angle)
            y = height / 2 + along * math.sin(angle) + across * math.cos(angle)
            end_x, end_y = x + length * math.cos(angle), y + length * math.sin(angle)
            if (
                max(x, end_x) < -8
                or min(x, end_x) > width + 8
                or max(y, end_y) < -8
                or min(y, end_y) > height + 8
            ):
                continue
            drawn = "".join(f'<path d="{path}" transform="translate({at:.2f} 0)"/>' for at, path in letters)
            strokes.append(
                f'<g transform="translate({x:.2f} {y:.2f}) rotate({SLANT}) scale({scale:.3f})">'
                f'<g stroke="{INK}" stroke-width="{STEM / scale:.3f}">{drawn}</g>'
                f'<g stroke="#fff" stroke-width="{(STEM - OUTLINE) / scale:.3f}">{drawn}</g></g>'
            )
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{width:g}mm" height="{height:g}mm" '
        f'viewBox="0 0 {width:g} {height:g}"><g fill="none" stroke-linejoin="round" '
        f'stroke-linecap="square">{"".join(strokes)}</g></svg>\n'
    )


def drawings() -> dict[str, str]:
    """Every committed watermark by file name."""
    return {
        f"watermark-{state}-{area}.svg": watermark(words, *size)
        for state, words in STATES.items()
        for area, size in AREAS.items()
    }


def write_all(folder: Path = FOLDER) -> None:
    for name, drawing in drawings().items():
        (folder / name).write_text(drawing, encoding="utf-8")


if __name__ == "__main__":
    write_all()
