"""One of every letter, filled with invented people; see samples.py."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, time

from adminduk.documents.datasets import (
    AbroadLetter,
    AdoptionLetter,
    ArrivalLetter,
    Biodata,
    BirthLetter,
    CivilRecordLetter,
    Dataset,
    DeathLetter,
    DivorceAnnulmentLetter,
    IdentityLetter,
    LetterAddress,
    LetterPerson,
    LetterRuling,
    MarriageAnnulmentLetter,
    MovingLetter,
    ReleaseLetter,
    ReturnLetter,
    Sex,
    Signatory,
    StayLetter,
    Suket,
)

LONG_NAME = "RADEN RORO ENDANG SULISTYANINGSIH KUSUMAWARDHANI HADININGRAT"
OFFICE = "Dinas Kependudukan dan Pencatatan Sipil Kabupaten Bogor"
FRAME: dict = {
    "kabkota": "Kabupaten Bogor",
    "office": OFFICE,
    "office_address": "Jalan Tegar Beriman, Cibinong 16914 · adminduk.example",
    "place": "Cibinong",
    "issued_on": date(2026, 7, 14),
    "signatory": Signatory(
        name="Dra. Contoh Pejabat Negara, M.Si.",
        title=f"Kepala {OFFICE}",
        nip="197001011995032001",
        issuer="Otoritas Sertifikat Contoh Adminduk",
    ),
}
HERE = LetterAddress(
    address="Jl. Raya Tegar Beriman Gg. Masjid No. 45/12A",
    rt="003",
    rw="007",
    village="Pakansari",
    kecamatan="Cibinong",
    kabkota="Kabupaten Bogor",
    province="Jawa Barat",
    postal_code="16915",
)
THERE = LetterAddress(
    address="Jl. Pahlawan Perjuangan Kemerdekaan No. 9, Perumahan Griya Asri Permai Blok C-12",
    rt="002",
    rw="011",
    village="Alalak Selatan",
    kecamatan="Banjarmasin Utara",
    kabkota="Kota Banjarmasin",
    province="Kalimantan Selatan",
    postal_code="70125",
)
NAMES = (
    ("BAGASKARA ADI PRAMUDYA", "KEPALA KELUARGA"),
    ("LARASATI DEWI KUSUMANINGRUM", "ISTRI"),
    (LONG_NAME, "ANAK"),
    ("ABDULLAH", "ANAK"),
    ("I GUSTI NGURAH AGUNG MADE ARYA WIRADHARMA PUTRA SEDANA", "MENANTU"),
    ("NI LUH PUTU AYU", "CUCU"),
    ("MARIA MAGDALENA SIMORANGKIR", "ORANG TUA"),
    ("SITI", "FAMILI LAIN"),
    ("WIRYODININGRAT KARTASASMITA", "MERTUA"),
    ("É. MÜLLER-NGUYỄN", "LAINNYA"),
)
BAGASKARA = LetterPerson(
    name="BAGASKARA ADI PRAMUDYA",
    nik="3201011001750001",
    sex=Sex.MALE,
    birth_place="BOGOR",
    birth_date=date(1975, 1, 10),
    relation="KEPALA KELUARGA",
)
LARASATI = replace(
    BAGASKARA,
    name="LARASATI DEWI KUSUMANINGRUM",
    nik="3201015102770002",
    sex=Sex.FEMALE,
    birth_place="SUMEDANG",
    birth_date=date(1977, 2, 11),
    relation="ISTRI",
)
KIRANA = replace(
    LARASATI,
    name="KIRANA AYUNINGTYAS PRAMESWARI",
    nik="3201015206260003",
    birth_place="KABUPATEN BOGOR",
    birth_date=date(2026, 6, 12),
    relation="ANAK",
)
ELODIE = LetterPerson(
    name="ÉLODIE FRANÇOISE MÜLLER-NGUYỄN",
    sex=Sex.FEMALE,
    birth_place="STRASBOURG",
    birth_date=date(1984, 7, 9),
    nationality="PRANCIS",
    passport="19FV04821",
)
RULING = LetterRuling(
    by="Pengadilan Negeri Cibinong", number="88/Pdt.G/2026/PN Cbi", given_on=date(2026, 6, 2)
)
DECREE = LetterRuling(by="Menteri Hukum", number="AHU-7.AH.10.01 Tahun 2026", given_on=date(2026, 6, 2))


def movers(count: int) -> tuple[LetterPerson, ...]:
    return tuple(
        replace(BAGASKARA, name=NAMES[at % 10][0], relation=NAMES[at % 10][1], nik=f"32010110017500{at:02d}")
        for at in range(count)
    )


FAMILY: dict = {"family_number": "3201011407260012", "head": "BAGASKARA ADI PRAMUDYA"}
MOVING = MovingLetter(
    **FRAME,
    **FAMILY,
    number="SKPWNI/3201/14072026/0003",
    movers=movers(4),
    origin=HERE,
    destination=THERE,
    reason="Pekerjaan",
    move_class="Antar provinsi",
    who_moves="Kepala keluarga dan seluruh anggota keluarga",
    kk_of_those_who_stay="Nomor KK tetap",
    kk_of_those_who_move="Membuat KK baru",
    moved_on=date(2026, 7, 20),
)
ARRIVAL = ArrivalLetter(
    **FRAME,
    **FAMILY,
    number="SKDWNI/3201/14072026/0001",
    movers=movers(3),
    letter_number="SKPWNI/6371/01072026/0014",
    origin=LetterAddress(kabkota="Kota Banjarmasin", province="Kalimantan Selatan"),
    address=HERE,
    arrived_on=date(2026, 7, 10),
)
ABROAD = AbroadLetter(
    **FRAME,
    **FAMILY,
    number="SKPLN/3201/14072026/0001",
    movers=movers(2),
    origin=HERE,
    country="MALAYSIA",
    address_there="No. 12, Jalan Ampang Hilir, 55000 Kuala Lumpur",
    reason="Pekerjaan",
    planned_months=24,
    moved_on=date(2026, 8, 1),
)
RETURNING = ReturnLetter(
    **FRAME,
    **FAMILY,
    number="SKDLN/3201/14072026/0001",
    movers=movers(3),
    country="MALAYSIA",
    arrived_on=date(2026, 7, 9),
    address=HERE,
)
STAY = StayLetter(
    **FRAME,
    number="SKTT/3201/14072026/0002",
    person=ELODIE,
    religion="KATOLIK",
    marital_status="BELUM KAWIN",
    occupation="GURU",
    address=HERE,
    sponsor="PT Maju Bersama Sejahtera",
    permit="2C21JE0812-X",
    valid_until=date(2027, 5, 31),
)
BIRTH = BirthLetter(
    **FRAME,
    number="SKL/3201/14072026/0001",
    person=KIRANA,
    birth_time=time(4, 20),
    zone="WIB",
    birth_kind="Tunggal",
    child_order=2,
    mother=LARASATI,
    father=BAGASKARA,
    akta_number="3201-LU-14072026-0007",
    registered_on=date(2026, 7, 14),
)
DEATH = DeathLetter(
    **FRAME,
    number="SKM/3201/14072026/0001",
    person=BAGASKARA,
    died_on=date(2026, 7, 1),
    died_at=time(21, 5),
    zone="WIB",
    death_place="RSUD CIBINONG",
    akta_number="3201-KM-14072026-0002",
    registered_on=date(2026, 7, 10),
)
ANNULLED: dict = {
    "husband": BAGASKARA,
    "wife": LARASATI,
    "marriage_number": "3201-KW-12052001-0004",
    "married_on": date(2001, 5, 12),
    "ruling": RULING,
    "final_on": date(2026, 7, 1),
}
MARRIAGE_ANNULLED = MarriageAnnulmentLetter(**FRAME, **ANNULLED, number="SKPKW/3201/14072026/0001")
DIVORCE_ANNULLED = DivorceAnnulmentLetter(
    **FRAME, **ANNULLED, number="SKPCR/3201/14072026/0001", divorce_number="3201-CR-03032026-0001"
)
ADOPTION = AdoptionLetter(
    **FRAME,
    number="SKPA/3201/14072026/0001",
    person=KIRANA,
    akta_number="3201-LU-14072026-0007",
    mother="SITI",
    father="ABDULLAH",
    adoptive_father=BAGASKARA,
    adoptive_mother=LARASATI,
    ruling=RULING,
    effective_on=date(2026, 7, 1),
)
RELEASE = ReleaseLetter(
    **FRAME,
    number="SKPK/3201/14072026/0001",
    person=LARASATI,
    address=HERE,
    nationality="AUSTRALIA",
    decree=DECREE,
    effective_on=date(2026, 7, 1),
)
CIVIL_RECORD = CivilRecordLetter(
    **FRAME,
    number="SKPS/3201/14072026/0001",
    person=BAGASKARA,
    other=LARASATI,
    event="marriage",
    akta_number="3201-KW-12052001-0004",
    happened_on=date(2001, 5, 12),
    registered_on=date(2001, 5, 14),
)
BIODATA = Biodata(
    **FRAME,
    **FAMILY,
    number="BIODATA/3201/14072026/0001",
    person=BAGASKARA,
    religion="ISLAM",
    blood_type="O",
    marital_status="KAWIN TERCATAT",
    occupation="KARYAWAN SWASTA",
    address=HERE,
    citizenship="WNI",
    education="DIPLOMA IV/STRATA I",
    birth_akta="3201-LT-02032015-0001",
    marriage_akta="3201-KW-12052001-0004",
    married_on=date(2001, 5, 12),
    mother="RAHAYU",
    mother_nik="3201014102500001",
    father="SUBAGYO",
)
SUKET = Suket(
    **FRAME,
    number="SUKET/3201/14072026/0001",
    person=LARASATI,
    religion="ISLAM",
    blood_type="TIDAK TAHU",
    marital_status="KAWIN",
    occupation="MENGURUS RUMAH TANGGA",
    address=HERE,
    citizenship="WNI",
    valid_until=date(2027, 1, 14),
)
IDENTITY = IdentityLetter(
    **FRAME,
    number="SKPTI/3201/14072026/0001",
    person=LetterPerson(name="SARMAN", sex=Sex.MALE, birth_place="BOGOR", birth_date=date(1970, 7, 1)),
    religion="ISLAM",
    marital_status="BELUM KAWIN",
    birth_date_estimated=True,
    plight="natural_disaster",
    met_at="POSKO GOR PAKANSARI",
    recorded_on=date(2026, 7, 13),
)
NOWHERE = LetterAddress(kabkota="Kota Bogor", province="Jawa Barat")
NAMELESS = LetterPerson(name="SITI")

LETTERS: dict[str, Dataset] = {
    "surat-pindah": MOVING,
    "surat-pindah-sepuluh-orang": replace(MOVING, movers=movers(10)),
    "surat-pindah-dua-puluh-orang": replace(MOVING, movers=movers(20)),
    "surat-pindah-orang-asing": replace(
        MOVING,
        foreigners=True,
        number="SKPOA/3201/14072026/0001",
        movers=(ELODIE,),
        family_number=None,
        head=None,
        destination=NOWHERE,
        reason=None,
        kk_of_those_who_stay=None,
        kk_of_those_who_move=None,
        who_moves=None,
    ),
    "surat-pindah-datang": ARRIVAL,
    "surat-pindah-luar-negeri": ABROAD,
    "surat-pindah-luar-negeri-dua-belas-orang": replace(ABROAD, movers=movers(12), address_there=None),
    "surat-datang-luar-negeri": RETURNING,
    "surat-tempat-tinggal": STAY,
    "surat-tempat-tinggal-kosong": replace(
        STAY,
        person=replace(ELODIE, name="N", birth_place=None, passport=None),
        religion=None,
        occupation=None,
        sponsor=None,
        permit=None,
    ),
    "surat-kelahiran": BIRTH,
    "surat-kelahiran-kosong": replace(
        BIRTH, person=NAMELESS, birth_time=None, child_order=None, mother=None, father=None, akta_number=None
    ),
    "surat-kematian": DEATH,
    "surat-kematian-dengan-penetapan": replace(
        DEATH, person=replace(BAGASKARA, name=LONG_NAME), ruling=RULING, died_at=None, death_place=None
    ),
    "surat-pembatalan-perkawinan": MARRIAGE_ANNULLED,
    "surat-pembatalan-perkawinan-orang-asing": replace(
        MARRIAGE_ANNULLED, wife=ELODIE, husband=replace(BAGASKARA, name=LONG_NAME), married_on=None
    ),
    "surat-pembatalan-perceraian": DIVORCE_ANNULLED,
    "surat-pengangkatan-anak": ADOPTION,
    "surat-pengangkatan-anak-seorang-ibu": replace(ADOPTION, adoptive_father=None, mother=None, father=None),
    "surat-pelepasan-kewarganegaraan": RELEASE,
    "surat-pencatatan-sipil": CIVIL_RECORD,
    "surat-pencatatan-sipil-kosong": replace(
        CIVIL_RECORD, person=NAMELESS, other=None, akta_number=None, event="birth"
    ),
    "biodata": BIODATA,
    "biodata-orang-asing": replace(
        BIODATA,
        person=replace(ELODIE, name=LONG_NAME),
        citizenship="WNA (PRANCIS)",
        blood_type=None,
        education=None,
        birth_akta=None,
        marriage_akta=None,
        married_on=None,
        mother=None,
        mother_nik=None,
        father=None,
        permit="2D11EA0001-W",
    ),
    "suket": SUKET,
    "surat-pengganti-tanda-identitas": IDENTITY,
}
