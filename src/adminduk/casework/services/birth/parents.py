"""What is asked about the parents: the second step of the notice."""

from __future__ import annotations

from adminduk.casework.notice import (
    Choice,
    Date,
    FamilyCard,
    FamilyMember,
    Option,
    Page,
    PersonName,
    RegisteredPerson,
    Text,
    all_of,
    any_of,
    equals,
    not_,
)
from adminduk.casework.services.birth.conditions import (
    father_is_to_be_told,
    has_two_parents,
    is_foundling,
    is_late_akta,
    is_newborn,
    mother_is_to_be_told,
)
from adminduk.foundation.texts import Both
from adminduk.regulations import codes

MOTHER = Page(
    name="mother",
    section="parents",
    title=Both(id="Siapa ibunya?", en="Who is the mother?"),
    when=mother_is_to_be_told,
    fields=(
        Choice(
            name="mother_kind",
            label=Both(id="Ibu", en="Mother"),
            options=(
                Option("member", Both(id="Anggota KK saya", en="On my family card")),
                Option("registered", Both(id="Punya NIK, di KK lain", en="Has a NIK, on another card")),
                Option("named", Both(id="Tanpa NIK atau warga asing", en="No NIK, or a foreigner")),
                Option("unknown", Both(id="Tidak diketahui", en="Not known"), when=is_late_akta),
            ),
        ),
        FamilyMember(
            name="mother_member",
            label=Both(id="Pilih ibu", en="Choose the mother"),
            options_from="family.women",
            when=equals("mother_kind", "member"),
        ),
        RegisteredPerson(
            name="mother_nik",
            label=Both(id="NIK ibu", en="Mother's NIK"),
            when=equals("mother_kind", "registered"),
        ),
        PersonName(
            name="mother_name",
            label=Both(id="Nama ibu", en="Mother's name"),
            when=equals("mother_kind", "named"),
        ),
        Choice(
            name="mother_citizenship",
            label=Both(id="Kewarganegaraan ibu", en="Mother's citizenship"),
            codes=codes.citizenship,
            when=equals("mother_kind", "named"),
        ),
    ),
)

FATHER = Page(
    name="father",
    section="parents",
    title=Both(id="Siapa ayahnya?", en="Who is the father?"),
    when=father_is_to_be_told,
    fields=(
        Choice(
            name="father_kind",
            label=Both(id="Ayah", en="Father"),
            options=(
                Option("member", Both(id="Anggota KK saya", en="On my family card")),
                Option("registered", Both(id="Punya NIK, di KK lain", en="Has a NIK, on another card")),
                Option("named", Both(id="Tanpa NIK atau warga asing", en="No NIK, or a foreigner")),
                Option(
                    "none",
                    Both(id="Tidak dicantumkan", en="Not to be named"),
                    Both(id="Nama ayah bisa ditambahkan kemudian.", en="The father can be added later."),
                ),
            ),
        ),
        FamilyMember(
            name="father_member",
            label=Both(id="Pilih ayah", en="Choose the father"),
            options_from="family.men",
            when=equals("father_kind", "member"),
        ),
        RegisteredPerson(
            name="father_nik",
            label=Both(id="NIK ayah", en="Father's NIK"),
            when=equals("father_kind", "registered"),
        ),
        PersonName(
            name="father_name",
            label=Both(id="Nama ayah", en="Father's name"),
            when=equals("father_kind", "named"),
        ),
        Choice(
            name="father_citizenship",
            label=Both(id="Kewarganegaraan ayah", en="Father's citizenship"),
            codes=codes.citizenship,
            when=equals("father_kind", "named"),
        ),
    ),
)

MARRIAGE = Page(
    name="marriage",
    section="parents",
    title=Both(id="Apakah perkawinan ayah dan ibu tercatat?", en="Is the parents' marriage registered?"),
    help=Both(
        id="Tercatat berarti punya buku nikah dari KUA atau akta perkawinan.",
        en="Registered means a marriage book of the KUA or a marriage akta.",
    ),
    when=all_of(not_(is_foundling), has_two_parents),
    fields=(
        Choice(
            name="marriage",
            label=Both(id="Perkawinan orang tua", en="Parents' marriage"),
            known_from="parents.marriage",
            options=(
                Option("registered", Both(id="Tercatat", en="Registered")),
                Option(
                    "unregistered",
                    Both(id="Kawin, belum tercatat", en="Married, not registered"),
                    Both(id="Misalnya nikah agama atau adat.", en="For example by religion or custom."),
                ),
                Option("none", Both(id="Tidak kawin", en="Not married")),
            ),
        ),
        Text(
            name="marriage_number",
            label=Both(id="Nomor buku nikah atau akta", en="Number of the book or akta"),
            known_from="parents.marriage_number",
            when=equals("marriage", "registered"),
            longest=60,
        ),
        Date(
            name="marriage_date",
            label=Both(id="Tanggal perkawinan", en="Date of the marriage"),
            known_from="parents.marriage_date",
            when=equals("marriage", "registered"),
            look=Both(id="Periksa lagi di buku nikah.", en="Please check the marriage book."),
        ),
        Choice(
            name="parents_on_akta",
            label=Both(id="Yang tertulis di akta", en="Written on the akta"),
            when=all_of(equals("marriage", "unregistered"), equals("parents.both_may_be_named", True)),
            options=(
                Option(
                    "both",
                    Both(id="Ayah dan ibu", en="Father and mother"),
                    Both(
                        id="Perlu F-2.04. Akta menyebut perkawinan belum tercatat.",
                        en="Needs F-2.04. The akta says that the marriage is not registered.",
                    ),
                ),
                Option(
                    "mother",
                    Both(id="Ibu saja", en="The mother alone"),
                    Both(id="Nama ayah bisa ditambahkan kemudian.", en="The father can be added later."),
                ),
            ),
        ),
    ),
)

FAMILY_CARD = Page(
    name="family_card",
    section="parents",
    title=Both(id="Anak masuk KK yang mana?", en="Which family card does the child join?"),
    when=any_of(is_newborn, is_foundling),
    fields=(
        FamilyCard(
            name="family_card",
            label=Both(id="Kartu keluarga", en="Family card"),
            help=Both(id="Disebut menurut kepala keluarganya.", en="Named by the head of family."),
            known_from="families.parents_only",
            other=Both(
                id="Tidak masuk KK, orang tua asing tanpa KITAP",
                en="None, foreign parents without KITAP",
            ),
        ),
    ),
)


PARENTS_PAGES = (MOTHER, FATHER, MARRIAGE, FAMILY_CARD)
