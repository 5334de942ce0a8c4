"""What is asked about the child: the first step of the notice."""

from __future__ import annotations

from adminduk.casework.notice import (
    OTHER,
    Choice,
    Computed,
    Date,
    FamilyMember,
    Number,
    Option,
    Page,
    PersonName,
    Region,
    RegisteredPerson,
    Text,
    Time,
    YesNo,
    all_of,
    any_of,
    equals,
    known,
    not_,
)
from adminduk.casework.services.birth.conditions import is_foundling, is_late_akta, is_newborn, is_stillbirth
from adminduk.foundation.texts import Both
from adminduk.regulations import codes

WHAT = Page(
    name="report",
    section="child",
    title=Both(id="Apa yang ingin Anda laporkan?", en="What would you like to report?"),
    fields=(
        Choice(
            name="report",
            label=Both(id="Yang dilaporkan", en="What is reported"),
            options=(
                Option("birth", Both(id="Anak lahir", en="A child was born")),
                Option(
                    "late_akta",
                    Both(id="Akta untuk orang yang sudah ada di KK", en="An akta for somebody on the KK"),
                    Both(id="Segala umur. NIK tetap.", en="At any age. The NIK stays."),
                ),
                Option("stillbirth", Both(id="Bayi lahir tanpa nyawa", en="A child was born without life")),
                Option("foundling", Both(id="Anak yang ditemukan", en="A child was found")),
            ),
        ),
    ),
)

REPORTER = Page(
    name="reporter",
    section="child",
    title=Both(id="Anda siapa bagi anak ini?", en="Who are you to this child?"),
    fields=(
        Choice(
            name="reporter_relation",
            label=Both(id="Hubungan pelapor", en="Reporter's relation"),
            options=(
                Option(
                    "mother",
                    Both(id="Ibu", en="Mother"),
                    when=all_of(not_(is_foundling), not_(equals("reporter.sex", 1))),
                ),
                Option(
                    "father",
                    Both(id="Ayah", en="Father"),
                    when=all_of(not_(is_foundling), not_(equals("reporter.sex", 2))),
                ),
                Option("self", Both(id="Saya sendiri", en="I am that person"), when=is_late_akta),
                Option("relative", Both(id="Keluarga lain", en="Another relative")),
                Option(
                    "other",
                    Both(id="Bukan keluarga", en="Not a relative"),
                    Both(id="Misalnya petugas panti atau lurah.", en="For example from an institution."),
                ),
            ),
        ),
    ),
)

SUBJECT = Page(
    name="subject",
    section="child",
    title=Both(id="Akta untuk siapa?", en="Whose akta is it?"),
    when=all_of(is_late_akta, not_(equals("reporter_relation", "self"))),
    fields=(
        FamilyMember(
            name="subject_member",
            label=Both(id="Anggota keluarga tanpa akta", en="Family member without an akta"),
            options_from="family.without_birth_akta",
            other=Both(id="Orang di KK lain", en="Somebody on another KK"),
        ),
        RegisteredPerson(
            name="subject_nik",
            label=Both(id="NIK orang itu", en="That person's NIK"),
            when=equals("subject_member", OTHER),
        ),
    ),
)

CHILD_NAME = Page(
    name="child_name",
    section="child",
    title=Both(id="Siapa nama anak?", en="What is the child's name?"),
    help=Both(
        id="Paling sedikit dua kata, tanpa gelar dan singkatan, seperti yang akan tertulis di akta.",
        en="At least two words, no titles or abbreviations, as it will stand on the akta.",
    ),
    fields=(
        PersonName(
            name="child_name",
            label=Both(id="Nama lengkap anak", en="Child's full name"),
            when=any_of(is_newborn, is_foundling, known("subject.name")),
            known_from="subject.name",
        ),
    ),
)

CHILD_SEX = Page(
    name="child_sex",
    section="child",
    title=Both(id="Laki-laki atau perempuan?", en="A boy or a girl?"),
    fields=(
        Choice(
            name="child_sex",
            label=Both(id="Jenis kelamin", en="Sex"),
            codes=codes.sex,
            when=any_of(not_(is_late_akta), known("subject.sex")),
            known_from="subject.sex",
        ),
    ),
)

WHEN = Page(
    name="birth_date",
    section="child",
    title=Both(id="Kapan anak lahir?", en="When was the child born?"),
    fields=(
        Date(
            name="birth_date",
            label=Both(id="Tanggal lahir", en="Date of birth"),
            help=Both(
                id="Seperti di surat dari bidan atau rumah sakit. Contoh: 14 11 2026",
                en="As in the letter from the midwife or hospital. Example: 14 11 2026",
            ),
            when=any_of(not_(is_late_akta), known("subject.birth_date")),
            known_from="subject.birth_date",
            look=Both(id="Periksa lagi di surat lahir.", en="Please check the birth letter."),
        ),
        YesNo(
            name="birth_date_estimated",
            label=Both(id="Apakah tanggal ini perkiraan?", en="Is this date estimated?"),
            when=is_foundling,
        ),
        Time(
            name="birth_time",
            label=Both(id="Jam lahir", en="Time of birth"),
            help=Both(id="Kira-kira saja boleh. Contoh: 04.35", en="Roughly will do. Example: 04.35"),
            required=any_of(is_newborn, is_stillbirth),
            when=not_(is_foundling),
        ),
    ),
)

WHERE = Page(
    name="birth_place",
    section="child",
    title=Both(id="Di mana anak lahir?", en="Where was the child born?"),
    aside=Both(
        id="Tidak punya surat lahir? Tetap bisa. Nanti Anda dan dua saksi menandatangani F-2.03.",
        en="No birth letter? That is all right. You and two witnesses will sign form F-2.03.",
    ),
    fields=(
        Choice(
            name="place_kind",
            label=Both(id="Tempat lahir", en="Place of birth"),
            codes=codes.birth_place_kind,
            required=any_of(is_newborn, is_stillbirth),
            when=not_(is_foundling),
        ),
        Text(
            name="place_name",
            label=Both(id="Nama tempat", en="Name of the place"),
            help=Both(
                id="Kalau lahir di rumah, tulis nama desanya.",
                en="If at home, write the name of the village.",
            ),
            required=any_of(is_newborn, is_stillbirth),
            when=not_(is_foundling),
        ),
        Region(
            name="birth_region",
            label=Both(id="Kabupaten atau kota", en="Kabupaten or kota"),
            help=Both(id="Nama ini tertulis di akta.", en="This name stands on the akta."),
            level="kabkota",
            when=not_(known("subject.birth_place")),
        ),
        Computed(
            name="known_birth_place",
            label=Both(id="Tempat lahir di KK", en="Place of birth on the KK"),
            known_from="subject.birth_place",
        ),
    ),
)

DELIVERY = Page(
    name="delivery",
    section="child",
    title=Both(id="Bagaimana kelahirannya?", en="What kind of birth was it?"),
    when=not_(is_foundling),
    fields=(
        Choice(
            name="birth_kind",
            label=Both(id="Tunggal atau kembar", en="Single or multiple"),
            help=Both(id="Kembar: satu laporan untuk tiap anak.", en="Twins: one report for each child."),
            codes=codes.birth_kind,
            required=not_(is_late_akta),
        ),
        Number(
            name="birth_order",
            label=Both(id="Anak ke berapa dari ibunya", en="Which child of its mother"),
            help=Both(id="Contoh: 2", en="Example: 2"),
            least=1,
            most=30,
        ),
        Choice(
            name="birth_helper",
            label=Both(id="Penolong kelahiran", en="Who helped at the birth"),
            codes=codes.birth_helper,
            required=not_(is_late_akta),
        ),
    ),
)

MEASURES = Page(
    name="measures",
    section="child",
    title=Both(id="Berapa berat dan panjang bayi?", en="What were the baby's weight and length?"),
    when=any_of(is_newborn, is_stillbirth),
    fields=(
        Number(
            name="weight_grams",
            label=Both(id="Berat dalam gram", en="Weight in grams"),
            help=Both(id="3,1 kg ditulis 3100.", en="3.1 kg is written 3100."),
            unit=Both(id="gram", en="grams"),
            least=200,
            most=9000,
            required=is_newborn,
        ),
        Number(
            name="length_cm",
            label=Both(id="Panjang dalam sentimeter", en="Length in centimetres"),
            unit=Both(id="cm", en="cm"),
            least=15,
            most=80,
            required=is_newborn,
        ),
    ),
)

PREGNANCY = Page(
    name="pregnancy",
    section="child",
    title=Both(id="Berapa minggu usia kandungan?", en="How many weeks was the pregnancy?"),
    when=is_stillbirth,
    fields=(
        Number(
            name="pregnancy_weeks",
            label=Both(id="Usia kandungan dalam minggu", en="Pregnancy in weeks"),
            unit=Both(id="minggu", en="weeks"),
            least=1,
            most=45,
        ),
    ),
)

FOUND = Page(
    name="found",
    section="child",
    title=Both(id="Di mana dan kapan anak ditemukan?", en="Where and when was the child found?"),
    when=is_foundling,
    fields=(
        Text(name="found_place", label=Both(id="Tempat ditemukan", en="Place where it was found")),
        Date(name="found_on", label=Both(id="Tanggal ditemukan", en="Day when it was found")),
        Text(
            name="police_report_number",
            label=Both(id="Nomor berita acara kepolisian", en="Number of the police report"),
        ),
    ),
)


CHILD_PAGES = (
    WHAT, REPORTER, SUBJECT, CHILD_NAME, CHILD_SEX, WHEN, WHERE, DELIVERY, MEASURES, PREGNANCY, FOUND,
)  # fmt: skip
