from __future__ import annotations

import io
from datetime import timedelta
from pathlib import Path

import pytest

from adminduk.cli.main import main
from adminduk.documents.models import SignerCertificate
from adminduk.documents.pki import create_authority, issue_official
from adminduk.foundation.access.acting import acting
from adminduk.foundation.access.types import Scope, system
from adminduk.foundation.clock import now
from adminduk.offices.queries import acts_as_head, list_delegations
from tests import cast

pytestmark = pytest.mark.django_db
NIK = "3201010101700001"


def test_an_official_signs_by_bsre_and_his_nik_is_asked_for(tmp_path: Path, monkeypatch, capsys) -> None:
    head = cast.staff("head", username="yuni")
    create_authority(tmp_path / "ca", at=now(), name="Otoritas Uji Negara")
    common = {"nip": None, "title": "Kepala", "office": "Dinas", "address": "", "passphrase": "frasa panjang"}
    held = issue_official(tmp_path / "ca", at=now(), name="Yuni", **common)
    (tmp_path / "yuni.pem").write_bytes(held.certificate_pem + held.chain_pem)
    monkeypatch.setattr("sys.stdin", io.StringIO(f"{NIK}\n"))
    words = ["--username", "yuni", "--signer", "bsre", "--certificate", str(tmp_path / "yuni.pem")]
    assert main(["pki", "enrol", *words]) == 0
    assert "by bsre" in capsys.readouterr().out
    with acting(system("test", Scope.of("3201"))):
        row = SignerCertificate.objects.get(staff_id=head.id, revoked_at__isnull=True)
    assert (row.signer, row.serial) == ("bsre", str(held.serial))
    assert NIK.encode() not in bytes(row.identity)


def test_an_acting_head_is_named_and_relieved(capsys) -> None:
    sari = cast.staff("approver", username="sari")
    today = now().date()
    until = (today + timedelta(days=5)).isoformat()
    dates = ["--decree-date", "2026-07-01", "--since", today.isoformat(), "--until", until]
    words = ["--username", "sari", "--form", "plt", "--decree", "800/7/BKD", "--title", "Kepala Dinas"]
    assert main(["pki", "delegate", *words, *dates]) == 0
    (one,) = list_delegations("3201")
    assert one.printed_title == "Plt. Kepala Dinas"
    assert acts_as_head(sari.id, at=now() + timedelta(days=1))
    assert main(["pki", "end-delegation", "--username", "sari"]) == 0
    assert "no more" in capsys.readouterr().out
    assert not acts_as_head(sari.id, at=now() + timedelta(days=1))
