"""A phone's photo of a sheet: a little askew, unevenly lit, with grain, as JPEG."""

from __future__ import annotations

from functools import cache
from io import BytesIO
from random import Random

from PIL import Image, ImageChops, ImageDraw, ImageFilter

from adminduk.demo.papers.sheet import A4, Sheet

LONG_SIDE = 1_360
_QUALITY = 76
_TABLES = ((126, 94, 66), (164, 140, 112), (94, 100, 108), (142, 116, 92))
Corner = tuple[float, float]


def photograph(sheet: Sheet, random: Random, *, blurred: bool = False) -> bytes:
    """The sheet on a table, seen from above by an unsteady hand. `blurred` makes it a bad photo."""
    sheet.mark_as_sample()
    paper = ImageChops.multiply(sheet.image, _fibres(sheet.image.size, sheet.width >= A4[0]))
    share = sheet.width / sheet.height
    frame = (round(LONG_SIDE * 0.77), LONG_SIDE) if share < 1 else (LONG_SIDE, round(LONG_SIDE * 0.77))
    corners = _corners(paper.size, frame, random)
    table = _table(frame, int(random.random() * len(_TABLES))).copy()
    mask = Image.new("L", frame, 0)
    ImageDraw.Draw(mask).polygon(corners, fill=255)
    table.paste((30, 24, 20), (0, 0), _shadow(mask))
    seen = paper.transform(
        frame, Image.Transform.PERSPECTIVE, _towards(corners, paper.size), Image.Resampling.BICUBIC
    )
    table.paste(seen, (0, 0), mask.filter(ImageFilter.GaussianBlur(0.8)))
    lit = ImageChops.multiply(table, _light(frame, int(random.random() * 4)))
    lit = lit.filter(ImageFilter.GaussianBlur(3.2 if blurred else random.uniform(0.35, 0.6)))
    lit = Image.blend(lit, ImageChops.add(lit, _grain(frame), 1, -128), 0.5)
    out = BytesIO()
    lit.save(out, "JPEG", quality=_QUALITY)
    return out.getvalue()


def _shadow(mask: Image.Image) -> Image.Image:
    """Soft, to the lower right; blurred at an eighth of the size, where it costs nothing."""
    small = ImageChops.offset(mask, 12, 18).resize((mask.width // 8, mask.height // 8), Image.Resampling.BOX)
    soft = small.filter(ImageFilter.GaussianBlur(2)).point(lambda value: value * 9 // 16)
    return soft.resize(mask.size, Image.Resampling.BICUBIC)


def _corners(paper: tuple[int, int], frame: tuple[int, int], random: Random) -> list[Corner]:
    """Where the corners of the paper fall in the picture: top left, top right, bottom right, bottom left."""
    scale = min(frame[0] / paper[0], frame[1] / paper[1]) * random.uniform(0.90, 0.945)
    half = (paper[0] * scale / 2, paper[1] * scale / 2)
    turn = random.uniform(-0.026, 0.026)
    middle = (frame[0] / 2 + random.uniform(-8, 8), frame[1] / 2 + random.uniform(-8, 8))
    depth = random.uniform(-0.022, 0.03)
    corners = []
    for across, down in ((-1, -1), (1, -1), (1, 1), (-1, 1)):
        near = 1 + depth * down
        x, y = across * half[0] * near, down * half[1]
        corners.append(
            (
                middle[0] + x - y * turn + random.uniform(-4, 4),
                middle[1] + y + x * turn + random.uniform(-4, 4),
            )
        )
    return corners


def _towards(corners: list[Corner], paper: tuple[int, int]) -> list[float]:
    """The eight coefficients that take a point of the picture to its point on the paper."""
    width, height = paper
    rows: list[list[float]] = []
    for (x, y), (u, v) in zip(corners, ((0, 0), (width, 0), (width, height), (0, height)), strict=True):
        rows.append([x, y, 1, 0, 0, 0, -u * x, -u * y, u])
        rows.append([0, 0, 0, x, y, 1, -v * x, -v * y, v])
    return _solve(rows)


def _solve(rows: list[list[float]]) -> list[float]:
    """Gauss-Jordan with pivoting on an augmented square system."""
    size = len(rows)
    for column in range(size):
        best = max(range(column, size), key=lambda row: abs(rows[row][column]))
        rows[column], rows[best] = rows[best], rows[column]
        pivot = rows[column][column]
        rows[column] = [value / pivot for value in rows[column]]
        for row in range(size):
            if row != column:
                factor = rows[row][column]
                rows[row] = [value - factor * of for value, of in zip(rows[row], rows[column], strict=True)]
    return [row[-1] for row in rows]


@cache
def _fibres(size: tuple[int, int], folded: bool) -> Image.Image:
    """The faint cloudiness of paper and of a letter, the trace of two folds."""
    cloud = Image.effect_noise((size[0] // 12, size[1] // 12), 30).resize(size, Image.Resampling.BICUBIC)
    cloud = cloud.point(lambda value: 244 + value // 14)
    pen = ImageDraw.Draw(cloud)
    for place in (1 / 3, 2 / 3) if folded else ():
        y = round(size[1] * place)
        pen.line([(0, y), (size[0], y)], fill=232, width=3)
        pen.line([(0, y + 3), (size[0], y + 3)], fill=253, width=2)
    return cloud.filter(ImageFilter.GaussianBlur(1.4)).convert("RGB")


@cache
def _table(size: tuple[int, int], kind: int) -> Image.Image:
    colour = _TABLES[kind]
    grain = Image.effect_noise((size[0] // 3, 12), 44).resize(size, Image.Resampling.BICUBIC)
    dots = Image.effect_noise(size, 26)
    wood = Image.blend(grain, dots, 0.35).point(lambda value: min(255, 96 + value))
    return ImageChops.multiply(Image.new("RGB", size, colour), wood.convert("RGB"))


@cache
def _light(size: tuple[int, int], kind: int) -> Image.Image:
    """Brighter towards one corner, as by a window; slightly warm."""
    small = Image.new("L", (16, 16))
    for x in range(16):
        for y in range(16):
            across = x / 15 if kind % 2 else 1 - x / 15
            down = y / 15 if kind // 2 else 1 - y / 15
            small.putpixel((x, y), round(255 - 22 * across - 20 * down * down))
    light = small.resize(size, Image.Resampling.BICUBIC)
    return Image.merge(
        "RGB", (light, light.point(lambda v: round(v * 0.99)), light.point(lambda v: round(v * 0.955)))
    )


@cache
def _grain(size: tuple[int, int]) -> Image.Image:
    return Image.effect_noise(size, 8).convert("RGB")
