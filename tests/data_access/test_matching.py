"""A file of people is matched: every row gets its answer or its reason, and a line in the log for each person asked."""

from __future__ import annotations

import io
from base64 import b64decode
from datetime import timedelta
from hashlib import sha256
from typing import Any

import pytest
from django.conf import settings

from adminduk.data_access import operations, queries
from adminduk.data_access.elements import BY_WIRE, mask_of
from adminduk.data_access.matching import intake
from adminduk.data_access.matching.manifest import signed_bytes
from adminduk.data_access.models import Access, Charge, SandboxPerson
from adminduk.data_access.types import (
    AgreementNotInForce,
    AnotherPrice,
    BadCallback,
    DayQuotaTooSmall,
    FileIncomplete,
    MatchingState,
    NoBulk,
    NoSuchMatching,
    NotInThisState,
    Outcome,
    Question,
    ResultGone,
    Way,
)
from adminduk.foundation.access.acting import acting
from adminduk.foundation.access.types import NotAllowed, Scope, system
from adminduk.foundation.clock import now
from adminduk.foundation.journal import seal_key
from adminduk.register.types import Relation
from tests import institutions as made
from tests import people
from tests.data_access import matched
from tests.data_access.matched import HEAD, MATCHER
from tests.people import member

pytestmark = pytest.mark.django_db
ELEMENTS = mask_of(
    [
        "nama_lengkap",
        "tempat_lahir",
        "tanggal_lahir",
        "no_kk",
        "jenis_kelamin",
        "alamat",
        "nama_ibu",
        "kode_kabkota",
    ]
)


def bank(**changed: Any) -> made.Partner:
    return made.partner(**({"bulk": True, "elements": ELEMENTS} | changed))


def lines_of(one: made.Partner) -> list[Access]:
    with acting(MATCHER):
        return list(Access.objects.filter(client_no=one.client.number).order_by("access_id"))


@pytest.fixture
def asep() -> Any:
    return people.settle(people.asep_and_siti())


def test_each_row_gets_its_answer_in_the_order_of_the_file(asep: Any) -> None:
    one = bank()
    father, mother = member(asep, Relation.HEAD), member(asep, Relation.WIFE)
    rows = [
        f"{father.nik};ASEP SUNANDAR;{father.birth_date:%d-%m-%Y}",
        f"{mother.nik};Siti Nur Hasanah;{mother.birth_date:%Y-%m-%d}",
        f"{mother.nik};BAMBANG;1990-01-01",
        "3201010101019999;ASEP;1990-01-01",
        f"{father.nik};;{father.birth_date:%d/%m/%Y}",
    ]
    facts = matched.done(one.client.number, (HEAD + "\n".join(rows)).encode())
    assert facts.state is MatchingState.DONE
    assert matched.result(one.client.number, facts.id) == [
        ["2", "ditemukan", "", "sesuai", "100", "sesuai"],
        ["3", "ditemukan", "", "sesuai", "98", "sesuai"],
        ["4", "ditemukan", "", "tidak sesuai", "0", "tidak sesuai"],
        ["5", "tidak ditemukan", "", "", "", ""],
        ["6", "ditemukan", "", "", "", "sesuai"],
    ]
    log = lines_of(one)
    assert [(line.way, line.outcome) for line in log] == [(Way.FILE, Outcome.FOUND)] * 3 + [
        (Way.FILE, Outcome.NOT_FOUND), (Way.FILE, Outcome.FOUND)
    ]  # fmt: skip
    assert log[0].subject_id == father.person_id
    assert log[4].asked == mask_of(["tanggal_lahir"])
    assert log[2].agreed == 0


def test_a_file_says_of_everybody_what_an_interactive_question_says() -> None:
    one = bank(sandbox=True, elements=made.TERMS.elements)
    rows, asked = [], []
    for person in SandboxPerson.objects.order_by("nik"):
        told = {
            "nama_lengkap": person.name[:-1] + "X",
            "tempat_lahir": person.birth_place.lower(),
            "tanggal_lahir": f"{person.birth_date}",
            "no_kk": person.kk_number,
        }
        asked.append((person, Question(person.nik, told)))
        rows.append(";".join((person.nik, *told.values())))
    head = "nik;nama_lengkap;tempat_lahir;tanggal_lahir;no_kk\n"
    facts = matched.done(one.client.number, (head + "\n".join(rows)).encode())
    log = lines_of(one)
    assert len(log) == len(asked)
    for line, (person, question), told in zip(
        log, asked, matched.result(one.client.number, facts.id), strict=True
    ):
        shown = Outcome(person.outcome)
        assert line.outcome == shown
        if shown is Outcome.FOUND:
            row: list[Any] = [None] * 40
            for check, _ in question.checks:
                element = BY_WIRE[check.wire]
                row[check.column] = getattr(person, element.column)
            question.judge(row)
            assert line.agreed == question.agreed
            assert told[4:6] == [
                "sesuai" if question.agreed & 2 else "tidak sesuai", str(question.scores[0])
            ]  # fmt: skip
        else:
            assert line.agreed == 0


BAD = [
    ("3,17102E+15;ASEP;1990-01-01", "nik-rusak"),
    ("320101010101;ASEP;1990-01-01", "nik-bukan-16-angka"),
    (";ASEP;1990-01-01", "nik-kosong"),
    ("3201010101010001;ASEP;31-02-1990", "isi-salah: tanggal_lahir"),
    ("3201010101010001;ASEP", "jumlah-kolom"),
    ("3201010101010001,ASEP,1990-01-01", "pemisah-lain"),
    ("3201010101010001;AS\0EP;1990-01-01", "karakter-nul"),
    ('3201010101010001;"ASEP;1990-01-01', "kutip-terbuka"),
]


@pytest.mark.parametrize(
    ("encoding", "mark"), [("utf-8", b""), ("utf-8-sig", b""), ("utf-16", b""), ("cp1252", b"")]
)
def test_a_bad_row_is_named_and_nobody_is_asked_about(encoding: str, mark: bytes) -> None:
    one = bank()
    good = "3201010101010001;ANDRÉ;1990-01-01"
    rows = [line for bad, _ in BAD for line in (bad, good)]
    facts = matched.done(one.client.number, mark + (HEAD + "\n".join(rows) + "\n").encode(encoding))
    told = matched.result(one.client.number, facts.id)
    assert [int(row[0]) for row in told] == list(range(2, 2 + 2 * len(BAD)))
    assert [row[2] for row in told[::2]] == [reason for _, reason in BAD]
    assert {row[1] for row in told[1::2]} == {"tidak ditemukan"}
    assert facts.refused == len(BAD)
    assert sum(facts.refusals.values()) == len(BAD)
    assert len(lines_of(one)) == len(BAD)
    assert facts.manifest["mutu"]["alasan_ditolak"]["nik-rusak"] == 1


def test_bytes_of_another_encoding_spoil_their_own_line_only() -> None:
    one = bank()
    rows = [b"3201010101010001;ANDR\xc3\x89;1990-01-01"] * 3 + [b"3201010101010001;ANDR\xe9 \xff;1990-01-01"]
    padding = b"3201010101010002;ASEP;1990-01-01\n" * 40_000
    facts = matched.counted(one.client.number, HEAD.encode() + padding + b"\n".join(rows) + b"\n")
    assert facts.refusals == {"huruf-tidak-terbaca": 1}


def test_parquet_is_read_and_eaten_numbers_in_it_are_named(asep: Any) -> None:
    import pyarrow as arrow
    from pyarrow import parquet

    one, father = bank(), member(asep, Relation.HEAD)
    table = arrow.table({
        "nik": [father.nik, "3201010101010009"],
        "nama": ["ASEP SUNANDAR", None],
        "tgl_lahir": arrow.array([father.birth_date, father.birth_date], arrow.date32()),
    })  # fmt: skip
    out = io.BytesIO()
    parquet.write_table(table, out)
    facts = matched.done(one.client.number, out.getvalue(), piece=700)
    assert matched.result(one.client.number, facts.id) == [
        ["1", "ditemukan", "", "sesuai", "100", "sesuai"],
        ["2", "tidak ditemukan", "", "", "", ""],
    ]
    out = io.BytesIO()
    parquet.write_table(arrow.table({"nik": [3.20101010101e15], "nama": ["ASEP"]}), out)
    assert matched.counted(one.client.number, out.getvalue()).refusals == {"nik-rusak": 1}


def test_a_column_of_numbers_that_all_end_with_nought_is_refused_whole() -> None:
    one = bank()
    rows = "".join(f"32010101{n:04d}1230;ASEP;1990-01-01\n" for n in range(60))
    facts = matched.counted(one.client.number, (HEAD + rows).encode())
    assert facts.state is MatchingState.FAILED
    assert "0" in facts.reason.id


def test_a_file_without_what_it_needs_says_so() -> None:
    one = bank()
    for content, said in (
        ("NAMA;TGL_LHR\nASEP;1990-01-01\n", "nik"),
        ("NIK\n3201010101010001\n", "nama_lengkap"),
    ):
        facts = matched.counted(one.client.number, content.encode())
        assert facts.state is MatchingState.FAILED
        assert said in facts.reason.id
    assert matched.counted(one.client.number, HEAD.encode()).state is MatchingState.FAILED


def test_the_estimate_is_the_tariff_and_must_be_accepted_as_it_is() -> None:
    one = bank()
    facts = matched.counted(one.client.number, (HEAD + "3201010101010001;ASEP;1990-01-01\n").encode())
    assert (facts.state, facts.rows, facts.rupiah) == (MatchingState.ESTIMATED, 1, 6_800_000)
    common: Any = {"actor": MATCHER, "at": now(), "client_no": one.client.number, "matching_id": facts.id}
    with pytest.raises(AnotherPrice):
        operations.accept_matching(**common, rupiah=0)
    assert lines_of(one) == []
    operations.accept_matching(**common, rupiah=6_800_000)
    operations.match_some(actor=MATCHER, at=now(), matching_id=facts.id)
    assert Charge.objects.get(agreement_no=one.number).rupiah == 6_800_000
    assert queries.get_statement(
        actor=one.drafter, agreement_id=one.agreement_id, month=now().date()
    ).rupiah == 6_800_000  # fmt: skip


def test_fewer_elements_cost_more_and_government_pays_nothing() -> None:
    content = b"NIK;JK\n3201010101010001;L\n"
    assert matched.counted(bank().client.number, content).rupiah == 10_000_000
    ministry = bank(sector="ministry", tariff="free")
    facts = matched.done(ministry.client.number, content)
    assert (facts.state, facts.rupiah) == (MatchingState.DONE, 0)


def test_the_quota_of_a_day_holds_for_files_together() -> None:
    one = bank(per_day=100, per_second=50)
    content = (HEAD + "3201010101010001;ASEP;1990-01-01\n" * 60).encode()
    assert matched.done(one.client.number, content).state is MatchingState.DONE
    with pytest.raises(DayQuotaTooSmall) as refused:
        matched.accepted(one.client.number, content)
    assert refused.value.facts == {"left": 40}
    assert len(lines_of(one)) == 60


def test_elements_and_files_outside_the_agreement_are_refused() -> None:
    one = bank(elements=mask_of(["nama_lengkap"]), fields=0)
    facts = matched.counted(one.client.number, (HEAD + "3201010101010001;ASEP;1990-01-01\n").encode())
    assert facts.state is MatchingState.FAILED
    assert "tanggal_lahir" in facts.reason.id
    with pytest.raises(NoBulk):
        matched.sent(made.partner().client.number, b"x")


def test_the_database_itself_gives_nothing_beyond_an_agreement(asep: Any) -> None:
    from django.db import connection

    one, father = bank(elements=mask_of(["tanggal_lahir"]), fields=0), member(asep, Relation.HEAD)
    with acting(MATCHER), connection.cursor() as cursor:
        cursor.execute("SELECT data_access_empty_slot(1)")
        cursor.execute(
            "INSERT INTO data_access_matching_ask_1 (line, nik, asked, nama_lengkap) VALUES (2, %s, 2, 'X')",
            [father.nik],
        )
        version = queries.get_agreement(actor=one.drafter, agreement_id=one.agreement_id).version
        for elements, expected in ((mask_of(["nama_lengkap"]), 0), (mask_of(["tanggal_lahir"]), 1)):
            cursor.execute(
                "SELECT known FROM data_access_match(1, %s, %s, %s)", [one.client.number, version, elements]
            )
            found = cursor.fetchall()
            assert len(found) == expected
            assert all(known is None for (known,) in found)
        cursor.execute(
            "SELECT count(*) FROM data_access_match(1, %s, %s, 16)", [one.client.number, version + 1]
        )
        assert cursor.fetchone() == (0,)


def test_who_lives_outside_the_regions_is_not_there(asep: Any) -> None:
    one, father = bank(regions=("3271",)), member(asep, Relation.HEAD)
    facts = matched.done(one.client.number, f"{HEAD}{father.nik};ASEP SUNANDAR;1990-03-12\n".encode())
    assert matched.result(one.client.number, facts.id) == [["2", "tidak ditemukan", "", "", "", ""]]
    assert lines_of(one)[0].outcome == Outcome.ELSEWHERE
    assert facts.manifest["mutu"]["tidak_ditemukan"] == 1
    village = bank(regions=("320101",))
    facts = matched.done(village.client.number, f"{HEAD}{father.nik};ASEP SUNANDAR;1990-03-12\n".encode())
    assert matched.result(village.client.number, facts.id)[0][1] == "ditemukan"


def test_what_the_household_tells_is_compared_too(asep: Any) -> None:
    one, father = bank(), member(asep, Relation.HEAD)
    content = f"NIK;NO_KK;ALAMAT;KODE_KABKOTA\n{father.nik};{asep.kk_number};Kampung Sukamaju;3201\n"
    facts = matched.done(one.client.number, content.encode())
    assert matched.result(one.client.number, facts.id) == [
        ["2", "ditemukan", "", "sesuai", "sesuai", "100", "sesuai"]
    ]


def test_an_ended_agreement_stops_the_next_part(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(intake, "ROWS_A_PART", 10)
    one = bank()
    content = (HEAD + "3201010101010001;ASEP;1990-01-01\n" * 30).encode()
    facts = matched.accepted(one.client.number, content)

    def end(number: int) -> None:
        operations.end_agreement(
            actor=one.approver, at=now(), agreement_id=one.agreement_id, reason="Data disalahgunakan."
        )

    facts = operations.match_some(actor=MATCHER, at=now(), matching_id=facts.id, part_done=end)
    assert facts.state is MatchingState.STOPPED
    assert facts.reason.id == AgreementNotInForce().text().id
    assert facts.matched == len(lines_of(one)) == 10
    assert not Charge.objects.exists()
    with pytest.raises(NotInThisState):
        matched.result(one.client.number, facts.id)


def test_a_cancelled_file_asks_no_more_and_costs_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(intake, "ROWS_A_PART", 10)
    one = bank()
    facts = matched.accepted(one.client.number, (HEAD + "3201010101010001;ASEP;1990-01-01\n" * 30).encode())

    def cancel(number: int) -> None:
        operations.cancel_matching(actor=MATCHER, at=now(), client_no=one.client.number, matching_id=facts.id)

    told = operations.match_some(actor=MATCHER, at=now(), matching_id=facts.id, part_done=cancel)
    assert (told.state, told.matched) == (MatchingState.CANCELLED, 10)
    assert len(lines_of(one)) == 10
    assert not Charge.objects.exists()
    again = operations.match_some(actor=MATCHER, at=now(), matching_id=facts.id)
    assert again.state is MatchingState.CANCELLED


def test_the_result_lies_sealed_is_signed_and_goes_after_its_days() -> None:
    one = bank()
    facts = matched.done(one.client.number, (HEAD + "3201010101010001;ASEP;1990-01-01\n").encode())
    manifest = facts.manifest
    seal_key.public_key().verify(b64decode(manifest["tanda_tangan"]), signed_bytes(manifest))
    content, _ = queries.open_result(
        actor=MATCHER, at=now(), client_no=one.client.number, matching_id=facts.id
    )
    head, part = list(content)
    assert manifest["bagian"][0]["sha256"] == sha256(part).hexdigest()
    assert manifest["kepala_sha256"] == sha256(head).hexdigest()
    for box in settings.ADMINDUK_STORAGE.rglob("matching-*"):
        assert b"tidak ditemukan" not in box.read_bytes()
        assert b"3201010101010001" not in box.read_bytes()
    later = now() + timedelta(days=15)
    with pytest.raises(ResultGone):
        queries.open_result(actor=MATCHER, at=later, client_no=one.client.number, matching_id=facts.id)
    assert operations.remove_old_matchings(actor=MATCHER, at=later) == 1
    assert operations.remove_old_matchings(actor=MATCHER, at=later) == 0


def test_another_client_finds_nothing_and_without_the_right_nobody_may() -> None:
    one, other = bank(), bank()
    facts = matched.counted(one.client.number, (HEAD + "3201010101010001;A B;1990-01-01\n").encode())
    with pytest.raises(NoSuchMatching):
        queries.get_matching(actor=MATCHER, client_no=other.client.number, matching_id=facts.id)
    with pytest.raises(NotAllowed):
        queries.get_matching(
            actor=system("x", Scope.nation()), client_no=one.client.number, matching_id=facts.id
        )


def test_a_file_that_was_changed_on_the_way_is_not_counted() -> None:
    one = bank()
    common: Any = {"actor": MATCHER, "at": now(), "client_no": one.client.number}
    facts = operations.begin_matching(**common, name="a.csv")
    operations.add_piece(**common, matching_id=facts.id, number=1, content=b"NIK;NAMA\n")
    with pytest.raises(FileIncomplete):
        operations.finish_file(**common, matching_id=facts.id, size=8, sha256="0" * 64)
    operations.finish_file(**common, matching_id=facts.id, size=9, sha256="0" * 64)
    assert operations.count_matching(actor=MATCHER, at=now(), matching_id=facts.id).state == "failed"


@pytest.mark.parametrize(
    "url",
    ["http://bank.example/x", "https://127.0.0.1/x", "https://10.0.0.8/", "https://u:p@bank.example/", "x"],
)
def test_a_callback_never_goes_into_our_own_house(url: str) -> None:
    with pytest.raises(BadCallback):
        operations.begin_matching(
            actor=MATCHER, at=now(), client_no=bank().client.number, name="a.csv", callback=url
        )
