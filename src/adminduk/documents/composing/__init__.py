"""From the register's facts to a document's data set: one file a kind."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from adminduk.documents.composing.akta_excerpts import (
    compose_acknowledgement_certificate,
    compose_death_certificate,
    compose_divorce_certificate,
    compose_legitimation_certificate,
    compose_marriage_certificate,
)
from adminduk.documents.composing.akta_register import compose_akta_register
from adminduk.documents.composing.birth_certificate import compose_birth_certificate
from adminduk.documents.composing.family_card import compose_family_card
from adminduk.documents.composing.issuing import Issuing
from adminduk.documents.composing.stillbirth_letter import compose_stillbirth_letter
from adminduk.documents.datasets import Dataset
from adminduk.documents.models import Document
from adminduk.documents.types import Kind
from adminduk.foundation.access.types import Actor

__all__ = ["Composed", "Issuing", "compose"]


@dataclass(frozen=True, slots=True)
class Composed:
    """A data set with the name that it is about (to be masked for strangers)."""

    dataset: Dataset
    about: str


COMPOSERS: dict[Kind, Callable[[Actor, Document, Issuing], tuple[Dataset, str]]] = {
    Kind.BIRTH_CERTIFICATE: compose_birth_certificate,
    Kind.FAMILY_CARD: compose_family_card,
    Kind.STILLBIRTH_LETTER: compose_stillbirth_letter,
    Kind.DEATH_CERTIFICATE: compose_death_certificate,
    Kind.MARRIAGE_CERTIFICATE: compose_marriage_certificate,
    Kind.DIVORCE_CERTIFICATE: compose_divorce_certificate,
    Kind.ACKNOWLEDGEMENT_CERTIFICATE: compose_acknowledgement_certificate,
    Kind.LEGITIMATION_CERTIFICATE: compose_legitimation_certificate,
    Kind.AKTA_REGISTER: compose_akta_register,
}


def compose(actor: Actor, document: Document, issuing: Issuing) -> Composed:
    """The data set of an ordered document as the register stands now."""
    return Composed(*COMPOSERS[Kind(document.kind)](actor, document, issuing))
