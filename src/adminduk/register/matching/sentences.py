"""What the comparison of one field says to an officer, in both languages."""

from __future__ import annotations

from adminduk.foundation.texts import Both
from adminduk.register.types.likeness import Compared

FIELDS = {
    "name": Both(id="Nama", en="Name"),
    "birth_date": Both(id="Tanggal lahir", en="Date of birth"),
    "sex": Both(id="Jenis kelamin", en="Sex"),
    "birth_place": Both(id="Tempat lahir", en="Place of birth"),
    "mother": Both(id="Ibu", en="Mother"),
    "father": Both(id="Ayah", en="Father"),
    "home": Both(id="Tempat tinggal", en="Home"),
    "birth_akta": Both(id="Akta kelahiran", en="Birth akta"),
}
_NAMES = {
    "same": Both(id="Ditulis sama.", en="Written alike."),
    "swapped": Both(id="Kata yang sama dalam urutan lain.", en="The same words in another order."),
    "spelling": Both(id="Ejaan lain, bunyinya sama.", en="Another spelling that sounds alike."),
    "slip": Both(id="Berbeda satu atau dua huruf.", en="One or two letters differ."),
    "initial": Both(id="Satu kata hanya huruf awal.", en="One word is an initial only."),
    "word_left_out": Both(id="Satu nama lebih pendek.", en="One name is shorter."),
    "some_words": Both(id="Sebagian kata sama, sebagian lain.", en="Some words agree, others do not."),
    "different": Both(id="Nama lain.", en="Another name."),
}
_PARENTS = {
    **_NAMES,
    "same_person": Both(id="Orang tua yang sama di register.", en="The same parent in the register."),
    "other_person": Both(id="Orang tua lain di register.", en="Another parent in the register."),
}
_SENTENCES = {
    "name": _NAMES,
    "mother": _PARENTS,
    "father": _PARENTS,
    "birth_date": {
        "same": Both(id="Hari yang sama.", en="The same day."),
        "day_and_month": Both(id="Hari dan bulan tertukar.", en="Day and month are swapped."),
        "digit": Both(id="Satu angka berbeda.", en="One digit differs."),
        "digits_swapped": Both(id="Dua angka tertukar.", en="Two digits are swapped."),
        "day": Both(id="Tahun dan bulan sama, harinya lain.", en="The same year and month, another day."),
        "month": Both(id="Tahun dan hari sama, bulannya lain.", en="The same year and day, another month."),
        "year": Both(id="Hari dan bulan sama, tahunnya lain.", en="The same day and month, another year."),
        "estimated": Both(
            id="Tanggal taksiran, tahunnya berdekatan.", en="Estimated dates of about one year."
        ),
        "different": Both(id="Hari lain.", en="Another day."),
    },
    "sex": {
        "same": Both(id="Sama.", en="The same."),
        "different": Both(id="Berbeda.", en="Different."),
    },
    "birth_place": {
        "same": Both(id="Tempat yang sama.", en="The same place."),
        "spelling": Both(id="Tempat yang sama, ditulis lain.", en="The same place, written otherwise."),
        "different": Both(id="Tempat lain.", en="Another place."),
    },
    "home": {
        "family": Both(id="Dalam kartu keluarga yang sama.", en="On the same family card."),
        "street": Both(id="Alamat yang mirip.", en="A similar address."),
        "village": Both(id="Desa atau kelurahan yang sama.", en="The same village."),
        "kecamatan": Both(id="Kecamatan yang sama.", en="The same kecamatan."),
        "kabkota": Both(id="Kabupaten atau kota yang sama.", en="The same kabupaten or town."),
        "different": Both(id="Tinggal di tempat lain.", en="They live elsewhere."),
    },
    "birth_akta": {
        "same": Both(id="Nomor akta yang sama.", en="The same number of akta."),
        "different": Both(id="Nomor akta lain.", en="Another number of akta."),
    },
}
UNKNOWN = Both(
    id="Tidak tercatat pada salah satu; tidak dihitung.", en="Not recorded for one of them; not counted."
)
_RARE = Both(
    id="Kira-kira 1 dari {one_in} orang bernama begitu.", en="About 1 in {one_in} people is so named."
)


def field_label(field: str) -> Both:
    return FIELDS[field]


def sentence_of(found: Compared) -> Both:
    """One or two sentences: what was found, and for names how rare what agrees is."""
    said = _SENTENCES[found.field].get(found.note, UNKNOWN)
    if found.one_in < 2 or found.field not in ("name", "mother", "father"):
        return said
    rare = Both(
        id=_RARE.id.format(one_in=f"{found.one_in:,}".replace(",", ".")),
        en=_RARE.en.format(one_in=f"{found.one_in:,}"),
    )
    return Both(id=f"{said.id} {rare.id}", en=f"{said.en} {rare.en}")


TWINS = Both(
    id="Ibu dan hari lahir sama, nama lain: tampaknya kembar.",
    en="The same mother and day of birth, other names: twins, it seems.",
)
