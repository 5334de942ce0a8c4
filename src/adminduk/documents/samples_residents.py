"""The forms F-1.01 to F-1.07 and F-2.02, filled with invented people and empty; see samples.py."""

from __future__ import annotations

from dataclasses import fields, replace
from datetime import date

from adminduk.documents.datasets import (
    AbroadReportForm,
    CoupleStatement,
    Dataset,
    ElementChangeStatement,
    FamilyBiodataForm,
    FormAddress,
    FormChange,
    FormMember,
    FormPerson,
    MoveForm,
    NoDocumentsStatement,
    PowerOfAttorney,
    ResidentEventForm,
    Sex,
)
from adminduk.documents.samples_letters import LONG_NAME, NAMES, OFFICE

HEAD = FormPerson(
    name="BAGASKARA ADI PRAMUDYA",
    nik="3201011001750001",
    family_number="3201011407260012",
    birth_place="BOGOR",
    birth_date=date(1975, 1, 10),
    occupation="KARYAWAN SWASTA",
    address="JL. RAYA TEGAR BERIMAN GG. MASJID NO. 45/12A RT 003 RW 007, PAKANSARI, CIBINONG",
    foreigner=False,
    phone="0812-0000-0002",
)
LONG = replace(HEAD, name=LONG_NAME, nik="3201015304810004", birth_place="KABUPATEN KEPULAUAN TANIMBAR")
FOREIGN = FormPerson(name="ÉLODIE FRANÇOISE MÜLLER-NGUYỄN", travel_document="19FV04821", foreigner=True)
FRAME: dict = {
    "office": OFFICE,
    "case_number": "3201-2607-04217",
    "place": "Cibinong",
    "filled_on": date(2026, 7, 13),
}
HERE = FormAddress(
    address="JL. RAYA TEGAR BERIMAN GG. MASJID NO. 45/12A",
    rt="003",
    rw="007",
    postal_code="16915",
    village="PAKANSARI",
    kecamatan="CIBINONG",
    kabkota="KABUPATEN BOGOR",
    province="JAWA BARAT",
)
THERE = FormAddress(kabkota="KOTA BANJARMASIN", province="KALIMANTAN SELATAN")


def members(count: int) -> tuple[FormMember, ...]:
    return tuple(
        FormMember(
            name=NAMES[at % 10][0],
            nik=f"32010110017500{at:02d}",
            sex=Sex.FEMALE if at % 2 else Sex.MALE,
            birth_place="KABUPATEN KEPULAUAN TANIMBAR" if at % 3 else "BOGOR",
            birth_date=date(1975 + at, 2, 11),
            blood_type="TIDAK TAHU" if at % 2 else "O",
            religion="ISLAM",
            marital_status="KAWIN TERCATAT",
            marriage_number="474/21/V/2001",
            relation=NAMES[at % 10][1],
            education="AKADEMI/DIPLOMA III/SARJANA MUDA",
            occupation="MENGURUS RUMAH TANGGA",
            birth_akta="3201-LU-14072026-0007",
            father=LONG_NAME if at % 4 == 1 else "SUBAGYO",
            mother="RAHAYU",
        )
        for at in range(count)
    )


F101 = FamilyBiodataForm(
    **FRAME, head=HEAD, address=HERE, email="bagaskara@adminduk.example", members=members(5)
)
F102 = ResidentEventForm(
    **FRAME, applicant=HEAD, wanted=(4, 11), papers=("Kartu Keluarga", "F-1.06", "Ijazah terakhir")
)
F103 = MoveForm(
    **FRAME,
    wanted=1,
    applicant=HEAD,
    origin=HERE,
    destination=THERE,
    reason=1,
    move_class=5,
    who_moves=2,
    kk_of_those_who_move=2,
    moved_on=date(2026, 7, 20),
    movers=members(3),
)
F104 = NoDocumentsStatement(
    **FRAME,
    declarant=LONG,
    reason="Semua dokumen hilang dalam bencana tanah longsor pada bulan Juni 2026.",
    witnesses=(HEAD,),
)
F105 = CoupleStatement(
    **FRAME,
    declarant=HEAD,
    husband=HEAD,
    wife=LONG,
    happened_on=date(2019, 6, 1),
    happened_at="Cibinong",
    witnesses=(HEAD, LONG),
)
F106 = ElementChangeStatement(
    **FRAME,
    declarant=LONG,
    changes=(
        FormChange(
            element="Pendidikan terakhir",
            before="SLTA/SEDERAJAT",
            after="DIPLOMA IV/STRATA I",
            basis="Ijazah Nomor 12/UI/2025",
        ),
        FormChange(element="Nama ibu", before="RAHAYU", after=LONG_NAME, basis="Kutipan akta kelahiran"),
    ),
    papers=("Ijazah", "Kutipan akta kelahiran"),
)
F107 = PowerOfAttorney(
    **FRAME, giver=LONG, receiver=HEAD, purpose="Kartu Keluarga yang hilang", reason="sakit dan dirawat"
)
F202 = AbroadReportForm(
    **FRAME,
    event=3,
    reporter=HEAD,
    relation="SUAMI",
    concerned=HEAD,
    other=FOREIGN,
    country="PRANCIS",
    happened_at="STRASBOURG",
    happened_on=date(2026, 5, 2),
    foreign_number="67482-2026-0113",
    issued_by="Mairie de Strasbourg",
    proof="044/PCS/V/2026 KBRI Paris",
    witnesses=(LONG, HEAD),
    papers=("Acte de mariage dan terjemahannya", "Bukti pencatatan KBRI Paris"),
)


def empty(form: Dataset) -> Dataset:
    """The same form to fill in by hand: nothing but the office and the day."""
    blank: dict = {}
    for one in fields(form):
        value = getattr(form, one.name)
        if isinstance(value, FormPerson | FormAddress):
            blank[one.name] = type(value)()
        elif isinstance(value, tuple):
            blank[one.name] = ()
        elif one.name not in ("office", "filled_on", "wording"):
            blank[one.name] = None
    return replace(form, **blank)


FORMS: dict[str, Dataset] = {
    "f-1.01": F101,
    "f-1.01-tiga-belas-anggota": replace(F101, members=members(13)),
    "f-1.02": F102,
    "f-1.03": F103,
    "f-1.04": F104,
    "f-1.05": F105,
    "f-1.06": F106,
    "f-1.07": F107,
    "f-2.02": F202,
    **{
        f"{name}-kosong": empty(form)
        for name, form in {
            "f-1.01": F101,
            "f-1.02": F102,
            "f-1.03": F103,
            "f-1.04": F104,
            "f-1.05": F105,
            "f-1.06": F106,
            "f-1.07": F107,
            "f-2.02": F202,
        }.items()
    },
}
