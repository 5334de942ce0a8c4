"""What people type, and what they are told when it cannot be taken."""

from __future__ import annotations

import pytest

from adminduk.casework.notice import (
    OTHER,
    Agreement,
    Choice,
    Date,
    Email,
    FamilyMember,
    Field,
    Group,
    Nik,
    Number,
    Option,
    PersonName,
    Phone,
    Region,
    Text,
    Time,
    YesNo,
    equals,
)
from adminduk.foundation.texts import Both
from adminduk.regulations import codes

LABEL = Both(id="Isian", en="Field")
TODAY = {"office.today": "2026-11-21"}
LETTER = Both(id="Periksa lagi di surat lahir.", en="Please check the birth letter.")


def read(field: Field, known: dict[str, object] | None = None, **typed: object) -> object:
    """The value, or the Indonesian sentence of the first error."""
    form = {name.replace("__", "-"): value for name, value in typed.items()}
    found = field.read(form, "x", known or {})
    return next(iter(found.errors.values())).id if found.errors else found.value


@pytest.mark.parametrize(
    ("day", "month", "year", "says"),
    [
        ("14", "11", "2026", "2026-11-14"),
        ("1", "nov", "2026", "2026-11-01"),
        ("1", "August", "2026", "2026-08-01"),
        ("29", "2", "2024", "2024-02-29"),
        ("31", "11", "2026", "November hanya sampai tanggal 30. Periksa lagi di surat lahir."),
        ("29", "2", "2026", "Februari 2026 hanya sampai tanggal 28. Periksa lagi di surat lahir."),
        ("0", "2", "2026", "Tulis tanggal dengan angka, dari 1 sampai 28."),
        ("14", "13", "2026", "Tulis bulan dengan angka, dari 1 sampai 12."),
        ("14", "", "2026", "Isi tanggal, bulan, dan tahun."),
        ("14", "11", "26", "Tulis tahun dengan empat angka, misalnya 2026."),
        ("14", "11", "1026", "Tahun 1026 tidak mungkin. Periksa lagi di surat lahir."),
        ("22", "11", "2026", "Tanggal itu belum tiba. Periksa lagi di surat lahir."),
        ("٣", "11", "2026", "Tulis tanggal dengan angka, dari 1 sampai 30."),
    ],
)
def test_a_date_is_read_from_three_boxes(day: str, month: str, year: str, says: str) -> None:
    field = Date(name="x", label=LABEL, look=LETTER)
    assert read(field, TODAY, x__day=day, x__month=month, x__year=year) == says


def test_a_date_that_may_lie_ahead_is_taken() -> None:
    field = Date(name="x", label=LABEL, past=False)
    assert read(field, TODAY, x__day="1", x__month="1", x__year="2027") == "2027-01-01"


@pytest.mark.parametrize(
    ("typed", "says"),
    [
        ("04.35", "04:35"),
        ("4:05", "04:05"),
        ("0435", "04:35"),
        ("24.00", "Tulis jam dari 00.00 sampai 23.59, misalnya 04.35."),
        ("pagi", "Tulis jam dari 00.00 sampai 23.59, misalnya 04.35."),
    ],
)
def test_a_time_is_read_as_people_write_it(typed: str, says: str) -> None:
    assert read(Time(name="x", label=LABEL), x=typed) == says


@pytest.mark.parametrize(
    ("typed", "says"),
    [
        ("3100", 3100),
        ("3.100", 3100),
        ("3,1", "Tulis angka bulat saja, misalnya 4500."),
        ("199", "Isi antara 200 gram dan 9.000 gram."),
        ("9" * 50, "Tulis angka bulat saja, misalnya 4500."),
    ],
)
def test_a_number_is_whole_and_within_its_limits(typed: str, says: object) -> None:
    field = Number(name="x", label=LABEL, least=200, most=9000, unit=Both(id="gram", en="grams"))
    assert read(field, x=typed) == says


@pytest.mark.parametrize(
    ("typed", "says"),
    [
        ("3201 0154 1126 0003", "3201015411260003"),
        ("320101541126", "NIK berisi 16 angka. Anda menulis 12 angka."),
        ("3201013299260003", "Ada angka NIK yang keliru. Periksa lagi di KTP atau KK."),
    ],
)
def test_a_nik_is_taken_with_spaces(typed: str, says: str) -> None:
    assert read(Nik(name="x", label=LABEL), x=typed) == says


def test_a_nik_is_shown_masked() -> None:
    assert Nik(name="x", label=LABEL).text("3201015411260003", {}).id == "3201••••••••0003"


def test_a_name_has_letters_and_loses_hidden_signs() -> None:
    name = PersonName(name="x", label=LABEL)
    assert read(name, x="  Siti\u200b  Nur\x00 ") == "Siti Nur"
    assert read(name, x="12345") == "Tulis nama dengan huruf."


def test_a_long_text_is_told_its_limit() -> None:
    assert read(Text(name="x", label=LABEL, longest=5), x="Cibinong") == (
        "Paling panjang 5 huruf. Tulis lebih singkat."
    )


def test_a_phone_is_kept_in_international_form() -> None:
    phone = Phone(name="x", label=LABEL)
    assert read(phone, x="0812-3456-7890") == "+6281234567890"
    assert read(phone, x="12") == "Nomor HP ini tidak lengkap. Contoh: 0812 3456 7890."


def test_an_address_needs_a_name_and_a_place() -> None:
    email = Email(name="x", label=LABEL)
    assert read(email, x="siti@contoh.id") == "siti@contoh.id"
    assert read(email, x="siti@contoh") == "Alamat email ini tidak lengkap. Contoh: nama@contoh.id."


def test_a_choice_is_one_of_those_offered_now() -> None:
    choice = Choice(
        name="x",
        label=LABEL,
        options=(Option("a", LABEL), Option("b", LABEL, when=equals("report", "late"))),
    )
    assert read(choice, x="a") == "a"
    assert read(choice, x="b") == "Pilih salah satu jawaban."
    assert read(choice, {"report": "late"}, x="b") == "b"


def test_a_code_is_a_number_of_its_list() -> None:
    choice = Choice(name="x", label=LABEL, codes=codes.religion)
    assert read(choice, x="7") == 7
    assert read(choice, x="8") == "Pilih salah satu jawaban."
    assert choice.text(1, {}).en == "Islam"


def test_yes_and_no_are_answers_and_an_unticked_box_is_none() -> None:
    assert read(YesNo(name="x", label=LABEL), x="no") is False
    assert read(YesNo(name="x", label=LABEL), x="perhaps") == "Pilih salah satu jawaban."
    agreement = Agreement(name="x", label=LABEL)
    assert read(agreement, x="on") is True
    assert read(agreement, x="off") is None


def test_a_region_is_one_that_exists() -> None:
    region = Region(name="x", label=LABEL, level="kabkota")
    names = {"regions.names": {"3201": "Kabupaten Bogor"}}
    assert read(region, names, x="32.01") == "3201"
    assert read(region, names, x="3299") == "Pilih wilayah dari daftar."
    assert read(region, x="320101") == "Pilih wilayah dari daftar."
    assert region.text("3201", names).id == "Kabupaten Bogor"


def test_a_family_member_is_one_of_the_family() -> None:
    member = FamilyMember(name="x", label=LABEL, options_from="family.women", other=LABEL)
    known = {"family.women": [{"value": "id-of-siti", "label": "SITI"}]}
    assert read(member, known, x="id-of-siti") == "id-of-siti"
    assert read(member, known, x=OTHER) == OTHER
    assert read(member, known, x="id-of-somebody") == "Pilih salah satu jawaban."
    assert member.text("id-of-siti", known).id == "SITI"


WITNESSES = Group(
    name="x",
    label=LABEL,
    item=Both(id="Saksi {number}", en="Witness {number}"),
    fields=(PersonName(name="name", label=Both(id="Nama saksi", en="Name")), Nik(name="nik", label=LABEL)),
    least=2,
    most=3,
)


def test_a_group_is_read_as_a_list() -> None:
    form = {
        "x-0-name": "Rina",
        "x-0-nik": "3201014107850003",
        "x-1-name": "Ujang",
        "x-1-nik": "3201011503800005",
    }
    found = WITNESSES.read(form, "x", {})
    assert found.errors == {}
    assert [one["name"] for one in found.value] == ["Rina", "Ujang"]
    assert WITNESSES.write(found.value, "x") == form


def test_what_lacks_in_a_group_is_told_at_its_place() -> None:
    half = WITNESSES.read({"x-0-name": "Rina"}, "x", {})
    assert set(half.errors) == {"x-0-nik"}
    one = WITNESSES.read({"x-0-name": "Rina", "x-0-nik": "3201014107850003"}, "x", {})
    assert one.errors["x-1-name"].id == "Isi bagian “Nama saksi”."
    assert WITNESSES.read({}, "x", {}).value is None
