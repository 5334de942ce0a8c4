"""Opening the right to sign: a key of this house, a key in a device, or the state's service."""

from __future__ import annotations

from datetime import datetime
from functools import cache
from pathlib import Path

from django.conf import settings

from adminduk.documents.composing.issuing import check_delegation
from adminduk.documents.models import SignerCertificate
from adminduk.documents.operations.certificates import authority_folder
from adminduk.documents.operations.lasting import services
from adminduk.documents.pki import OfficialCredential
from adminduk.documents.signing.bsre import Account, BsreSigner, Client, Identity, Route
from adminduk.documents.signing.bsre.signer import Trust
from adminduk.documents.signing.hardware import HardwareSigner, Place
from adminduk.documents.signing.local import LocalSigner
from adminduk.documents.trust import bsre_roots, known_lists
from adminduk.documents.types import NoCertificate
from adminduk.foundation.access.acting import acting
from adminduk.foundation.access.types import Actor
from adminduk.foundation.crypto import open_sealed


def unlock(*, actor: Actor, at: datetime, passphrase: str) -> LocalSigner | BsreSigner:
    """The actor's own signer, as the setting ADMINDUK_SIGNER says. `NoCertificate`, `WrongPassphrase`, and the
    certificate's refusals."""
    with acting(actor):
        check_delegation(actor, at=at)
        actor.require("documents.sign")
        held = SignerCertificate.objects.filter(
            staff_id=actor.id, revoked_at__isnull=True, signer=settings.ADMINDUK_SIGNER
        ).first()
    if held is None:
        raise NoCertificate
    if held.signer == "bsre":
        return _at_the_service(held, passphrase, at=at)
    known = {
        "at": at,
        "revocation_lists": known_lists(),
        "stamps": services(authority_folder(at=at), at=at).stamps,
    }
    if held.signer == "pkcs11":
        place = Place(settings.ADMINDUK_PKCS11_MODULE, held.token_label, held.key_label)
        certificate, chain = held.certificate_pem.encode(), held.chain_pem.encode()
        return HardwareSigner.open(certificate, chain, place, passphrase, **known)
    credential = OfficialCredential(
        certificate_pem=held.certificate_pem.encode(),
        chain_pem=held.chain_pem.encode(),
        encrypted_key_pem=held.encrypted_key_pem.encode(),
        not_before=held.not_before,
        not_after=held.not_after,
        serial=int(held.serial),
    )
    return LocalSigner.unlock(credential, passphrase, **known)


def _at_the_service(held: SignerCertificate, passphrase: str, *, at: datetime) -> BsreSigner:
    nik = official_nik(held)
    return BsreSigner.unlock(
        bsre_client(),
        Route(settings.ADMINDUK_BSRE_ROUTE),
        Identity(nik, passphrase, by_code=settings.ADMINDUK_BSRE_CODE),
        held.certificate_pem.encode(),
        held.chain_pem.encode(),
        at=at,
        trust=bsre_trust(),
        place="Indonesia",
    )


def identity_context(held: SignerCertificate) -> str:
    return f"certificate-{held.id}"


def bsre_client() -> Client:
    return _client(
        settings.ADMINDUK_BSRE_URL, settings.ADMINDUK_BSRE_ACCOUNT, settings.ADMINDUK_BSRE_PATIENCE
    )


@cache
def _client(address: str, account: str, patience: int) -> Client:
    """One for each process, for it remembers how often the service failed."""
    lines = [line.strip() for line in Path(account).read_text("utf-8").splitlines()]
    return Client(address, Account(*lines[:3]), patience=float(patience))


def bsre_trust() -> Trust:
    return Trust(roots=bsre_roots(), revocation_lists=known_lists())


def official_nik(held: SignerCertificate) -> str:
    """As BSrE knows the official. In memory only."""
    return open_sealed(held.identity, context=identity_context(held)).decode()
