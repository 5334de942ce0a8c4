from __future__ import annotations

from adminduk.documents.cards.faces import ChildCard, Face, IdentityCardBack, IdentityCardFront

__all__ = ["ChildCard", "Face", "IdentityCardBack", "IdentityCardFront"]
