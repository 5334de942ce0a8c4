"""What proves a birth, and which form stands in for a paper that nobody has (Permendagri 108/2019)."""

from __future__ import annotations

from adminduk.casework.evidence import Paper
from adminduk.casework.notice import all_of, any_of, equals, known, not_
from adminduk.casework.services.birth.conditions import (
    is_foundling,
    is_late_akta,
    is_newborn,
    is_stillbirth,
)
from adminduk.casework.services.forms import BIRTH_STATEMENT, COUPLE_STATEMENT, STILLBIRTH_STATEMENT
from adminduk.foundation.texts import Both

HOME = 4
at_home = equals("place_kind", HOME)
the_birth = Both(
    id="Tanggal, tempat, dan ibu yang melahirkan", en="Date, place and the mother who gave birth"
)

BIRTH_PAPERS = (
    Paper(
        name="birth_letter",
        label=Both(id="Surat keterangan lahir", en="Birth letter"),
        help=Both(
            id="Dari rumah sakit, puskesmas, dokter, bidan, atau nakhoda.",
            en="From the hospital, health centre, doctor, midwife or ship's captain.",
        ),
        proves=the_birth,
        needed_when=all_of(any_of(is_newborn, is_late_akta), not_(at_home)),
        replaceable_by=(BIRTH_STATEMENT,),
        article="Perpres 96/2018 art. 33; Permendagri 108/2019",
    ),
    Paper(
        name="village_birth_letter",
        label=Both(
            id="Surat keterangan lahir dari kepala desa atau lurah", en="Birth letter of the village head"
        ),
        proves=the_birth,
        needed_when=all_of(any_of(is_newborn, is_late_akta), at_home),
        replaceable_by=(BIRTH_STATEMENT,),
        article="Perpres 96/2018 art. 33; Permendagri 108/2019",
    ),
    Paper(
        name="marriage_proof",
        label=Both(id="Buku nikah atau akta perkawinan", en="Marriage book or marriage akta"),
        help=Both(
            id="Foto halaman yang ada nama dan tanda tangan.", en="The pages with names and signatures."
        ),
        proves=Both(id="Nama ayah dan ibu tertulis di akta", en="Both parents may be named on the akta"),
        needed_when=all_of(equals("marriage", "registered"), not_(known("parents.marriage"))),
        replaceable_by=(COUPLE_STATEMENT,),
        article="Perpres 96/2018 art. 33-34; Permendagri 108/2019",
    ),
    Paper(
        name=COUPLE_STATEMENT.code,
        label=COUPLE_STATEMENT.label,
        help=Both(
            id="Kami isikan. Tanda tangani bersama dua saksi.", en="We fill it in. Sign with two witnesses."
        ),
        proves=Both(id="Ayah dan ibu hidup sebagai suami istri", en="The parents live as husband and wife"),
        needed_when=equals("parents_on_akta", "both"),
        article="Permendagri 9/2016; Permendagri 109/2019",
    ),
    Paper(
        name="police_report",
        label=Both(id="Berita acara kepolisian", en="Police report"),
        proves=Both(
            id="Anak ditemukan dan asal usulnya tidak diketahui",
            en="The child was found, its origin is unknown",
        ),
        needed_when=is_foundling,
        article="Perpres 96/2018 art. 33",
    ),
    Paper(
        name=BIRTH_STATEMENT.code,
        label=BIRTH_STATEMENT.label,
        help=Both(
            id="Kami isikan. Tanda tangani bersama dua saksi.", en="We fill it in. Sign with two witnesses."
        ),
        proves=Both(id="Data kelahiran anak yang ditemukan", en="The birth data of the child that was found"),
        needed_when=is_foundling,
        article="Permendagri 108/2019; Permendagri 109/2019",
    ),
    Paper(
        name="stillbirth_letter",
        label=Both(id="Surat keterangan lahir mati", en="Stillbirth letter"),
        help=Both(id="Dari dokter, bidan, atau kepala desa.", en="From the doctor, midwife or village head."),
        proves=Both(id="Tanggal, tempat, dan usia kandungan", en="Date, place and length of the pregnancy"),
        needed_when=is_stillbirth,
        replaceable_by=(STILLBIRTH_STATEMENT,),
        article="UU 23/2006 art. 33; Perpres 96/2018",
    ),
    Paper(
        name="travel_document",
        label=Both(id="Paspor orang tua asing", en="Passport of the foreign parent"),
        proves=Both(id="Nama dan kewarganegaraan orang tua", en="Name and citizenship of the parent"),
        needed_when=equals("parents.foreign", True),
        article="Perpres 96/2018 art. 33",
    ),
    Paper(
        name="stay_permit",
        label=Both(
            id="KITAS, KITAP, atau visa orang tua asing", en="KITAS, KITAP or visa of the foreign parent"
        ),
        proves=Both(id="Izin tinggal orang tua", en="The parent's permission to stay"),
        needed_when=equals("parents.foreign", True),
        article="Perpres 96/2018 art. 33",
    ),
    Paper(
        name="supporting_document",
        label=Both(id="Ijazah atau surat lama lain", en="Diploma or another old document"),
        proves=Both(id="Nama dan tanggal lahir sejak dahulu", en="Name and birth date as used before"),
        needed_when=is_late_akta,
        optional=True,
    ),
    Paper(
        name="F-2.01",
        label=Both(id="Formulir F-2.01 yang ditandatangani", en="Form F-2.01, signed"),
        help=Both(
            id="Kami isikan. Unduh, tanda tangani, lalu foto.",
            en="We fill it in. Download, sign, photograph.",
        ),
        proves=Both(id="Laporan dibuat oleh pelapor", en="The reporter made the report"),
        needed_when=all_of(equals("law.signed_report_online", True), equals("channel.name", "portal")),
        article="Permendagri 109/2019",
    ),
)
