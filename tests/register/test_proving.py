"""A third person checks a certificate with a small file, a published root and a script of its own."""

from __future__ import annotations

import json
import subprocess
import sys
from copy import deepcopy
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from uuid import uuid4

import psycopg
import pytest
from django.test import Client

from adminduk.foundation.access.types import Scope, system
from adminduk.foundation.configuration import PROJECT
from adminduk.foundation.db.embedded.urls import ClusterUrls
from adminduk.foundation.journal.days import close_due_days
from adminduk.foundation.journal.sealer import seal_waiting
from adminduk.register.operations import register_birth
from adminduk.register.queries import prove_entry, verify
from adminduk.register.types import BirthRegistered, EntryNotFound, NotSealedYet
from tests import people

CHECKER = PROJECT / "ops" / "check_proof.py"
MIDNIGHT = datetime(2026, 11, 20, 18, 0, tzinfo=UTC)
pytestmark = pytest.mark.django_db


def a_birth() -> BirthRegistered:
    """Bayu, among the other entries of that day and of the next office."""
    couple = people.asep_and_siti()
    people.settle(couple, people.ujang(), people.maya())
    born = register_birth(actor=people.HENDRA, at=people.AT, key="1", birth=people.a_birth(couple))
    register_birth(actor=people.HENDRA, at=people.AT, key="2", birth=people.a_birth(couple, people.MAWAR))
    return born


def published() -> dict[str, Any]:
    return Client().get("/transparency/days.json").json()


def checked(tmp_path: Path, proof: dict[str, Any], *words: str) -> subprocess.CompletedProcess[str]:
    """What the script says, run alone: without our package, our environment or our folder."""
    file = tmp_path / "proof.json"
    file.write_text(json.dumps(proof), encoding="utf-8")
    return subprocess.run(
        [sys.executable, "-P", str(CHECKER), str(file), *words],
        cwd=tmp_path,
        env={"PATH": "/usr/bin"},
        capture_output=True,
        text=True,
        check=False,
    )


def a_proof(tmp_path: Path, **more: Any) -> tuple[dict[str, Any], list[str]]:
    """Of Bayu's akta, and the words that name what a third person trusts."""
    born = a_birth()
    seal_waiting(at=people.AT)
    close_due_days(at=MIDNIGHT)
    proof = prove_entry(actor=people.HENDRA, purpose="proof", akta_number=born.akta_number, **more)
    days = tmp_path / "days.json"
    days.write_text(json.dumps(published()), encoding="utf-8")
    return proof, ["--days", str(days)]


def test_a_real_proof_holds_against_the_published_list_and_against_one_root(tmp_path: Path) -> None:
    proof, days = a_proof(tmp_path)
    whole = checked(tmp_path, proof, *days)
    assert whole.returncode == 0, whole.stderr
    assert "THE PROOF HOLDS" in whole.stdout
    assert "Signatures were checked" in whole.stdout
    (day,) = published()["days"]
    assert checked(tmp_path, proof, "--root", day["root"]).returncode == 0


def test_the_proof_is_small_and_says_nothing_of_anybody(tmp_path: Path) -> None:
    proof, _ = a_proof(tmp_path)
    text = json.dumps(proof)
    assert len(text) < 5_000
    assert "BAYU" not in text
    assert "payload" not in proof["entry"]
    assert "salt" not in proof["entry"]


def test_the_holder_shows_that_the_entry_is_his(tmp_path: Path) -> None:
    proof, days = a_proof(tmp_path, with_contents=True)
    held = checked(tmp_path, proof, *days)
    assert held.returncode == 0, held.stderr
    assert "Its content is what was sealed: birth" in held.stdout
    proof["entry"]["payload"] = proof["entry"]["payload"].replace("BAYU PRATAMA", "BAYU PRATAMI")
    forged = checked(tmp_path, proof, *days)
    assert forged.returncode == 1
    assert "what the entry says is not what was sealed" in forged.stderr


def _flipped(text: str) -> str:
    return ("0" if text[0] != "0" else "1") + text[1:]


FORGERIES = {
    "another leaf": lambda proof: proof["entry"].update(leaf=_flipped(proof["entry"]["leaf"])),
    "another place in the batch": lambda proof: proof["batch"].update(index=proof["batch"]["index"] ^ 1),
    "a place that is not there": lambda proof: proof["batch"].update(index=99),
    "another time of sealing": lambda proof: proof["batch"].update(at="2026-11-19T03:00:00.000000+00:00"),
    "another batch before it": lambda proof: proof["batch"].update(
        previous=_flipped(proof["batch"]["previous"])
    ),
    "another path": lambda proof: proof["batch"]["path"].reverse(),
    "a longer path": lambda proof: proof["batch"]["path"].append("00" * 32),
    "another chain": lambda proof: proof["batch"].update(chain="3271"),
    "another tree of that day": lambda proof: proof["day"]["chain"].update(index=1),
    "another place among the chains": lambda proof: proof["day"].update(index=1),
    "a day that was never published": lambda proof: proof["day"].update(day="2026-11-19"),
    "another signature": lambda proof: proof["day"].update(signature=_flipped(proof["day"]["signature"])),
    "nothing of it": lambda proof: proof.clear(),
}


@pytest.mark.parametrize("forgery", FORGERIES)
def test_a_forged_proof_does_not_hold(forgery: str, tmp_path: Path) -> None:
    proof, days = a_proof(tmp_path)
    forged = deepcopy(proof)
    FORGERIES[forgery](forged)
    answer = checked(tmp_path, forged, *days)
    assert answer.returncode == 1, answer.stdout
    assert "DOES NOT HOLD" in answer.stderr


def test_a_proof_against_another_root_does_not_hold(tmp_path: Path) -> None:
    proof, _ = a_proof(tmp_path)
    answer = checked(tmp_path, proof, "--root", "ab" * 32)
    assert answer.returncode == 1
    assert "does not lead to the root" in answer.stderr


def test_before_its_day_is_closed_an_entry_is_proven_by_the_signature_of_its_batch(tmp_path: Path) -> None:
    born = a_birth()
    with pytest.raises(NotSealedYet):
        prove_entry(actor=people.HENDRA, purpose="proof", entry_id=born.entry_id)
    seal_waiting(at=people.AT)
    proof = prove_entry(actor=people.HENDRA, purpose="proof", entry_id=born.entry_id)
    assert proof["day"] is None
    assert checked(tmp_path, proof, "--key", published()["public_key"]).returncode == 0
    assert checked(tmp_path, proof, "--key", "ab" * 32).returncode == 1
    assert checked(tmp_path, proof).returncode == 1


def test_an_office_proves_its_own_entries_only() -> None:
    born = a_birth()
    seal_waiting(at=people.AT)
    with pytest.raises(EntryNotFound):
        prove_entry(actor=people.DODI, purpose="proof", akta_number=born.akta_number)
    with pytest.raises(EntryNotFound):
        prove_entry(actor=people.HENDRA, purpose="proof", entry_id=uuid4())


@pytest.mark.django_db(transaction=True)
def test_an_inspection_of_the_nation_looks_at_the_published_days_too(database_urls: ClusterUrls) -> None:
    a_birth()
    seal_waiting(at=people.AT)
    close_due_days(at=MIDNIGHT)
    nation = system("inspection", Scope.nation(), "audit.view")
    assert verify(actor=nation, at=people.AT).holds
    with psycopg.connect(database_urls.superuser) as intruder:
        intruder.execute("SET session_replication_role = replica")
        intruder.execute("UPDATE journal_day SET root = sha256('x')")
    (broken,) = verify(actor=nation, at=people.AT).breaks
    assert (broken.chain, broken.problem) == ("days", "2026-11-20: its chains do not hash to its root")
