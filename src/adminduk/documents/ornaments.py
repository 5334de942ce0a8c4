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
UNITS = 100
FOLDER = Path(__file__).parent / "templates" / "ornaments"


def _at(*numbers: float) -> str:
    """Coordinates in hundredths of a millimetre: whole numbers keep every PDF small and quick to make."""
    return " ".join(f"{number * UNITS:.0f}" for number in numbers)


def _petal(cx: float, cy: float, size: float, across: int, down: int) -> str:
    """One kawung petal on a diagonal of the cell, a lens of two curves, with its seed line."""
    inner, outer, belly = 0.055 * size, 0.482 * size, 0.19 * size
    x0, y0 = cx + across * inner, cy + down * inner
    x1, y1 = cx + across * outer, cy + down * outer
    near, far = inner + 0.28 * (outer - inner), inner + 0.72 * (outer - inner)

    def side(sign: int) -> tuple[float, float, float, float]:
        lean = sign * belly * 0.7071
        return (
            cx + across * near - down * lean, cy + down * near + across * lean,
            cx + across * far - down * lean, cy + down * far + across * lean,
        )  # fmt: skip

    out, back = side(1), side(-1)
    lens = f"M{_at(x0, y0)}C{_at(*out, x1, y1)} {_at(*back[2:], *back[:2], x0, y0)}Z"
    middle, half = (inner + outer) / 2, 0.07 * size
    seed_from, seed_to = middle - half, middle + half
    seed = (
        f"M{_at(cx + across * seed_from, cy + down * seed_from)}"
        f"L{_at(cx + across * seed_to, cy + down * seed_to)}"
    )
    return lens + seed


def _kawung(cx: float, cy: float, size: float) -> str:
    return "".join(_petal(cx, cy, size, across, down) for across in (1, -1) for down in (1, -1))


def _diamond(cx: float, cy: float, reach: float) -> str:
    return f"M{_at(cx - reach, cy)}L{_at(cx, cy - reach)} {_at(cx + reach, cy)} {_at(cx, cy + reach)}Z"


def _rosette(cx: float, cy: float, size: float) -> str:
    """The corner of the frame: a ring about a diamond, where the two bands meet."""
    rings = ""
    for radius in (0.40 * size, 0.31 * size):
        arc = _at(radius, radius) + " 0 1 1 "
        rings += f"M{_at(cx - radius, cy)}A{arc}{_at(cx + radius, cy)}A{arc}{_at(cx - radius, cy)}Z"
    return rings + _diamond(cx, cy, 0.2 * size)


def _svg(width: float, height: float, *elements: str) -> str:
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{width:g}mm" height="{height:g}mm" '
        f'viewBox="0 0 {_at(width, height)}">{"".join(elements)}</svg>\n'
    )


def _lines(path: str, weight: float) -> str:
    return f'<path d="{path}" fill="none" stroke="{NILA}" stroke-width="{_at(weight)}"/>'


def _solid(path: str) -> str:
    return f'<path d="{path}" fill="{NILA}"/>'


def frame(
    *, width: float = 210, height: float = 297, left: float = 12, top: float = 12.5, cell: float = 6
) -> str:
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
        x, y, across, along = left - out, top - out, columns * cell + 2 * out, rows * cell + 2 * out
        return _lines(f"M{_at(x, y)}h{_at(across)}v{_at(along)}h{_at(-across)}Z", weight)

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

    def line(y: float) -> str:
        return f"M{_at(0, y)}h{_at(width)}"

    heavy, fine, foot = (
        _lines(line(0.22), 0.44),
        _lines(line(0.75) + line(height - 0.75), 0.12),
        _lines(line(height - 0.22), 0.3),
    )
    return _svg(width, height, _lines(petals, 0.13), _solid(diamonds), heavy, fine, foot)


def guilloche(width: float = 112, height: float = 5, *, waves: int = 6, turns: int = 11) -> str:
    """A rule woven of sine waves that taper to nothing at both ends; four curves to a turn."""
    path = ""
    for wave in range(waves):
        phase, lean = math.pi * wave / waves, math.cos(0.9 * math.pi * wave / waves)

        def swing(along: float, phase: float = phase, lean: float = lean) -> float:
            swell = math.sin(math.pi * min(max(along, 0.0), 1.0)) ** 1.3
            return height / 2 + (height / 2 - 0.15) * swell * lean * math.sin(
                2 * math.pi * turns * along + phase
            )

        def slope(along: float, swing=swing) -> float:
            before, after = max(along - 1e-5, 0.0), min(along + 1e-5, 1.0)
            return (swing(after) - swing(before)) / (after - before)

        steps = 4 * turns
        path += f"M{_at(0, swing(0))}C"
        for step in range(steps):
            start, end = step / steps, (step + 1) / steps
            third = (end - start) / 3
            path += _at(
                (start + third) * width, swing(start) + slope(start) * third,
                (end - third) * width, swing(end) - slope(end) * third,
                end * width, swing(end),
            ) + " "  # fmt: skip
    return _svg(width, height, _lines(path, 0.1))


def drawings() -> dict[str, str]:
    """Every committed drawing by file name."""
    return {
        "frame.svg": frame(),
        "band-landscape.svg": band(277),
        "band-portrait.svg": band(174),
        "guilloche.svg": guilloche(),
        "guilloche-short.svg": guilloche(46, 2, turns=9),
    }


def write_all(folder: Path = FOLDER) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    for name, drawing in drawings().items():
        (folder / name).write_text(drawing, encoding="utf-8")


if __name__ == "__main__":
    write_all()
