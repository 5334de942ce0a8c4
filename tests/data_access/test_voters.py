"""Lists of voters: who is on them, by whose hands they leave, and that each person can see it."""

from __future__ import annotations

import csv
import json
import shutil
import subprocess
from dataclasses import asdict
from datetime import date, timedelta
from hashlib import sha256
from io import BytesIO
from pathlib import Path
from random import Random
from typing import Any
from uuid import UUID

import pytest
from django.db import Error, connection, transaction

from adminduk.data_access import operations, queries
from adminduk.data_access.elements import mask_of
from adminduk.data_access.models import Access, Agreement, Dp4Release
from adminduk.data_access.signing import public_key_pem
from adminduk.data_access.types import (
    FileFormat,
    NoAgreementForVoters,
    NobodyToList,
    NotReady,
    NotReleased,
    PollingDayPast,
    ReleaseStatus,
    SamePerson,
    Way,
)
from adminduk.foundation.access.acting import acting
from adminduk.foundation.access.types import NotAllowed, Scope
from adminduk.foundation.db.sql import rows, run
from adminduk.register.types import Relation, Sex
from adminduk.regulations.law import Law
from adminduk.regulations.voters import Candidate, may_vote
from tests import agreements, people

pytestmark = pytest.mark.django_db
AT, DAY = people.AT, agreements.POLLING_DAY
DIAN, BAYU = agreements.DIAN, agreements.BAYU


def make(number: int = 71, **more: Any) -> UUID:
    made = operations.make_voters(
        actor=DIAN, at=AT, agreement_no=number, polling_day=DAY, in_background=False, **more
    )
    operations.continue_making(actor=DIAN, at=AT, release_id=made)
    return made


def given_out(number: int = 71, **more: Any) -> UUID:
    made = make(number, **more)
    operations.release_voters(actor=BAYU, at=AT, release_id=made, in_background=False)
    operations.continue_making(actor=DIAN, at=AT, release_id=made)
    return made


def content(release_id: UUID, kabkota: str = people.BOGOR) -> bytes:
    file = queries.open_voter_file(actor=DIAN, purpose="hand over", release_id=release_id, kabkota=kabkota)
    whole = b"".join(file.blocks)
    assert (len(whole), sha256(whole).hexdigest()) == (file.size, file.sha256)
    return whole


def lines(release_id: UUID, kabkota: str = people.BOGOR) -> list[dict[str, str]]:
    return list(csv.DictReader(content(release_id, kabkota).decode().splitlines(), delimiter=";"))


def names(release_id: UUID, kabkota: str = people.BOGOR) -> set[str]:
    return {line["NAMA_LGKP"] for line in lines(release_id, kabkota)}


def change(person_id: UUID, **columns: Any) -> None:
    sets = ", ".join(f"{name} = %s" for name in columns)
    with acting(people.LOADER):
        run(f"UPDATE register_person SET {sets} WHERE person_id = %s", [*columns.values(), person_id])


def test_the_list_has_the_grown_up_and_the_married_of_their_village_and_no_child() -> None:
    couple = people.settle(people.asep_and_siti(), people.ujang(), people.maya())
    agreements.an_agreement()
    release = given_out()
    assert [line["NAMA_LGKP"] for line in lines(release)] == [
        "ASEP SUNANDAR",
        "SITI NURHASANAH",
        "UJANG SUPRIATNA",
    ]
    assert names(release, people.KOTA_BOGOR) == {"MAYA ANGGRAENI"}
    assert lines(release)[0] == {
        "NIK": couple.members[0].nik,
        "NO_KK": couple.kk_number,
        "NAMA_LGKP": "ASEP SUNANDAR",
        "JENIS_KLMIN": "1",
        "TMPT_LHR": "Bogor",
        "TGL_LHR": "1990-03-12",
        "STAT_KWN": "2",
        "ALAMAT": "Kp. Sukamaju",
        "TEMPAT_TINGGAL": "1",
        "NO_RT": "001",
        "NO_RW": "002",
        "KODE_WIL": people.CIBINONG,
    }


def test_the_database_and_the_predicate_agree_on_everybody() -> None:
    """Five hundred people of every kind around every edge of the rule."""
    random, law = Random(7), Law(on=DAY, region="")
    edge = date(DAY.year - 17, DAY.month, DAY.day)
    families = []
    for number in range(1, 126):
        members = [
            people.a_person(
                f"ORANG {number} {place}",
                random.choice((Sex.MALE, Sex.FEMALE)),
                edge + timedelta(days=random.choice((-9000, -400, -2, -1, 0, 1, 2, 300))),
                Relation.HEAD if place == 0 else Relation.OTHER,
                serial=number * 4 + place,
                occupation=random.choice((None, 1, 5, 6, 7, 8)),
                marital_status=random.choice((1, 1, 1, 2, 3, 4, 5, 6)),
            )
            for place in range(4)
        ]
        families.append(people.a_family(*members, village=random.choice(VILLAGES), serial=number))
    people.settle(*families)
    # Not the heads: a card needs one who lives in it.
    everybody = [one.person_id for family in families for one in family.members[1:]]
    for person_id in everybody:
        if random.random() < 0.3:
            column, value = random.choice(
                (("life", "dead"), ("life", "void"), ("citizenship", 2), ("residence", "abroad"),
                 ("residence", "moving"), ("residence", "visitor"), ("residence", "temporary"))
            )  # fmt: skip
            change(person_id, **{column: value}, **BESIDES.get(value, {}))
            if column == "residence":
                leave(person_id)
    agreements.an_agreement()
    release = given_out()
    with acting(people.LOADER):
        known = rows(
            "SELECT name, birth_date, marital_status, occupation, citizenship, life, residence FROM register_person"
        )
    expected = {
        row["name"]
        for row in known
        if may_vote(Candidate(**{name: row[name] for name in Candidate.__slots__}), DAY, law)
    }
    assert 100 < len(expected) < 400
    assert names(release) == expected


VILLAGES = (people.CIBINONG, people.CITEUREUP)
# What the database wants with it.
BESIDES = {
    "dead": {"death_date": people.TODAY},
    "moving": {"moving_to": people.BEKASI},
    "temporary": {"temporary_number": "3201/SKPS/1"},
}


def leave(person_id: UUID) -> None:
    with acting(people.LOADER):
        run(
            "UPDATE register_membership SET during = daterange(lower(during), %s) WHERE person_id = %s",
            [people.TODAY, person_id],
        )


def test_who_lives_abroad_is_on_the_list_without_a_village() -> None:
    couple = people.settle(people.asep_and_siti())
    siti = people.member(couple, Relation.WIFE)
    leave(siti.person_id)
    change(siti.person_id, residence="abroad", previous_address="Kp. Sukamaju RT 001")
    agreements.an_agreement()
    release = given_out()
    told = next(line for line in lines(release) if line["NIK"] == siti.nik)
    assert (told["TEMPAT_TINGGAL"], told["KODE_WIL"], told["ALAMAT"]) == ("2", "", "Kp. Sukamaju RT 001")
    (file,) = queries.list_voter_files(actor=DIAN, release_id=release)
    assert (file.voters, file.away) == (2, 1)


def test_no_field_leaves_that_the_agreement_does_not_name() -> None:
    people.settle(people.asep_and_siti())
    agreements.an_agreement(fields=mask_of(("nama_lengkap", "agama", "golongan_darah")))
    assert lines(given_out())[0].keys() == {"NIK", "NAMA_LGKP"}


def test_semicolons_and_quotes_stay_within_their_field() -> None:
    couple = people.settle(people.asep_and_siti())
    change(couple.members[0].person_id, birth_place='Desa "A"; kampung\nB')
    agreements.an_agreement()
    assert lines(given_out())[0]["TMPT_LHR"] == 'Desa "A"; kampung B'


def test_a_parquet_file_says_the_same() -> None:
    from pyarrow import parquet

    people.settle(people.asep_and_siti(), people.ujang())
    agreements.an_agreement()
    first, second = given_out(), given_out(kind=FileFormat.PARQUET)
    table = parquet.read_table(BytesIO(content(second))).to_pylist()
    assert [
        {name: "" if value is None else str(value) for name, value in row.items()} for row in table
    ] == lines(first)


def test_everybody_on_the_list_sees_it_in_his_log_and_nobody_else_does() -> None:
    couple = people.settle(people.asep_and_siti())
    agreement = agreements.an_agreement()
    release = make()
    with acting(DIAN):
        assert Access.objects.count() == 0
    operations.release_voters(actor=BAYU, at=AT, release_id=release, in_background=False)
    with pytest.raises(NotReleased):
        content(release)
    operations.continue_making(actor=DIAN, at=AT, release_id=release)
    with acting(people.resident(couple.members[0].person_id)):
        (own,) = Access.objects.all()
        assert (own.way, own.agreement_no, own.given) == (Way.FILE, 71, agreement.fields)
    with acting(people.resident(couple.members[2].person_id)):
        assert not Access.objects.exists()
    # Done again, as after a worker that died: nobody is told twice.
    operations.log_voters(actor=DIAN, at=AT, release_id=release, kabkota=people.BOGOR)
    with acting(DIAN):
        assert Access.objects.count() == 2


def test_it_takes_two_people() -> None:
    people.settle(people.asep_and_siti())
    agreements.an_agreement()
    both = agreements.at_the_centre("Dian Pertiwi", agreements.DATA_APPROVER)
    release = make()
    with pytest.raises(NotAllowed):
        operations.release_voters(actor=DIAN, at=AT, release_id=release)
    with pytest.raises(SamePerson):
        operations.release_voters(actor=both, at=AT, release_id=release)
    operations.release_voters(actor=BAYU, at=AT, release_id=release, in_background=False)
    with pytest.raises(NotReady):
        operations.release_voters(actor=BAYU, at=AT, release_id=release)


def test_the_database_itself_keeps_a_list_that_is_not_logged_or_has_one_hand() -> None:
    people.settle(people.asep_and_siti())
    agreements.an_agreement()
    release = make()
    hand = {"released_by": BAYU.id, "released_by_name": "x"}
    with acting(DIAN):
        for status, more in (
            ("released", hand),
            ("releasing", {}),
            ("releasing", hand | {"released_by": DIAN.id}),
        ):
            with pytest.raises(Error), transaction.atomic():
                Dp4Release.objects.filter(release_id=release).update(status=status, **more)


def test_a_list_that_the_second_person_refuses_never_leaves() -> None:
    people.settle(people.asep_and_siti())
    agreements.an_agreement()
    release = make()
    operations.refuse_voters(actor=BAYU, at=AT, release_id=release)
    with pytest.raises(NotReady):
        operations.release_voters(actor=BAYU, at=AT, release_id=release)
    with pytest.raises(NotReleased):
        content(release)


@pytest.mark.parametrize(
    "terms",
    [
        {"status": "ended"},
        {"status": "draft"},
        {"purpose": "verification"},
        {"bulk": False},
        {"kind": "bank"},
        {"valid_until": date(2026, 11, 19)},
        {"regions": ["32"]},
    ],
)
def test_without_such_an_agreement_there_is_no_list(terms: dict[str, Any]) -> None:
    people.settle(people.asep_and_siti())
    agreements.an_agreement(**terms)
    with pytest.raises(NoAgreementForVoters):
        make()


def test_an_agreement_that_ends_meanwhile_stops_the_work_inside_the_database() -> None:
    people.settle(people.asep_and_siti())
    agreements.an_agreement()
    release = operations.make_voters(actor=DIAN, at=AT, agreement_no=71, polling_day=DAY, in_background=False)
    Agreement.objects.update(status="ended")
    with pytest.raises(Error, match="no agreement in force"), transaction.atomic():
        operations.continue_making(actor=DIAN, at=AT, release_id=release)


def test_an_agreement_for_one_province_gives_that_province_only() -> None:
    people.settle(people.asep_and_siti(), people.maya())
    agreements.an_agreement(regions=["3201"])
    release = given_out(region="3201")
    assert [one.kabkota for one in queries.list_voter_files(actor=DIAN, release_id=release)] == ["3201"]
    with pytest.raises(NoAgreementForVoters):
        make(region="3271")
    agreements.an_agreement(72)
    with pytest.raises(NobodyToList):
        make(72, region="11")


def test_a_polling_day_in_the_past_has_no_list() -> None:
    agreements.an_agreement()
    with pytest.raises(PollingDayPast):
        operations.make_voters(
            actor=DIAN, at=AT, agreement_no=71, polling_day=date(2024, 2, 14), in_background=False
        )


def test_work_that_broke_off_goes_on_and_a_file_is_made_once() -> None:
    people.settle(people.asep_and_siti(), people.maya())
    agreements.an_agreement()
    release = operations.make_voters(actor=DIAN, at=AT, agreement_no=71, polling_day=DAY, in_background=False)
    operations.make_voters_file(actor=DIAN, at=AT, release_id=release, kabkota=people.KOTA_BOGOR)
    half = queries.get_voter_release(actor=DIAN, number=1)
    assert (half.status, half.files_made, half.files_in_all, half.percent) == (ReleaseStatus.MAKING, 1, 2, 50)
    said = []
    operations.continue_making(actor=DIAN, at=AT, release_id=release, say=said.append)
    assert [(one.done, one.total) for one in said] == [(1, 1)]
    operations.make_voters_file(actor=DIAN, at=AT, release_id=release, kabkota=people.KOTA_BOGOR)
    whole = queries.get_voter_release(actor=DIAN, number=1)
    assert (whole.status, whole.voters, whole.men, whole.women) == (ReleaseStatus.MADE, 3, 1, 2)


def test_totals_agree_at_every_level() -> None:
    people.settle(people.asep_and_siti(), people.ujang(), people.maya())
    agreements.an_agreement()
    release = given_out()
    manifest, _ = queries.get_voter_manifest(actor=DIAN, purpose="hand over", release_id=release)
    told = json.loads(manifest)["totals"]
    assert told["all"] == [4, 2, 2]
    for level in ("provinces", "kabkota", "kecamatan", "villages"):
        assert [sum(column) for column in zip(*(one[1:] for one in told[level]), strict=True)] == told["all"]
    assert asdict(queries.count_voters(actor=DIAN, release_id=release, below="32")[0]) == {
        "region": "3201",
        "voters": 3,
        "men": 2,
        "women": 1,
    }


@pytest.mark.skipif(shutil.which("openssl") is None, reason="there is no openssl on this machine")
def test_the_manifest_is_checked_by_openssl_alone(tmp_path: Path) -> None:
    people.settle(people.asep_and_siti())
    agreements.an_agreement()
    release = given_out()
    manifest, signature = queries.get_voter_manifest(actor=DIAN, purpose="hand over", release_id=release)
    for name, one in (("m.json", manifest), ("m.sig", signature), ("key.pem", public_key_pem())):
        (tmp_path / name).write_bytes(one)

    def checked() -> int:
        words = "openssl pkeyutl -verify -pubin -inkey key.pem -rawin -in m.json -sigfile m.sig"
        return subprocess.run(words.split(), cwd=tmp_path, capture_output=True, check=False).returncode

    assert checked() == 0
    told = json.loads(manifest)
    assert told["files"][0]["sha256"] == sha256(content(release)).hexdigest()
    assert (told["polling_day"], told["rules"]["born_until"]) == ("2027-02-14", "2010-02-14")
    (tmp_path / "m.json").write_bytes(manifest.replace(b'"rows": 2', b'"rows": 3'))
    assert checked() != 0


def test_nothing_of_it_lies_readable_on_the_disk(settings: Any) -> None:
    couple = people.settle(people.asep_and_siti())
    agreements.an_agreement()
    given_out()
    boxes = [path for path in Path(settings.ADMINDUK_STORAGE).rglob("voters-*") if path.is_file()]
    assert boxes
    assert not any(couple.members[0].nik.encode() in path.read_bytes() for path in boxes)


def test_a_download_is_a_look_with_its_purpose() -> None:
    people.settle(people.asep_and_siti())
    agreements.an_agreement()
    release = given_out()
    content(release)
    with connection.cursor() as cursor, acting(agreements.at_the_centre("Sri", agreements.DATA_OFFICER)):
        cursor.execute("SELECT count(*) FROM audit_look WHERE purpose = 'hand over'")
        assert cursor.fetchone() == (1,)


def test_somebody_of_an_office_sees_no_list_and_not_who_is_on_it() -> None:
    people.settle(people.asep_and_siti())
    agreements.an_agreement()
    given_out()
    with pytest.raises(NotAllowed):
        queries.list_voter_releases(actor=people.HENDRA)
    with acting(people.HENDRA.seeing(Scope.of(people.BEKASI))):
        assert rows("SELECT release_id FROM data_access_dp4_village") == []
