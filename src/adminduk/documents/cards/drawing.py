"""A face drawn: PNG of 300 dots to the inch for a card printer, PDF for a print shop."""

from __future__ import annotations

import json
from dataclasses import fields
from datetime import date
from typing import Any, Literal

from adminduk.documents.cards.faces import ChildCard, Face, IdentityCardFront, background_of
from adminduk.documents.rendering import draw

DOTS = 300
# CR80 (ISO/IEC 7810 ID-1): 85.6 by 53.98 mm.
WIDTH, HEIGHT = 1011, 638


def draw_face(face: Face, *, form: Literal["png", "pdf"] = "png", sample: bool = False) -> bytes:
    """The face as PNG (1011 × 638 dots) or PDF; `sample` marks it so that nobody prints it in earnest."""
    data = {one.name: _plain(getattr(face, one.name)) for one in fields(face)}
    if isinstance(face, ChildCard):
        data["valid_until"] = _plain(face.valid_until)
    if isinstance(face, IdentityCardFront):
        data["background"] = background_of(face.birth_date)
    document = json.dumps({"data": data, "sample": sample}, ensure_ascii=False)
    return draw(f"cards/{face.template}.typ", document, form=form, dots=DOTS)


def _plain(value: Any) -> Any:
    match value:
        case date():
            return f"{value:%d-%m-%Y}"
        case bytes():
            # The compiler takes text alone; as numbers a picture becomes bytes again in the template.
            return list(value)
        case _:
            return value
