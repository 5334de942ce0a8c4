"""An authority, an official and a signed document, made once for all tests of this room."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest

from adminduk.documents import samples
from adminduk.documents.pki import Authority, OfficialCredential, create_authority, issue_official
from adminduk.documents.rendering import render
from adminduk.documents.signing.local import LocalSigner

AT = datetime(2026, 7, 14, 3, 0, tzinfo=UTC)
PASSPHRASE = "kunci pagi di Cibinong"


@pytest.fixture(scope="session")
def authority(tmp_path_factory: pytest.TempPathFactory) -> Authority:
    return create_authority(tmp_path_factory.mktemp("pki") / "ca", at=AT, name="Otoritas Uji Adminduk")


@pytest.fixture(scope="session")
def credential(authority: Authority) -> OfficialCredential:
    return issue_official(
        authority.directory,
        at=AT,
        name="Dra. Contoh Pejabat Negara, M.Si.",
        nip="197001011995032001",
        title="Kepala Dinas",
        office=samples.OFFICE,
        email="kepala@adminduk.example",
        passphrase=PASSPHRASE,
        address="",
    )


@pytest.fixture
def signer(credential: OfficialCredential, authority: Authority) -> LocalSigner:
    return LocalSigner.unlock(credential, PASSPHRASE, at=AT, revocation_lists=authority.lists)


@pytest.fixture(scope="session")
def akta() -> bytes:
    return render(samples.AKTA, verification_address=samples.ADDRESS, code=samples.CODE)


@pytest.fixture(scope="session")
def signed(akta: bytes, credential: OfficialCredential) -> bytes:
    with LocalSigner.unlock(credential, PASSPHRASE, at=AT) as unlocked:
        return next(unlocked.sign([akta], at=AT))


@pytest.fixture
def signed_file(signed: bytes, tmp_path: Path) -> Path:
    path = tmp_path / "akta.pdf"
    path.write_bytes(signed)
    return path
