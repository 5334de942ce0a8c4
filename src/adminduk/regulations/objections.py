"""What a rule objects to. Casework turns it into a finding for the person or the officer."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from adminduk.foundation.texts import Both


class Weight(StrEnum):
    REFUSE = "refuse"
    CONFIRM = "confirm"
    WARN = "warn"


@dataclass(frozen=True, slots=True)
class Objection:
    """`rule` is a stable name; `sentence` tells what is wrong and what to do next."""

    rule: str
    weight: Weight
    sentence: Both
    article: str = ""


def refusal(rule: str, *, id: str, en: str, article: str = "") -> Objection:
    """An objection that nobody can wave away."""
    return Objection(rule=rule, weight=Weight.REFUSE, sentence=Both(id=id, en=en), article=article)
