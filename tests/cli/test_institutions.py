"""Institutions from the command line: keys are made and withdrawn, bills printed; agreements are not."""

from __future__ import annotations

import csv
import io
import re
from pathlib import Path

import pytest
from joserfc.jwk import ECKey

from adminduk.cli.main import main
from adminduk.data_access import operations, queries
from adminduk.foundation.access.types import Scope, system
from adminduk.foundation.audit.models import Act
from adminduk.foundation.clock import now
from tests import institutions as made

pytestmark = pytest.mark.django_db


def institutions(*words: str) -> int:
    return main(["institutions", *words])


def test_a_list_and_everything_about_one(capsys: pytest.CaptureFixture[str]) -> None:
    one = made.partner()
    assert institutions("list") == 0
    assert "119/2026/PKS/01" in capsys.readouterr().out
    assert institutions("list", "--status", "draft") == 0
    assert capsys.readouterr().out == ""
    assert institutions("show", str(one.number)) == 0
    said = capsys.readouterr().out
    assert one.client.client_id in said
    assert "nama_lengkap" in said
    assert re.search(r"approve +v1", said)
    assert institutions("show", "4711") == 1
    assert "does not exist" in capsys.readouterr().err


def test_a_key_is_made_used_and_withdrawn(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    one, out = made.partner(), tmp_path / "key.pem"
    assert institutions("make-key", one.client.client_id, "--out", str(out)) == 0
    assert out.stat().st_mode & 0o077 == 0
    kid = re.search(r"Key (\S+)", capsys.readouterr().out)[1]
    at = now()
    proof = one.assertion(at, key=ECKey.import_key(out.read_bytes()), kid=kid)
    assert operations.issue_token(at=at, form=made.form(proof), address=made.HERE).access_token
    key = next(
        key
        for key in queries.get_client(actor=one.drafter, client_id=one.client.client_id).keys
        if key.kid == kid
    )
    assert institutions("withdraw-key", str(key.id), "--stolen") == 0
    assert "void" in capsys.readouterr().out
    assert institutions("withdraw-key", str(key.id)) == 1
    assert Act.objects.filter(action="data_access.client.withdraw_key").get().actor_name == "command line"


def test_a_file_that_exists_is_not_overwritten_and_a_third_key_leaves_no_file(tmp_path: Path) -> None:
    one, out = made.partner(), tmp_path / "key.pem"
    out.write_text("precious")
    assert institutions("make-key", one.client.client_id, "--out", str(out)) == 1
    assert out.read_text() == "precious"
    assert institutions("make-key", one.client.client_id, "--out", str(tmp_path / "2")) == 0
    assert institutions("make-key", one.client.client_id, "--out", str(tmp_path / "3")) == 1
    assert not (tmp_path / "3").exists()


def test_a_key_that_was_handed_in_is_registered(tmp_path: Path) -> None:
    one, file = made.partner(), tmp_path / "public.pem"
    file.write_bytes(ECKey.generate_key("P-256").as_pem(private=False))
    assert institutions("add-key", one.client.client_id, str(file)) == 0
    assert len(queries.get_client(actor=one.drafter, client_id=one.client.client_id).keys) == 2


def test_addresses_are_set_and_lifted(capsys: pytest.CaptureFixture[str]) -> None:
    one = made.partner()
    assert institutions("addresses", one.client.client_id, "203.0.113.0/24") == 0
    assert "203.0.113.0/24" in capsys.readouterr().out
    assert institutions("addresses", one.client.client_id) == 0
    assert "any address" in capsys.readouterr().out


def test_the_bill_of_a_month_is_a_csv(capsys: pytest.CaptureFixture[str]) -> None:
    from adminduk.data_access.types import ChargeKind

    one = made.partner()
    biller = system("files", Scope.nation(), "data_access.charge")
    at = now()
    operations.charge(
        actor=biller, at=at, agreement_no=one.number, kind=ChargeKind.MATCHING, units=5, reference="file/1"
    )
    assert institutions("bill", f"{at:%Y-%m}") == 0
    (row,) = csv.DictReader(io.StringIO(capsys.readouterr().out))
    assert (row["item"], row["rupiah"]) == ("matching", "6800000")


def test_the_sandbox_is_loaded_and_told(capsys: pytest.CaptureFixture[str]) -> None:
    assert institutions("sandbox") == 0
    assert "9903010107300001" in capsys.readouterr().out
