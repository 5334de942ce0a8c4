"""Samples of the akta other than birth, and of the register pages: long, short, empty and foreign data."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, time

from adminduk.documents.datasets import (
    AcknowledgementCertificate,
    AktaChild,
    AktaKind,
    AktaRegister,
    AktaSpouse,
    Copy,
    CourtRuling,
    Dataset,
    DeathCertificate,
    DivorceCertificate,
    LegitimationCertificate,
    MarriageCertificate,
    RegisterFact,
    RegisterSection,
    Sex,
    Signatory,
)

OFFICE = "Dinas Kependudukan dan Pencatatan Sipil Kabupaten Bogor"
LONG_NAME = "RADEN RORO ENDANG SULISTYANINGSIH KUSUMAWARDHANI HADININGRAT"
LONG_MAN = "I GUSTI NGURAH AGUNG MADE ARYA WIRADHARMA KUSUMA PUTRA SEDANA"
REGISTRAR = Signatory(
    name="Dra. Contoh Pejabat Negara, M.Si.",
    title=f"Kepala {OFFICE} selaku Pejabat Pencatatan Sipil",
    nip="197001011995032001",
    issuer="Otoritas Sertifikat Contoh Adminduk",
)
ISSUED = {
    "place": "Kabupaten Bogor",
    "office": OFFICE,
    "issued_on": date(2026, 7, 14),
    "signatory": REGISTRAR,
}
RULING = CourtRuling(
    by="Pengadilan Negeri Cibinong", number="123/Pdt.P/2026/PN.Cbi", given_on=date(2026, 6, 3)
)
NOTED = "Dicatat di Kabupaten Bogor pada tanggal 21 September 2026."
AFTER_NOTE = date(2026, 10, 5)

DEATH = DeathCertificate(
    number="3201-KM-14072026-0003",
    name="ABDUL HAMID SURYANINGRAT",
    nik="3273011708450001",
    sex=Sex.MALE,
    death_place="RSUD Cibinong",
    death_date=date(2026, 7, 11),
    death_time=time(4, 35),
    zone="WIB",
    birth_place="Sumedang",
    birth_date=date(1945, 8, 17),
    father="HASAN SURYANINGRAT",
    mother="SITI AMINAH",
    **ISSUED,
)
DEATH_CASES: dict[str, DeathCertificate] = {
    "lengkap": DEATH,
    "tanpa-keterangan": replace(
        DEATH, name="SITI", sex=Sex.FEMALE, nik=None, death_time=None, zone=None, death_place=None,
        birth_place=None, birth_date=None, father=None, mother=None,
    ),
    "penetapan": replace(
        DEATH, name=LONG_NAME, sex=Sex.FEMALE, presumed=True, ruling=RULING, death_time=None, zone=None,
        father=LONG_MAN, mother=LONG_NAME, death_place="Perairan Kabupaten Kepulauan Tanimbar",
        birth_place="Kabupaten Kepulauan Tanimbar",
    ),
    "orang-asing": replace(
        DEATH, name="ÉLODIE FRANÇOISE MÜLLER-NGUYỄN", sex=Sex.FEMALE, nik=None, foreigner=True, father=None,
        mother="NGUYỄN THỊ ÁNH TUYẾT", birth_place="Besançon", birth_date=date(1987, 12, 31),
    ),
    "catatan-pinggir": replace(
        DEATH,
        issued_on=AFTER_NOTE,
        marginal_notes=(
            "Akta ini dibetulkan: tanggal kematian semula 10 Juli 2026 menjadi 11 Juli 2026. " + NOTED,
        ),
    ),
}  # fmt: skip

HUSBAND = AktaSpouse(
    name="YOHANES SITORUS", nik="3201010904940001", birth_place="Bogor", birth_date=date(1994, 4, 9),
    father="BINSAR SITORUS", mother="TIURMA HUTAPEA",
)  # fmt: skip
WIFE = AktaSpouse(
    name="MARIA SIMANJUNTAK", nik="3201014209940002", birth_place="Balige", birth_date=date(1994, 9, 2),
    father="PARLIN SIMANJUNTAK", mother="ROSLINA SIAHAAN",
)  # fmt: skip
LONG_HUSBAND = replace(
    HUSBAND, name=LONG_MAN, birth_place="Kabupaten Kepulauan Tanimbar", father=LONG_MAN, mother=LONG_NAME
)
LONG_WIFE = replace(
    WIFE, name=LONG_NAME, birth_place="Kabupaten Kepulauan Tanimbar", father=LONG_MAN, mother=LONG_NAME
)
ABROAD = AktaSpouse(name="JÜRGEN ANDRÉ MÜLLER", foreigner=True, birth_date=date(1989, 2, 28))

MARRIAGE = MarriageCertificate(
    number="3201-KW-14072026-0002",
    copy=Copy.HUSBAND,
    husband=HUSBAND,
    wife=WIFE,
    registered_on=date(2026, 7, 14),
    married_on=date(2026, 6, 27),
    wedding_place="GKI Cibinong",
    faith="agama Kristen",
    solemnised_by="Pdt. Samuel Tobing, M.Th.",
    **ISSUED,
)
MARRIAGE_CASES: dict[str, MarriageCertificate] = {
    "suami": MARRIAGE,
    "istri": replace(MARRIAGE, copy=Copy.WIFE),
    "panjang": replace(
        MARRIAGE, husband=LONG_HUSBAND, wife=LONG_WIFE, copy=Copy.WIFE,
        faith="kepercayaan terhadap Tuhan Yang Maha Esa",
        wedding_place="Gereja Katedral Santa Perawan Maria Diangkat ke Surga, Kota Bogor",
        agreement="Nomor 17/PP/VI/2026",
        issued_on=AFTER_NOTE,
        marginal_notes=(
            "Perkawinan putus karena perceraian berdasarkan putusan Pengadilan Negeri Cibinong Nomor "
            "88/Pdt.G/2026/PN.Cbi tanggal 1 September 2026, Akta Perceraian Nomor 3201-CR-21092026-0001. " + NOTED,
        ),
    ),
    "penetapan-orang-asing": replace(
        MARRIAGE, husband=ABROAD, ruling=RULING, wedding_place=None, faith=None, solemnised_by=None,
        copy=Copy.WIFE,
    ),
    "orang-asing-berdua": replace(
        MARRIAGE, husband=ABROAD, wife=replace(ABROAD, name="CHLOÉ", birth_date=None), solemnised_by="Hong",
    ),
}  # fmt: skip

DIVORCE = DivorceCertificate(
    number="3201-CR-14072026-0001",
    copy=Copy.HUSBAND,
    husband=HUSBAND,
    wife=WIFE,
    registered_on=date(2026, 7, 14),
    marriage_number="3201-KW-31102019-0002",
    married_on=date(2019, 10, 12),
    ruling=replace(RULING, number="88/Pdt.G/2026/PN.Cbi"),
    final_on=date(2026, 6, 18),
    **ISSUED,
)
DIVORCE_CASES: dict[str, DivorceCertificate] = {
    "suami": DIVORCE,
    "istri": replace(DIVORCE, copy=Copy.WIFE),
    "panjang": replace(DIVORCE, husband=LONG_HUSBAND, wife=LONG_WIFE, marriage_number="474.2/0123/Dukcapil/1998"),
    "orang-asing": replace(DIVORCE, husband=ABROAD, wife=replace(WIFE, nik=None), married_on=None),
}  # fmt: skip

CHILD = AktaChild(
    name="GRACE SIMANJUNTAK", nik="3201014501200053", sex=Sex.FEMALE, birth_place="Kabupaten Bogor",
    birth_date=date(2020, 1, 5), birth_number="3201-LU-20012020-0003",
)  # fmt: skip
ACKNOWLEDGEMENT = AcknowledgementCertificate(
    number="3201-PA-14072026-0001",
    child=CHILD,
    father=HUSBAND.name,
    mother=WIFE.name,
    mother_approves=True,
    registered_on=date(2026, 7, 14),
    acknowledged_on=date(2026, 7, 7),
    **ISSUED,
)
ACKNOWLEDGEMENT_CASES: dict[str, AcknowledgementCertificate] = {
    "lengkap": ACKNOWLEDGEMENT,
    "penetapan-panjang": replace(
        ACKNOWLEDGEMENT, child=replace(CHILD, name=LONG_NAME), father=LONG_MAN, mother=LONG_NAME,
        mother_approves=False, ruling=RULING,
    ),
    "orang-asing": replace(
        ACKNOWLEDGEMENT, child=replace(CHILD, name="CHLOÉ", nik=None, foreigner=True), father=ABROAD.name,
    ),
}  # fmt: skip
LEGITIMATION = LegitimationCertificate(
    number="3201-PS-14072026-0001",
    child=CHILD,
    father=HUSBAND.name,
    mother=WIFE.name,
    registered_on=date(2026, 7, 14),
    marriage_number="3201-KW-14072026-0002",
    married_on=date(2019, 6, 1),
    **ISSUED,
)
LEGITIMATION_CASES: dict[str, LegitimationCertificate] = {
    "lengkap": LEGITIMATION,
    "penetapan-panjang": replace(
        LEGITIMATION, child=replace(CHILD, name=LONG_NAME), father=LONG_MAN, mother=LONG_NAME,
        married_on=None, ruling=RULING,
    ),
}  # fmt: skip


def _section(key: str, **facts: str) -> RegisterSection:
    return RegisterSection(
        key=key, facts=tuple(RegisterFact(key=name, text=text) for name, text in facts.items())
    )


def _someone(key: str, spouse: AktaSpouse, **more: str) -> RegisterSection:
    return _section(
        key,
        name=spouse.name,
        nik=spouse.nik or "3201010000000000",
        born=f"{(spouse.birth_place or 'BASEL').upper()}, 9 April 1994",
        citizenship="Orang Asing" if spouse.foreigner else "WNI",
        religion="Kristen",
        occupation="Karyawan Swasta",
        **more,
    )


ENTRY = _section(
    "entry",
    registered_on="14 Juli 2026",
    registered_by="Hendra Gunawan",
    legal_basis="UU 24/2013 Pasal 27; Permendagri 108/2019",
    reporter="BAGASKARA ADI PRAMUDYA",
    witnesses="AGUS SALIM; DEDI KURNIA",
)
_CHILD = _section(
    "child", name=CHILD.name, nik="3201014501200053", sex="PEREMPUAN", born="KABUPATEN BOGOR, 5 Januari 2020",
    birth_number=CHILD.birth_number,
)  # fmt: skip
SECTIONS: dict[AktaKind, tuple[RegisterSection, ...]] = {
    AktaKind.BIRTH: (
        _section("child", name="KIRANA", nik="3201015206260003", sex="PEREMPUAN", citizenship="WNI"),
        _section(
            "birth", place="KABUPATEN BOGOR", day="Jumat, 12 Juni 2026", time="04.20 WIB", place_kind="RS/RB",
            birth_kind="Tunggal", order="2 (dua)", helper="Bidan/Perawat", weight="3.200 gram; 49 cm",
            parentage="Anak dari perkawinan yang tercatat",
        ),
        _section("mother", name=WIFE.name, nik="3201014209940002", citizenship="WNI"),
        _section("father", name=HUSBAND.name, nik="3201010904940001", citizenship="WNI"),
    ),
    AktaKind.DEATH: (
        _someone("deceased", replace(HUSBAND, name=LONG_MAN), parents=f"{LONG_MAN} DAN {LONG_NAME}"),
        _section(
            "death", place="RSUD CIBINONG", day="Sabtu, 11 Juli 2026", time="04.35 WIB",
            cause="Sakit biasa/tua", stated_by="Dokter",
        ),
    ),
    AktaKind.MARRIAGE: (
        _someone("husband", HUSBAND, status="Belum kawin", parents="BINSAR SITORUS DAN TIURMA HUTAPEA"),
        _someone("wife", WIFE, status="Cerai mati", proof_of_end="3201-KM-01022020-0007", consent="Ya"),
        _section(
            "marriage", place="GKI CIBINONG", day="Sabtu, 27 Juni 2026", solemnised_by="Pdt. Samuel Tobing",
            letter="12/GKI/VI/2026",
        ),
    ),
    AktaKind.DIVORCE: (
        _someone("husband", ABROAD),
        _someone("wife", LONG_WIFE),
        _section(
            "divorce", marriage_number=DIVORCE.marriage_number, final="18 Juni 2026",
            ruling="Pengadilan Negeri Cibinong Nomor 88/Pdt.G/2026/PN.Cbi tanggal 3 Juni 2026",
        ),
    ),
    AktaKind.ACKNOWLEDGEMENT: (
        _CHILD,
        _someone("father", HUSBAND),
        _someone("mother", WIFE),
        _section("acknowledgement", day="Selasa, 7 Juli 2026", mother_approves="Ya", religious_marriage="7/GKI/VI/2019"),
    ),
    AktaKind.LEGITIMATION: (
        _CHILD,
        _someone("father", HUSBAND),
        _someone("mother", WIFE),
        _section("legitimation", marriage_number=MARRIAGE.number, wedding="1 Juni 2019"),
    ),
}  # fmt: skip
CODES = {
    AktaKind.BIRTH: "LU",
    AktaKind.DEATH: "KM",
    AktaKind.MARRIAGE: "KW",
    AktaKind.DIVORCE: "CR",
    AktaKind.ACKNOWLEDGEMENT: "PA",
    AktaKind.LEGITIMATION: "PS",
}


def register_page(of: AktaKind) -> AktaRegister:
    """The register page of an invented akta; that of a marriage has a note, and is not in force."""
    annulled = of is AktaKind.MARRIAGE
    return AktaRegister(
        of=of,
        number=f"3201-{CODES[of]}-14072026-0002",
        about=SECTIONS[of][0].facts[0].text,
        registered_on=date(2026, 7, 14),
        in_force=not annulled,
        sections=(*SECTIONS[of], ENTRY),
        marginal_notes=MARRIAGE_CASES["panjang"].marginal_notes if annulled else (),
        kabkota="Kabupaten Bogor",
        office=OFFICE,
        office_address="Jalan Tegar Beriman, Cibinong 16914 · adminduk.example",
        place="Cibinong",
        issued_on=AFTER_NOTE if annulled else date(2026, 7, 14),
        signatory=REGISTRAR,
    )


def akta_samples() -> Iterator[tuple[str, Dataset]]:
    """File name (without suffix) and data set of each."""
    for name, cases in (
        ("kematian", DEATH_CASES),
        ("perkawinan", MARRIAGE_CASES),
        ("perceraian", DIVORCE_CASES),
        ("pengakuan-anak", ACKNOWLEDGEMENT_CASES),
        ("pengesahan-anak", LEGITIMATION_CASES),
    ):
        for case, akta in cases.items():
            yield f"akta-{name}-{case}", akta
    for of in AktaKind:
        yield f"register-akta-{of}", register_page(of)
