"""A newer paper makes the older one yellow. The bytes of the older one stay as they were issued."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from django.db.models import Q

from adminduk.documents.models import Document
from adminduk.documents.types import Kind, Status
from adminduk.foundation.access.acting import acting
from adminduk.foundation.access.types import Actor

# A person has one of these under each number: his own copy of an akta of two, the akta of his own child.
HIS_OF_A_NUMBER = (
    Kind.DEATH_CERTIFICATE,
    Kind.MARRIAGE_CERTIFICATE,
    Kind.DIVORCE_CERTIFICATE,
    Kind.ACKNOWLEDGEMENT_CERTIFICATE,
    Kind.LEGITIMATION_CERTIFICATE,
)
ONE_OF_A_NUMBER = (Kind.STILLBIRTH_LETTER, Kind.AKTA_REGISTER)
IN_FORCE = {"status": Status.SIGNED, "superseded_at__isnull": True, "revoked_at__isnull": True}


def supersede_by(document: Document, *, at: datetime) -> int:
    """Marks the earlier documents of the same kind for the same family, person or number, in the act of signing."""
    same = Q(person_id=document.person_id) if document.person_id else Q(pk=None)
    if document.kind == Kind.FAMILY_CARD:
        same = Q(family_id=document.family_id)
    elif document.kind in ONE_OF_A_NUMBER:
        same = Q(number=document.number)
    elif document.kind in HIS_OF_A_NUMBER:
        holder = Q(person_id=document.person_id) if document.person_id else Q(person_id__isnull=True)
        same = Q(number=document.number) & holder
    earlier = Document.objects.filter(same, kind=document.kind, **IN_FORCE)
    return earlier.exclude(document_id=document.document_id).update(
        superseded_at=at, superseded_by=document.document_id, changed_at=at
    )


def mark_outdated(*, actor: Actor, family_id: UUID, changed_at: datetime) -> int:
    """The register changed this family: its card from before the change is no longer up to date."""
    with acting(actor):
        return Document.objects.filter(
            kind=Kind.FAMILY_CARD, family_id=family_id, signed_at__lt=changed_at, **IN_FORCE
        ).update(superseded_at=changed_at, changed_at=changed_at)
