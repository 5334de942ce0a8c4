"""Faces of cards, drawn for a card printer."""

from __future__ import annotations

from adminduk.documents.cards.drawing import draw_face
from adminduk.documents.cards.samples import write_faces as write_card_samples

__all__ = ["draw_face", "write_card_samples"]
