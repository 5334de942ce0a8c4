"""What `adminduk dp4` does: two people sign in, and what comes out is checked by tools of anybody."""

from __future__ import annotations

import argparse
import csv
import io
import subprocess
import sys
from pathlib import Path

import pytest

from adminduk.cli.commands import dp4
from adminduk.foundation.access.acting import acting
from adminduk.foundation.clock import now
from adminduk.foundation.db.sql import run
from adminduk.register.types import Relation
from tests import agreements, cast, people

pytestmark = pytest.mark.django_db


@pytest.fixture
def officers() -> dict[str, cast.Member]:
    return {
        role: cast.staff(role, username=role.replace("_", "."), sight=("*",))
        for role in ("data_officer", "data_approver")
    }


@pytest.fixture
def say(
    officers: dict[str, cast.Member], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
):
    steps = dict.fromkeys(officers, -1)

    def say(role: str, *words: str) -> str:
        parser = argparse.ArgumentParser()
        dp4.arguments(parser)
        if role:
            member = officers[role]
            # A code opens once: each sign-in uses the next that is still good.
            steps[role] += 1
            typed = f"{cast.PASSWORD}\n{member.code(now(), steps[role])}\n"
            monkeypatch.setattr(sys, "stdin", io.StringIO(typed))
            words = (*words, "--as", member.facts.username)
        assert dp4.run(parser.parse_args(words)) == 0
        return capsys.readouterr().out

    return say


def test_from_the_register_to_files_that_anybody_can_check(say, tmp_path: Path) -> None:
    couple = people.settle(people.asep_and_siti(), people.ujang())
    agreements.an_agreement()
    made = ("make", "--agreement", "71", "--polling-day", "2027-02-14")
    assert "made" in say("data_officer", *made)
    assert "released   1 of 1 files  3 voters (2 men, 1 women, 0 away)" in say(
        "data_approver", "release", "1"
    )
    change_everything(couple)
    say("data_officer", *made)
    say("data_approver", "release", "2")
    assert len(say("", "status").splitlines()) == 2


def test_files_and_changes(say, officers: dict[str, cast.Member], tmp_path: Path) -> None:
    from adminduk.data_access import operations

    couple = people.settle(people.asep_and_siti(), people.ujang())
    agreements.an_agreement()

    def a_list() -> None:
        made = operations.make_voters(
            actor=agreements.DIAN, at=people.AT, agreement_no=71, polling_day=agreements.POLLING_DAY,
            in_background=False,
        )  # fmt: skip
        operations.continue_making(actor=agreements.DIAN, at=people.AT, release_id=made)
        operations.release_voters(actor=agreements.BAYU, at=people.AT, release_id=made, in_background=False)
        operations.continue_making(actor=agreements.DIAN, at=people.AT, release_id=made)

    a_list()
    change_everything(couple)
    a_list()
    say("data_officer", "download", "1", "--to", str(tmp_path / "out"), "--purpose", "hand over to the KPU")
    done = subprocess.run(
        ["sha256sum", "-c", "SHA256SUMS"], cwd=tmp_path / "out", capture_output=True, text=True, check=False
    )
    assert done.stdout == "dp4-0001-3201.csv: OK\n"
    told = say("data_officer", "diff", "1", "2", "--to", str(tmp_path / "diff.csv"), "--purpose", "hand over")
    assert told.startswith("1 new, 1 gone, 1 moved, 1 changed")
    lines = list(csv.DictReader((tmp_path / "diff.csv").read_text().splitlines(), delimiter=";"))
    assert {(line["PERUBAHAN"], line["NAMA_LGKP"], line["ALASAN"]) for line in lines} == {
        ("berubah", "ASEP SUNANDAR BARU", "NAMA_LGKP"),
        ("hilang", "", "meninggal"),
        ("pindah", "UJANG SUPRIATNA", ""),
        ("baru", "MAYA ANGGRAENI", ""),
    }
    gone = next(line for line in lines if line["PERUBAHAN"] == "hilang")
    assert gone["NIK"] == people.member(couple, Relation.WIFE).nik


def change_everything(couple: people.LoadedFamily) -> None:
    """Asep has another name, Siti dies, Ujang moves to the next village, and Maya is new."""
    asep, siti = couple.members[:2]
    with acting(people.LOADER):
        run("UPDATE register_person SET name = 'ASEP SUNANDAR BARU' WHERE person_id = %s", [asep.person_id])
        run(
            "UPDATE register_person SET life = 'dead', death_date = %s WHERE person_id = %s",
            [people.TODAY, siti.person_id],
        )
        run(
            "UPDATE register_membership SET during = daterange(lower(during), %s) WHERE person_id = %s",
            [people.TODAY, siti.person_id],
        )
        run(
            "UPDATE register_family SET village_code = %s WHERE village_code = %s",
            ["3201032001", people.CITEUREUP],
        )
    people.settle(people.maya())
