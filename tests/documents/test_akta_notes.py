"""The sentence of every kind of marginal note."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from adminduk.documents import wording
from adminduk.documents.composing.notes import marginal_notes
from adminduk.foundation.db.ids import new_id
from adminduk.register import events
from adminduk.register.queries import AktaFacts, AktaNote, EntryFacts
from tests import cast, people

pytestmark = pytest.mark.django_db

RULING = {"by": "PN Cibinong", "number": "12/Pdt.P/2026/PN Cbi", "given_on": "2026-11-02"}
COURT = "PN Cibinong Nomor 12/Pdt.P/2026/PN Cbi tanggal 2 November 2026"
THIS = "3201-KW-31102026-0001"


@pytest.fixture(autouse=True)
def office() -> None:
    cast.office()


def entry(akta_number: str = "", **facts: Any) -> EntryFacts:
    return EntryFacts(
        entry_id=new_id(),
        kind="",
        kabkota=people.BOGOR,
        person_id=None,
        family_id=None,
        akta_number=akta_number,
        corrects=None,
        effective_on=date(2026, 11, 16),
        registered_on=people.TODAY,
        recorded_at=people.AT,
        facts=facts,
    )


def sentence(kind: str, akta_number: str = "", **facts: Any) -> str:
    """What one note beside the akta THIS says, without where and when it was noted."""
    akta = AktaFacts(
        akta_number=THIS,
        kabkota=people.BOGOR,
        state="active",
        person_id=new_id(),
        other_id=None,
        entry=entry(),
        officer="Hendra",
        legal_basis=(),
        notes=(AktaNote(kind, people.BOGOR, people.TODAY, entry(akta_number, **facts)),),
    )
    (note,) = marginal_notes(akta)
    said, noted = note.split(" Dicatat di ")
    assert noted == "Kabupaten Bogor pada tanggal 20 November 2026."
    return said


@pytest.mark.parametrize(
    ("kind", "facts", "words"),
    [
        ("change_of_sex", {"sex": 2, "ruling": RULING}, f"Jenis kelamin berubah menjadi PEREMPUAN berdasarkan penetapan {COURT}."),
        (
            "citizenship_gained",
            {"decree": {**RULING, "by": "Keputusan Presiden", "number": "7/PWI/2026"}},
            "Menjadi Warga Negara Indonesia terhitung tanggal 16 November 2026 berdasarkan "
            "Keputusan Presiden Nomor 7/PWI/2026 tanggal 2 November 2026.",
        ),
        (
            "citizenship_lost",
            {"decree": RULING},
            f"Melepaskan kewarganegaraan Republik Indonesia terhitung tanggal 16 November 2026 berdasarkan {COURT}.",
        ),
        (
            "acknowledgement",
            {"akta_number": "3201-PA-1", "father": {"name": "Yohanes"}, "mother": {"name": "Maria"}, "ruling": None},
            "Diakui sebagai anak oleh YOHANES dengan Akta Pengakuan Anak Nomor 3201-PA-1.",
        ),
        (
            "legitimation",
            {"akta_number": "3201-PS-1", "father": {"name": "Yohanes"}, "mother": {"name": "Maria"}, "ruling": None},
            "Disahkan sebagai anak dari suami istri YOHANES dan MARIA dengan Akta Pengesahan Anak Nomor 3201-PS-1.",
        ),
        (
            "adoption",
            {"father": {"name": "Yohanes"}, "mother": {"name": "Maria"}, "ruling": RULING},
            f"Diangkat sebagai anak oleh YOHANES dan MARIA berdasarkan penetapan {COURT}.",
        ),
        (
            "divorce",
            {"akta_number": "3201-CR-1", "ruling": RULING},
            f"Perkawinan putus karena perceraian berdasarkan putusan {COURT}, Akta Perceraian Nomor 3201-CR-1.",
        ),
        ("marriage_annulment", {"ruling": RULING}, f"Perkawinan dibatalkan berdasarkan putusan {COURT}."),
        (
            "divorce_annulment",
            {"divorce_number": THIS, "ruling": RULING},
            f"Perceraian dibatalkan berdasarkan putusan {COURT}.",
        ),
        (
            "divorce_annulment",
            {"divorce_number": "3201-CR-1", "ruling": RULING},
            f"Perceraian dengan Akta Perceraian Nomor 3201-CR-1 dibatalkan berdasarkan putusan {COURT}; "
            "perkawinan ini tetap berlaku.",
        ),
        ("annulment", {"basis": RULING}, f"Akta ini dibatalkan berdasarkan putusan {COURT}."),
        (
            "annulment",
            {"basis": {"minutes": "470/9/BA/2026", "data_false": True, "disputed": False}},
            "Akta ini dibatalkan oleh Pejabat Pencatatan Sipil berdasarkan berita acara Nomor 470/9/BA/2026.",
        ),
    ],
)  # fmt: skip
def test_each_kind_has_its_sentence(kind: str, facts: dict[str, Any], words: str) -> None:
    assert sentence(kind, **facts) == words


def test_braces_in_what_an_officer_wrote_stay_as_they_are() -> None:
    assert sentence("other_event", text="Lihat {number}.", ruling=RULING).startswith("Lihat {number}. ")


def test_a_correction_names_each_column_and_what_was_empty_has_no_before() -> None:
    elements = {"sex": 2, "mother": {"name": "Enok"}, "birth_time": "04:20", "name": None}
    said = sentence(
        "correction",
        elements=elements,
        before={"sex": 1, "mother_name": "", "birth_time": "04:02"},
        died_on=None,
        married_on=None,
    )
    assert said == (
        "Akta ini dibetulkan: jenis kelamin semula LAKI-LAKI menjadi PEREMPUAN; waktu lahir semula 04:02 menjadi "
        "04:20; nama ibu menjadi ENOK."
    )


def test_no_event_writes_a_note_without_a_sentence() -> None:
    told = re.compile(r'(?:note|withdraw|revive)\([^\n]*"(\w+)"\)')
    files = Path(events.__file__).parent.glob("*.py")
    kinds = {kind for file in files for kind in told.findall(file.read_text(encoding="utf-8"))}
    assert len(kinds) >= 12
    words = wording.texts(wording.current_version())
    assert {kind for kind in kinds if f"note.{kind}" not in words} == set()
