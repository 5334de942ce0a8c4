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
from adminduk.documents.composing.letters_civil import (
    compose_adoption_letter,
    compose_birth_letter,
    compose_civil_record,
    compose_death_letter,
    compose_divorce_annulment,
    compose_marriage_annulment,
    compose_release_letter,
)
from adminduk.documents.composing.letters_identity import (
    compose_biodata,
    compose_identity_letter,
    compose_suket,
)
from adminduk.documents.composing.letters_moves import (
    compose_abroad_letter,
    compose_arrival_letter,
    compose_moving_letter,
    compose_return_letter,
    compose_stay_letter,
)
from adminduk.documents.composing.old_aktas import COMPOSERS as OLD_AKTAS
from adminduk.documents.composing.old_aktas import compose_old_akta
from adminduk.documents.composing.stillbirth_letter import compose_stillbirth_letter
from adminduk.documents.datasets import Dataset
from adminduk.documents.models import Document
from adminduk.documents.types import Kind
from adminduk.foundation.access.types import Actor
from adminduk.regulations.old_aktas import is_old_number

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
    Kind.MOVING_LETTER: compose_moving_letter,
    Kind.ARRIVAL_LETTER: compose_arrival_letter,
    Kind.ABROAD_LETTER: compose_abroad_letter,
    Kind.RETURN_LETTER: compose_return_letter,
    Kind.STAY_LETTER: compose_stay_letter,
    Kind.BIRTH_LETTER: compose_birth_letter,
    Kind.DEATH_LETTER: compose_death_letter,
    Kind.MARRIAGE_ANNULMENT_LETTER: compose_marriage_annulment,
    Kind.DIVORCE_ANNULMENT_LETTER: compose_divorce_annulment,
    Kind.ADOPTION_LETTER: compose_adoption_letter,
    Kind.RELEASE_LETTER: compose_release_letter,
    Kind.CIVIL_RECORD_LETTER: compose_civil_record,
    Kind.IDENTITY_LETTER: compose_identity_letter,
    Kind.BIODATA: compose_biodata,
    Kind.SUKET: compose_suket,
}


def compose(actor: Actor, document: Document, issuing: Issuing) -> Composed:
    """The data set of an ordered document as the register stands now."""
    kind = Kind(document.kind)
    # An old number is never in today's form, so it tells that the akta was on paper.
    if kind in OLD_AKTAS and is_old_number(document.number):
        return Composed(*compose_old_akta(document, issuing))
    return Composed(*COMPOSERS[kind](actor, document, issuing))
