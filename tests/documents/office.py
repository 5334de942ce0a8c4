"""A Dinas with a head who signs, and a family whose child was just registered: what the tray is made of."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from pathlib import Path
from uuid import UUID

from django.conf import settings

from adminduk.documents import operations, queries
from adminduk.documents.models import Document
from adminduk.documents.types import DocumentLine, DocumentOrder, Kind, SignedBatch
from adminduk.foundation.access.acting import acting
from adminduk.foundation.access.types import Actor, Scope, system
from adminduk.foundation.access.types import Kind as ActorKind
from adminduk.register.operations import register_birth
from adminduk.register.types import BirthRegistered, ChildFacts
from adminduk.register.types.loading import LoadedFamily
from tests import cast, people
from tests.people import AT, BAYU, HENDRA

PASSPHRASE = "melati di balik pagar"
WORKER = system("documents", Scope.of("3201"))
STRANGER = Actor(kind=ActorKind.PUBLIC, id=None, name="Umum")


@dataclass
class Tray:
    """Hendra orders, Yuni signs, Tatang keeps the certificates."""

    kabkota: str = "3201"

    @cached_property
    def tatang(self) -> Actor:
        return cast.staff("administrator", self.kabkota).actor

    @cached_property
    def yuni(self) -> Actor:
        head = cast.staff("head", self.kabkota, name="Dra. Yuni Astuti, M.Si.")
        operations.issue_certificate(actor=self.tatang, at=AT, staff_id=head.id, passphrase=PASSPHRASE)
        return head.actor

    def registered(
        self, family: LoadedFamily, child: ChildFacts = BAYU, at: datetime = AT
    ) -> BirthRegistered:
        birth = people.a_birth(family, child)
        return register_birth(actor=HENDRA, at=at, key=child.name, birth=birth)

    def ordered(self, done: BirthRegistered, *kinds: Kind, at: datetime = AT) -> list[UUID]:
        """The akta and the card, or only `kinds` of them."""
        office = cast.office(self.kabkota)
        of = {
            Kind.BIRTH_CERTIFICATE: {"number": done.akta_number, "person_id": done.person_id},
            Kind.FAMILY_CARD: {"number": done.kk_number or "", "family_id": done.family_id},
        }
        return operations.order(
            actor=HENDRA,
            at=at,
            orders=[
                DocumentOrder(
                    kind=kind, kabkota=self.kabkota, office_id=office.id, entry_id=done.entry_id, **of[kind]
                )
                for kind in kinds or of
            ],
        )

    def prepared(self, done: BirthRegistered, *kinds: Kind, at: datetime = AT) -> list[UUID]:
        assert self.yuni
        ids = self.ordered(done, *kinds, at=at)
        for document_id in ids:
            assert operations.prepare(actor=WORKER, at=at, document_id=document_id)
        return ids

    def sign(
        self, *ids: UUID, at: datetime = AT, actor: Actor | None = None, passphrase: str = PASSPHRASE
    ) -> SignedBatch:
        return operations.sign_batch(
            actor=actor or self.yuni,
            at=at,
            document_ids=ids,
            passphrase=passphrase,
            on_signed=lambda line: None,
        )

    def row(self, document_id: UUID) -> Document:
        with acting(WORKER):
            return Document.objects.get(document_id=document_id)

    def pdf(self, document_id: UUID) -> bytes:
        return queries.open_signed(actor=self.yuni, purpose="test", document_id=document_id).pdf

    def verify(self, document_id: UUID):  # type: ignore[no-untyped-def]
        return queries.verify_code(actor=STRANGER, purpose="test", code=self.row(document_id).code)

    def verify_file(self, pdf: bytes, at: datetime = AT):  # type: ignore[no-untyped-def]
        root = (Path(settings.ADMINDUK_PKI) / "root.pem").read_bytes()
        return queries.verify_file(actor=STRANGER, purpose="test", pdf=pdf, trust_roots=[root], at=at)


def lines(actor: Actor) -> list[DocumentLine]:
    return queries.list_tray(actor=actor)
