"""The drawn ornaments of printed documents: kawung frame, kawung bands and guilloche rules.

They give dignity and carry no secret, so nothing here is a security feature. Every line is solid and
of one ink, because a grey or a tint turns to dots on a cheap printer. Lengths are millimetres.
The drawings are committed under templates/ornaments/; `python -m adminduk.documents.ornaments`
writes them again, and a test keeps file and code equal.
"""

from __future__ import annotations

import math
from pathlib import Path

NILA = "#1B3B6F"
FOLDER = Path(__file__).parent / "templates" / "ornaments"


def _petal(cx: float, cy: float, size: float, across: int, down: int) -> str:
    """One kawung petal on a diagonal of the cell, a lens of two arcs, with its seed line."""
    inner, outer = 0.055 * size, 0.482 * size
    x0, y0 = cx + across * inner, cy + down * inner
    x1, y1 = cx + across * outer, cy + down * outer
    radius = 0.372 * size
    lens = (
        f"M{x0:.2f} {y0:.2f}A{radius:.2f} {radius:.2f} 0 0 1 {x1:.2f} {y1:.2f}"
        f"A{radius:.2f} {radius:.2f} 0 0 1 {x0:.2f} {y0:.2f}Z"
    )
    middle = (inner + outer) / 2
    half = 0.07 * size
    seed = (
        f"M{cx + across * (middle - half):.2f} {cy + down * (middle - half):.2f}"
        f"L{cx + across * (middle + half):.2f} {cy + down * (middle + half):.2f}"
    )
    return lens + seed


def _kawung(cx: float, cy: float, size: float) -> str:
    return "".join(_petal(cx, cy, size, across, down) for across in (1, -1) for down in (1, -1))


def _diamond(cx: float, cy: float, reach: float) -> str:
    return (
        f"M{cx - reach:.2f} {cy:.2f}L{cx:.2f} {cy - reach:.2f}"
        f"L{cx + reach:.2f} {cy:.2f}L{cx:.2f} {cy + reach:.2f}Z"
    )


def _rosette(cx: float, cy: float, size: float) -> str:
    """The corner of the frame: a ring about a diamond, where the two bands meet."""
    outlines = ""
    for radius in (0.40 * size, 0.31 * size):
        outlines += (
            f"M{cx - radius:.2f} {cy:.2f}A{radius:.2f} {radius:.2f} 0 1 1 {cx + radius:.2f} {cy:.2f}"
            f"A{radius:.2f} {radius:.2f} 0 1 1 {cx - radius:.2f} {cy:.2f}Z"
        )
    return outlines + _diamond(cx, cy, 0.2 * size)


def _svg(width: float, height: float, *elements: str) -> str:
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{width:g}mm" height="{height:g}mm" '
        f'viewBox="0 0 {width:g} {height:g}">{"".join(elements)}</svg>\n'
    )


def _lines(path: str, weight: float) -> str:
    return f'<path d="{path}" fill="none" stroke="{NILA}" stroke-width="{weight:g}"/>'


def _solid(path: str) -> str:
    return f'<path d="{path}" fill="{NILA}"/>'


def frame(*, width: float = 210, height: float = 297, left: float = 12, top: float = 12.5, cell: float = 6) -> str:
    """The full frame of an akta: a kawung band on all four sides of an A4 page."""
    columns = round((width - 2 * left) / cell)
    rows = int((height - top - 14) // cell)
    right, bottom = columns - 1, rows - 1

    def centre(column: int, row: int) -> tuple[float, float]:
        return left + cell * (column + 0.5), top + cell * (row + 0.5)

    petals, diamonds, corners = "", "", ""
    for column in range(columns):
        for row in (0, bottom):
            x, y = centre(column, row)
            if column in (0, right):
                corners += _rosette(x, y, cell)
            else:
                petals += _kawung(x, y, cell)
            if column < right:
                diamonds += _diamond(x + cell / 2, y, 0.28)
    for row in range(bottom):
        for column in (0, right):
            x, y = centre(column, row)
            if row:
                petals += _kawung(x, y, cell)
            diamonds += _diamond(x, y + cell / 2, 0.28)

    def box(out: float, weight: float) -> str:
        return (
            f'<rect x="{left - out:.2f}" y="{top - out:.2f}" width="{columns * cell + 2 * out:.2f}" '
            f'height="{rows * cell + 2 * out:.2f}" fill="none" stroke="{NILA}" stroke-width="{weight:g}"/>'
        )

    lines = box(0.9, 0.45) + box(0.25, 0.12) + box(-cell - 0.25, 0.12) + box(-cell - 0.9, 0.3)
    return _svg(width, height, _lines(petals, 0.14), _lines(corners, 0.14), _solid(diamonds), lines)


def band(width: float, *, cell: float = 4) -> str:
    """One row of kawung between two double rules, as wide as the text it crowns."""
    height = cell + 1.6
    count = int(width // cell)
    left = (width - count * cell) / 2
    middle = height / 2
    petals = "".join(_kawung(left + cell * (i + 0.5), middle, cell) for i in range(count))
    diamonds = "".join(_diamond(left + cell * (i + 1), middle, 0.24) for i in range(count - 1))
    heavy = _lines(f"M0 .22H{width:g}", 0.44)
    fine = _lines(f"M0 .75H{width:g}M0 {height - 0.75:.2f}H{width:g}", 0.12)
    foot = _lines(f"M0 {height - 0.22:.2f}H{width:g}", 0.3)
    return _svg(width, height, _lines(petals, 0.13), _solid(diamonds), heavy, fine, foot)


def guilloche(width: float = 112, height: float = 5, *, waves: int = 6, turns: int = 11, points: int = 340) -> str:
    """A rule woven of sine waves that taper to nothing at both ends."""
    path = ""
    for wave in range(waves):
        phase, lean = math.pi * wave / waves, math.cos(0.9 * math.pi * wave / waves)
        steps = []
        for point in range(points + 1):
            along = point / points
            swell = math.sin(math.pi * along) ** 1.3
            y = height / 2 + (height / 2 - 0.15) * swell * lean * math.sin(2 * math.pi * turns * along + phase)
            steps.append(f"{along * width:.2f} {y:.2f}")
        path += "M" + "L".join(steps)
    return _svg(width, height, _lines(path, 0.1))


def drawings() -> dict[str, str]:
    """Every committed drawing by file name."""
    return {
        "frame.svg": frame(),
        "band-landscape.svg": band(277),
        "band-portrait.svg": band(174),
        "guilloche.svg": guilloche(),
        "guilloche-short.svg": guilloche(46, 2, turns=9, points=180),
    }


def write_all(folder: Path = FOLDER) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    for name, drawing in drawings().items():
        (folder / name).write_text(drawing, encoding="utf-8")


if __name__ == "__main__":
    write_all()
