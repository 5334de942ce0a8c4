"""What `adminduk register` says, to people and to scripts."""

from __future__ import annotations

import argparse
import json
from pathlib import Path

import psycopg
import pytest

from adminduk.cli.commands import register
from adminduk.cli.register import close_day, prove, rebuild, snapshot, verify
from adminduk.foundation.db.embedded.urls import ClusterUrls
from adminduk.foundation.journal.sealer import seal_waiting
from adminduk.register.operations import register_birth
from adminduk.register.queries import get_population
from adminduk.register.types import BirthRegistered
from tests import people

NATION = people.system("reports", people.Scope.nation(), "reports.view")


def a_register() -> BirthRegistered:
    couple = people.asep_and_siti()
    people.settle(couple, people.ujang(), people.maya())
    born = register_birth(actor=people.HENDRA, at=people.AT, key="1", birth=people.a_birth(couple))
    seal_waiting(at=people.AT)
    return born


def asked(**options: object) -> argparse.Namespace:
    return argparse.Namespace(**{"region": None, "processes": 1, "into": None, **options})


def test_every_act_is_found_and_told() -> None:
    parser = argparse.ArgumentParser()
    register.arguments(parser)
    for words in (["verify", "--region", "3201"], ["prove", "3201-LU-1"], ["close-day"], ["snapshot"]):
        assert callable(parser.parse_args(words).run_act)


@pytest.mark.django_db
def test_a_register_that_holds_ends_well(capsys: pytest.CaptureFixture[str]) -> None:
    a_register()
    assert verify.run(asked()) == 0
    said = capsys.readouterr()
    assert "4 entries" in said.out
    assert "Everything holds." in said.out
    assert "4 of 4 entries" in said.err


@pytest.mark.django_db(transaction=True)
def test_what_does_not_hold_is_named_without_a_value(
    capsys: pytest.CaptureFixture[str], database_urls: ClusterUrls
) -> None:
    a_register()
    with psycopg.connect(database_urls.superuser) as intruder:
        intruder.execute("SET session_replication_role = replica")
        intruder.execute("UPDATE register_person SET name = 'SIAPA SAJA' WHERE name = 'UJANG SUPRIATNA'")
        intruder.execute("UPDATE register_entry SET payload = payload || ' ' WHERE kind = 'birth'")
    assert verify.run(asked()) == 1
    said = capsys.readouterr().out
    assert "BROKEN  chain 3201, entry 3: the entry is not what was sealed" in said
    assert "DIFFERS person" in said
    assert "SIAPA SAJA" not in said
    assert "NOT what was entered" in said


@pytest.mark.django_db
def test_a_rebuild_goes_into_a_new_folder_that_others_cannot_read(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    a_register()
    folder = tmp_path / "rebuilt"
    assert rebuild.run(asked(into=folder)) == 0
    assert folder.stat().st_mode & 0o077 == 0
    assert sum(len(one.read_text().splitlines()) for one in folder.glob("person.*")) == 6
    assert rebuild.run(asked(into=folder)) == 2
    assert "name a new folder" in capsys.readouterr().err


@pytest.mark.django_db
def test_an_akta_and_an_entry_are_proven_alike(capsys: pytest.CaptureFixture[str]) -> None:
    born = a_register()
    proofs = []
    for what in (born.akta_number, str(born.entry_id)):
        assert prove.run(argparse.Namespace(what=what, with_contents=False)) == 0
        proofs.append(json.loads(capsys.readouterr().out))
    assert proofs[0] == proofs[1]
    assert close_day.run(argparse.Namespace()) == 0


@pytest.mark.django_db
def test_the_people_are_counted_with_what_was_entered_just_now(capsys: pytest.CaptureFixture[str]) -> None:
    a_register()
    assert snapshot.run(argparse.Namespace()) == 0
    assert "3 villages were counted anew." in capsys.readouterr().out
    assert get_population(actor=NATION, region="").total("people") == 6
