"""What people add to paper by hand: writing, signatures, rubber stamps, a duty stamp."""

from __future__ import annotations

from math import cos, radians, sin
from random import Random

from PIL import Image, ImageChops, ImageDraw, ImageFilter

from adminduk.demo.papers.sheet import PIXELS_A_MM, Sheet, font

BALLPOINT = (28, 44, 128)
BLACK_PEN = (30, 30, 36)
STAMP = (92, 58, 150)
_SHARP = 2


def write(
    sheet: Sheet,
    x: float,
    y: float,
    words: str,
    random: Random,
    *,
    points: float = 17,
    ink: tuple[int, int, int] = BALLPOINT,
) -> None:
    """Handwriting that wanders a little off the line, word by word."""
    for word in words.split():
        lift = random.uniform(-0.35, 0.35)
        width = sheet.text(
            x, y + lift, word, points=points + random.choice((-0.5, 0, 0, 0.5)), face="hand", ink=ink
        )
        x += width + random.uniform(1.3, 2.1)


def sign(
    sheet: Sheet,
    x: float,
    y: float,
    random: Random,
    *,
    width: float = 34,
    ink: tuple[int, int, int] = BALLPOINT,
) -> None:
    """A signature: a tall first letter, a run that flattens, a flourish; centred at (x, y), width in mm."""
    unit = PIXELS_A_MM * _SHARP
    size = (round(width * 1.35 * unit), round(24 * unit))
    picture = Image.new("L", size, 0)
    pen = ImageDraw.Draw(picture)
    knots = _knots(random, size[0] * 0.76, unit)
    start, middle = size[0] * 0.1, size[1] * 0.56
    line = [(start + across, middle - up) for across, up in _smooth(knots)]
    pen.line(line, fill=240, width=round(0.46 * unit), joint="curve")
    if random.random() < 0.75:
        tail = middle + random.uniform(2.5, 5) * unit
        sweep = [
            (0, 0),
            (size[0] * 0.3, -0.6 * unit),
            (size[0] * random.uniform(0.5, 0.75), -random.uniform(1, 3.5) * unit),
            (size[0] * random.uniform(0.35, 0.5), -random.uniform(-2, 1) * unit),
        ]
        flourish = [(start + across, tail + down) for across, down in _smooth(sweep)]
        pen.line(flourish, fill=230, width=round(0.38 * unit), joint="curve")
    _lay(sheet, picture.rotate(random.uniform(-3, 9), Image.Resampling.BICUBIC), x, y, ink)


def _knots(random: Random, span: float, unit: float) -> list[tuple[float, float]]:
    """Turning points of the pen: up and down, now and then back in a loop."""
    tall = random.uniform(6.5, 10)
    knots = [(0.0, 0.0), (span * 0.06, tall * unit), (span * random.uniform(0.0, 0.1), -2.2 * unit)]
    across = 0.1
    strokes = int(random.uniform(5, 11))
    for stroke in range(strokes):
        fading = 1 - stroke / strokes * 0.75
        across += 0.86 / strokes * random.uniform(0.7, 1.3)
        back = random.uniform(0.03, 0.1) if random.random() < 0.45 else -0.02
        knots.append((span * across, random.uniform(1.2, 4.8) * fading * unit))
        knots.append((span * (across - back), -random.uniform(0.2, 2.2) * fading * unit))
        if random.random() < 0.22:
            knots.append((span * (across + 0.03), random.uniform(5, 8) * unit))
            knots.append((span * (across + 0.01), -random.uniform(1, 4.5) * unit))
    return knots


def _smooth(knots: list[tuple[float, float]]) -> list[tuple[float, float]]:
    """A Catmull-Rom curve through the knots."""
    line = []
    padded = [knots[0], *knots, knots[-1]]
    for a, b, c, d in zip(padded, padded[1:], padded[2:], padded[3:], strict=False):
        for step in range(14):
            t = step / 14
            line.append(
                tuple(
                    0.5
                    * (
                        2 * b[i]
                        + (c[i] - a[i]) * t
                        + (2 * a[i] - 5 * b[i] + 4 * c[i] - d[i]) * t * t
                        + (3 * b[i] - a[i] - 3 * c[i] + d[i]) * t**3
                    )
                    for i in (0, 1)
                )
            )
    return [*line, knots[-1]]


def stamp(
    sheet: Sheet,
    x: float,
    y: float,
    around: str,
    middle: tuple[str, ...],
    random: Random,
    *,
    across: float = 38,
    ink: tuple[int, int, int] = STAMP,
) -> None:
    """A round rubber stamp, unevenly inked and never quite upright."""
    unit = PIXELS_A_MM * _SHARP
    size = round(across * unit)
    picture = Image.new("L", (size, size), 0)
    pen = ImageDraw.Draw(picture)
    for inset, thick in ((0.3, 0.7), (1.5, 0.25), (across * 0.19, 0.3)):
        edge = inset * unit
        pen.ellipse([edge, edge, size - edge, size - edge], outline=230, width=max(1, round(thick * unit)))
    _write_around(picture, around, across * 0.385 * unit)
    chosen = font("sans", across * 0.22 * _SHARP, True)
    top = size / 2 - (len(middle) - 1) * across * 0.045 * unit
    for place, line in enumerate(middle):
        pen.text((size / 2, top + place * across * 0.09 * unit), line, font=chosen, fill=225, anchor="mm")
    uneven = Image.effect_noise((size // 24 + 2, size // 24 + 2), 120).resize(
        (size, size), Image.Resampling.BICUBIC
    )
    picture = ImageChops.multiply(picture, uneven.point(lambda value: min(255, 130 + value)))
    turned = picture.rotate(random.uniform(-16, 12), Image.Resampling.BICUBIC, expand=True)
    _lay(sheet, turned.filter(ImageFilter.GaussianBlur(0.8)), x, y, ink, strength=0.86)


def _write_around(picture: Image.Image, words: str, radius: float) -> None:
    """Letters on the upper three quarters of a circle, each turned to stand on it."""
    size = picture.width
    step = min(250 / max(1, len(words) - 1), 17)
    angle = -90 - step * (len(words) - 1) / 2
    chosen = font("sans", size / PIXELS_A_MM * 0.215, True)
    for letter in words:
        tile = Image.new("L", (size // 6, size // 6), 0)
        ImageDraw.Draw(tile).text((size // 12, size // 12), letter, font=chosen, fill=225, anchor="mm")
        turned = tile.rotate(-(angle + 90), Image.Resampling.BICUBIC)
        left = size / 2 + radius * cos(radians(angle)) - turned.width / 2
        top = size / 2 + radius * sin(radians(angle)) - turned.height / 2
        region = (round(left), round(top), round(left) + turned.width, round(top) + turned.height)
        picture.paste(ImageChops.lighter(picture.crop(region), turned), region)
        angle += step


def duty_stamp(sheet: Sheet, x: float, y: float, random: Random) -> None:
    """A meterai of Rp10.000, stuck on slightly askew (UU 10/2020); plainly a sample."""
    unit = PIXELS_A_MM * _SHARP
    size = (21 * unit, 27 * unit)
    picture = Image.new("RGB", size, (236, 196, 204))
    pen = ImageDraw.Draw(picture)
    for line in range(-size[1], size[0], 16):
        pen.line([(line, 0), (line + size[1], size[1])], fill=(226, 176, 190), width=2)
        pen.line([(line, size[1]), (line + size[1], 0)], fill=(240, 212, 200), width=2)
    pen.rectangle([8, 8, size[0] - 9, size[1] - 9], outline=(150, 54, 84), width=4)
    ink = (126, 36, 66)
    rows = (
        (4.6, 8, "METERAI"),
        (8.2, 8, "TEMPEL"),
        (14, 17, "10000"),
        (19, 4.4, "SEPULUH RIBU RUPIAH"),
        (22.8, 7, "CONTOH"),
    )
    for row, points, words in rows:
        pen.text(
            (size[0] / 2, row * unit), words, font=font("sans", points * _SHARP, True), fill=ink, anchor="mm"
        )
    framed = picture.convert("RGBA").resize((21 * PIXELS_A_MM, 27 * PIXELS_A_MM), Image.Resampling.LANCZOS)
    sheet.paste(framed.rotate(random.uniform(-5, 5), Image.Resampling.BICUBIC, expand=True), x, y)


def footprint(sheet: Sheet, x: float, y: float, random: Random, *, left: bool) -> None:
    """The sole of a newborn in stamp ink, as maternity wards press it on the letter."""
    unit = PIXELS_A_MM * _SHARP
    picture = Image.new("L", (16 * unit, 24 * unit), 0)
    pen = ImageDraw.Draw(picture)
    ball, heel = (3.2, 6.5, 12.6, 14.5), (4.6, 12.5, 11, 22)
    for box in (ball, heel):
        pen.ellipse([edge * unit for edge in box], fill=205)
    pen.polygon(
        [(edge[0] * unit, edge[1] * unit) for edge in ((4.0, 11), (12.2, 10.5), (10.8, 18), (5, 18))],
        fill=205,
    )
    for place, radius in enumerate((1.55, 1.15, 1.05, 0.95, 0.8)):
        across, down = 4.2 + place * 2.05, 4.6 + place * place * 0.17
        pen.ellipse(
            [
                (across - radius) * unit,
                (down - radius) * unit,
                (across + radius) * unit,
                (down + radius) * unit,
            ],
            fill=210,
        )
    grain = Image.effect_noise(picture.size, 160).filter(ImageFilter.GaussianBlur(2))
    picture = ImageChops.multiply(picture, grain.point(lambda value: min(255, 60 + value)))
    if not left:
        picture = picture.transpose(Image.Transpose.FLIP_LEFT_RIGHT)
    turned = picture.rotate(random.uniform(-9, 9), Image.Resampling.BICUBIC)
    _lay(sheet, turned.filter(ImageFilter.GaussianBlur(2)), x, y, (52, 48, 84), strength=0.85)


def _lay(
    sheet: Sheet, mask: Image.Image, x: float, y: float, ink: tuple[int, int, int], strength: float = 1.0
) -> None:
    """Colours a mask drawn at double size with `ink` and lays it on the sheet, centred."""
    small = mask.resize((mask.width // _SHARP, mask.height // _SHARP), Image.Resampling.LANCZOS)
    picture = Image.new("RGBA", small.size, (*ink, 0))
    picture.putalpha(small.point(lambda value: round(value * strength)))
    sheet.paste(picture, x, y)
