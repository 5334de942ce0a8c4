"""One of every document, filled with invented people: for eyes, for tests and for offices that ask.

Names are made up, numbers belong to nobody, and everything is printed as CONTOH.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, time
from pathlib import Path

from adminduk.documents.datasets import (
    BirthCertificate,
    BirthReportForm,
    Dataset,
    FamilyCard,
    FamilyCardMember,
    FormChild,
    FormPerson,
    Parents,
    Sex,
    Signatory,
    SpouseStatement,
    StillbirthLetter,
    TruthStatement,
)
from adminduk.documents.rendering import SAMPLE, State, render
from adminduk.documents.samples_akta import akta_samples
from adminduk.documents.samples_letters import LETTERS
from adminduk.documents.samples_residents import FORMS

OFFICE = "Dinas Kependudukan dan Pencatatan Sipil Kabupaten Bogor"
ADDRESS = "https://adminduk.example"
CODE = "7KQM-4R2X-9PDW"
LONG_NAME = "RADEN RORO ENDANG SULISTYANINGSIH KUSUMAWARDHANI HADININGRAT"

HEAD = Signatory(
    name="Dra. Contoh Pejabat Negara, M.Si.",
    title=f"Kepala {OFFICE}",
    nip="197001011995032001",
    issuer="Otoritas Sertifikat Contoh Adminduk",
)
REGISTRAR = replace(HEAD, title=f"{HEAD.title} selaku Pejabat Pencatatan Sipil")

AKTA = BirthCertificate(
    number="3201-LU-14072026-0007",
    name="KIRANA AYUNINGTYAS PRAMESWARI",
    nik="3201015206260003",
    sex=Sex.FEMALE,
    birth_place="Kabupaten Bogor",
    birth_date=date(2026, 6, 12),
    child_order=2,
    parents=Parents.MARRIED,
    father="BAGASKARA ADI PRAMUDYA",
    mother="LARASATI DEWI KUSUMANINGRUM",
    place="Kabupaten Bogor",
    office=OFFICE,
    issued_on=date(2026, 7, 14),
    signatory=REGISTRAR,
)
AKTA_CASES: dict[str, BirthCertificate] = {
    "lengkap": AKTA,
    "seorang-ibu": replace(AKTA, parents=Parents.MOTHER_ONLY, father=None, child_order=1),
    "orang-tua-tidak-diketahui": replace(
        AKTA, name="BUDI", parents=Parents.UNKNOWN, father=None, mother=None, child_order=None, sex=Sex.MALE
    ),
    "perkawinan-belum-tercatat": replace(AKTA, parents=Parents.MARRIAGE_NOT_REGISTERED, name="SITI"),
    "terlambat": replace(
        AKTA,
        number="3201-LT-14072026-0002",
        name=LONG_NAME,
        birth_date=date(1945, 8, 17),
        basis="Keputusan Kepala Dinas Kependudukan dan Pencatatan Sipil Kabupaten Bogor Nomor 470/118/2026",
    ),
    "catatan-pinggir": replace(
        AKTA,
        issued_on=date(2026, 10, 5),
        marginal_notes=(
            "Nama anak berubah dari KIRANA AYUNINGTYAS PRAMESWARI menjadi KIRANA PRAMESWARI berdasarkan penetapan "
            "Pengadilan Negeri Cibinong Nomor 123/Pdt.P/2026/PN.Cbi tanggal 3 September 2026. Dicatat di Kabupaten "
            "Bogor pada tanggal 21 September 2026.",
        ),
    ),
    "orang-asing": replace(
        AKTA,
        name="ÉLODIE FRANÇOISE MÜLLER-NGUYỄN",
        nik=None,
        foreigner=True,
        father="JÜRGEN ANDRÉ MÜLLER",
        mother="NGUYỄN THỊ ÁNH TUYẾT",
        child_order=21,
    ),
}


def member(number: int, **changes: object) -> FamilyCardMember:
    """The member of that number in a family that has a bit of everything."""
    names = (
        "BAGASKARA ADI PRAMUDYA", "LARASATI DEWI KUSUMANINGRUM", "KIRANA AYUNINGTYAS PRAMESWARI", LONG_NAME,
        "ABDULLAH", "I GUSTI NGURAH AGUNG MADE ARYA WIRADHARMA PUTRA SEDANA", "MARIA MAGDALENA SIMORANGKIR",
        "NI LUH PUTU AYU", "ÉLODIE MÜLLER", "SITI",
    )  # fmt: skip
    places = ("BOGOR", "KABUPATEN KEPULAUAN TANIMBAR", "SUMEDANG")
    education = (
        "DIPLOMA IV/STRATA I",
        "SLTA/SEDERAJAT",
        "TIDAK/BELUM SEKOLAH",
        "AKADEMI/DIPLOMA III/SARJANA MUDA",
    )
    work = ("KARYAWAN SWASTA", "MENGURUS RUMAH TANGGA", "PELAJAR/MAHASISWA", "ANGGOTA LEMBAGA TINGGI LAINNYA")
    couple = number < 2
    data: dict = {
        "name": names[number % len(names)],
        "nik": f"320101{10 + number + (40 if number % 2 else 0):02d}0{1 + number % 9}75{number + 1:04d}",
        "sex": Sex.FEMALE if number % 2 else Sex.MALE,
        "birth_place": places[number % 3],
        "birth_date": date(1975 + 2 * number % 50, 1 + number % 9, 10 + number % 18),
        "religion": "KEPERCAYAAN TERHADAP TUHAN YME" if number == 4 else "ISLAM",
        "education": education[number % 4],
        "occupation": work[number % 4],
        "blood_type": (None, "A", "AB", "O")[number % 4],
        "marital_status": "KAWIN TERCATAT" if couple else "BELUM KAWIN",
        "marriage_date": date(2001, 5, 12) if couple else None,
        "relation": ("KEPALA KELUARGA", "ISTRI")[number] if couple else "ANAK",
        "father": names[(number + 3) % len(names)],
        "mother": names[(number + 5) % len(names)],
    }
    if number == 8:
        data |= {"citizenship": "WNA", "passport": "19FV04821", "permit": "2C21JE0812-X"}
    return FamilyCardMember(**{**data, **changes})


def family_card(count: int) -> FamilyCard:
    """A KK of `count` members."""
    return FamilyCard(
        number="3201011407260012",
        head="BAGASKARA ADI PRAMUDYA",
        address="JL. RAYA TEGAR BERIMAN GG. MASJID NO. 45/12A",
        rt="003",
        rw="007",
        postal_code="16914",
        village="Pakansari",
        kecamatan="Cibinong",
        kabkota="Kabupaten Bogor",
        province="Jawa Barat",
        members=tuple(member(number) for number in range(count)),
        office=OFFICE,
        issued_on=date(2026, 7, 14),
        signatory=HEAD,
    )


STILLBIRTH = StillbirthLetter(
    number="474.2/0003/Dukcapil/2026",
    birth_place="RSUD Cibinong, Kabupaten Bogor",
    birth_date=date(2026, 7, 3),
    birth_time=time(4, 20),
    zone="WIB",
    sex=Sex.MALE,
    birth_kind="Tunggal",
    child_order=2,
    gestation=34,
    mother="LARASATI DEWI KUSUMANINGRUM",
    mother_nik="3201015102770002",
    father="BAGASKARA ADI PRAMUDYA",
    father_nik="3201011001750001",
    address="JL. RAYA TEGAR BERIMAN GG. MASJID NO. 45/12A RT 003 RW 007, PAKANSARI, CIBINONG",
    family_number="3201011407260012",
    head="BAGASKARA ADI PRAMUDYA",
    reporter="BAGASKARA ADI PRAMUDYA",
    reported_on=date(2026, 7, 10),
    kabkota="Kabupaten Bogor",
    office=OFFICE,
    office_address="Jalan Tegar Beriman, Cibinong 16914 · adminduk.example",
    place="Cibinong",
    issued_on=date(2026, 7, 14),
    signatory=REGISTRAR,
)

MOTHER = FormPerson(
    name="LARASATI DEWI KUSUMANINGRUM",
    nik="3201015102770002",
    family_number="3201011407260012",
    birth_place="SUMEDANG",
    birth_date=date(1977, 2, 11),
    occupation="MENGURUS RUMAH TANGGA",
    address="JL. RAYA TEGAR BERIMAN GG. MASJID NO. 45/12A RT 003 RW 007, PAKANSARI, CIBINONG",
    foreigner=False,
    phone="0812-0000-0001",
)
FATHER = replace(
    MOTHER,
    name="BAGASKARA ADI PRAMUDYA",
    nik="3201011001750001",
    birth_place="BOGOR",
    birth_date=date(1975, 1, 10),
    occupation="KARYAWAN SWASTA",
    phone="0812-0000-0002",
)
WITNESSES = (
    FormPerson(name="ABDULLAH", nik="3201011205830005", family_number="3201011407260044", foreigner=False),
    FormPerson(name=LONG_NAME, nik="3201015304810004", family_number="3201011407260051", foreigner=False),
)
CHILD = FormChild(
    name="KIRANA AYUNINGTYAS PRAMESWARI",
    sex=Sex.FEMALE,
    place_kind=1,
    birth_place="KABUPATEN BOGOR",
    birth_date=date(2026, 6, 12),
    birth_time=time(4, 20),
    zone="WIB",
    birth_kind=1,
    order=2,
    helper=2,
    weight=3200,
    length=495,
)
F201 = BirthReportForm(
    office=OFFICE,
    kabkota="Kabupaten Bogor",
    case_number="3201-2607-04217",
    reporter=MOTHER,
    relation="IBU",
    witnesses=WITNESSES,
    father=FATHER,
    mother=MOTHER,
    child=CHILD,
    papers=("Surat keterangan kelahiran dari RSUD Cibinong", "Buku nikah", "Kartu Keluarga"),
    place="Cibinong",
    filled_on=date(2026, 7, 13),
)
F203 = TruthStatement(
    office=OFFICE,
    case_number="3201-2607-04217",
    declarant=MOTHER,
    child=CHILD,
    father=FATHER.name,
    father_nik=FATHER.nik,
    mother=MOTHER.name,
    mother_nik=MOTHER.nik,
    witnesses=WITNESSES,
    place="Cibinong",
    filled_on=date(2026, 7, 13),
)
F204 = SpouseStatement(
    office=OFFICE,
    case_number="3201-2607-04217",
    declarant=MOTHER,
    husband=FATHER,
    wife=MOTHER,
    family_number="3201011407260012",
    marriage_place="Cibinong",
    marriage_date=date(2001, 5, 12),
    witnesses=WITNESSES,
    place="Cibinong",
    filled_on=date(2026, 7, 13),
)


def samples() -> Iterator[tuple[str, Dataset, State]]:
    """File name (without suffix), data set and state of every sample."""
    for case, akta in AKTA_CASES.items():
        yield f"akta-kelahiran-{case}", akta, SAMPLE
    yield "akta-kelahiran-tidak-berlaku", AKTA, State.invalid(since=date(2026, 10, 2), sample=True)
    yield "akta-kelahiran-salinan", AKTA, State.copy(on=date(2026, 10, 2), sample=True)
    for name, akta_or_page in akta_samples():
        yield name, akta_or_page, SAMPLE
    for count in (3, 10, 13):
        yield f"kartu-keluarga-{count}", family_card(count), SAMPLE
    yield "kartu-keluarga-tidak-berlaku", family_card(3), State.invalid(since=date(2026, 10, 2), sample=True)
    yield "surat-lahir-mati", STILLBIRTH, SAMPLE
    yield "f-2.01-kelahiran", F201, SAMPLE
    yield (
        "f-2.01-lahir-mati",
        replace(F201, stillbirth=True, gestation=34, child=replace(CHILD, name=None)),
        SAMPLE,
    )
    yield "f-2.03", F203, SAMPLE
    yield "f-2.04", F204, SAMPLE
    for name, dataset in (*LETTERS.items(), *FORMS.items()):
        yield name, dataset, SAMPLE


def is_official(dataset: Dataset) -> bool:
    """Whether an official signs it; a form (f101 … f204) is signed by people, and carries no code."""
    return not dataset.kind.startswith(("f1", "f2"))


def write_samples(folder: Path) -> list[Path]:
    """Writes every sample as a PDF into `folder` and returns the paths."""
    folder.mkdir(parents=True, exist_ok=True)
    written = []
    for name, dataset, state in samples():
        official = is_official(dataset)
        path = folder / f"{name}.pdf"
        path.write_bytes(
            render(dataset, verification_address=ADDRESS, code=CODE if official else "", state=state)
        )
        written.append(path)
    return written
