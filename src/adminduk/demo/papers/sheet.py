"""A sheet of paper to draw on, measured in millimetres."""

from __future__ import annotations

from functools import cache
from importlib.resources import as_file, files
from pathlib import Path

import fontpkg_noto_sans
import fontpkg_plus_jakarta_sans
import fontpkg_source_serif_4
from PIL import Image, ImageDraw, ImageFont

PIXELS_A_MM = 6
A4 = (210, 297)
INK = (38, 38, 44)
FADED = (110, 110, 118)
_VARIABLE = {
    "sans": (fontpkg_noto_sans, "NotoSans[wdth,wght].ttf"),
    "serif": (fontpkg_source_serif_4, "SourceSerif4[opsz,wght].ttf"),
    "round": (fontpkg_plus_jakarta_sans, "PlusJakartaSans[wght].ttf"),
}


@cache
def font(face: str, points: float, bold: bool = False) -> ImageFont.FreeTypeFont:
    """`face` is sans, serif, round or hand; points as on paper."""
    pixels = round(points * 0.3528 * PIXELS_A_MM)
    if face == "hand":
        with as_file(files(__package__).joinpath("vendored", "caveat-latin.ttf")) as path:
            return ImageFont.truetype(path, pixels)
    package, name = _VARIABLE[face]
    loaded = ImageFont.truetype(Path(package.ROOT) / "files" / name, pixels)
    weight = 700 if bold else 430
    # Width and optical size keep their defaults; fonts differ in the order of their axes.
    loaded.set_variation_by_axes(
        [
            weight if axis["name"] in ("Weight", b"Weight") else axis["default"]
            for axis in loaded.get_variation_axes()
        ]
    )
    return loaded


class Sheet:
    """A page with a cursor-free drawing style: every call says where, in mm from the top left corner."""

    def __init__(self, size: tuple[float, float] = A4, tint: tuple[int, int, int] = (252, 251, 247)) -> None:
        self.width, self.height = size
        self.image = Image.new("RGB", (self._px(size[0]), self._px(size[1])), tint)
        self.draw = ImageDraw.Draw(self.image)

    @staticmethod
    def _px(mm: float) -> int:
        return round(mm * PIXELS_A_MM)

    def text(
        self,
        x: float,
        y: float,
        words: str,
        *,
        points: float = 10,
        face: str = "serif",
        bold: bool = False,
        ink: tuple[int, int, int] = INK,
        anchor: str = "ls",
    ) -> float:
        """Writes one line with its base line at `y`; answers its width in mm."""
        chosen = font(face, points, bold)
        self.draw.text((self._px(x), self._px(y)), words, font=chosen, fill=ink, anchor=anchor)
        return chosen.getlength(words) / PIXELS_A_MM

    def centred(self, y: float, words: str, **how: object) -> None:
        self.text(self.width / 2, y, words, anchor="ms", **how)

    def paragraph(
        self,
        x: float,
        y: float,
        width: float,
        words: str,
        *,
        points: float = 10,
        leading: float = 5.4,
        **how: object,
    ) -> float:
        """Sets text in lines of at most `width` mm; answers the base line after the last."""
        chosen = font(str(how.get("face", "serif")), points, bool(how.get("bold", False)))
        line = ""
        for word in words.split():
            longer = f"{line} {word}".strip()
            if line and chosen.getlength(longer) / PIXELS_A_MM > width:
                self.text(x, y, line, points=points, **how)
                y, line = y + leading, word
            else:
                line = longer
        self.text(x, y, line, points=points, **how)
        return y + leading

    def rule(
        self, y: float, *, left: float, right: float, thick: float = 0.3, ink: tuple[int, int, int] = INK
    ) -> None:
        self.draw.line(
            [(self._px(left), self._px(y)), (self._px(right), self._px(y))],
            fill=ink,
            width=max(1, self._px(thick)),
        )

    def frame(
        self, box: tuple[float, float, float, float], *, thick: float = 0.3, ink: tuple[int, int, int] = INK
    ) -> None:
        self.draw.rectangle([self._px(edge) for edge in box], outline=ink, width=max(1, self._px(thick)))

    def paste(self, picture: Image.Image, x: float, y: float) -> None:
        """Lays an RGBA picture with its centre at (x, y)."""
        corner = (self._px(x) - picture.width // 2, self._px(y) - picture.height // 2)
        self.image.paste(picture, corner, picture)

    def mark_as_sample(self) -> None:
        """In small print, at the lower edge."""
        share = min(1, self.width / 210)
        self.text(
            self.width - 6,
            self.height - 3.6 * share,
            "CONTOH – data rekaan, bukan dokumen resmi",
            points=max(3.6, 6.5 * share),
            face="sans",
            ink=FADED,
            anchor="rs",
        )
