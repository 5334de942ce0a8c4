"""How the name of a new record is written: Permendagri 73/2022. Older records keep their names."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator

from adminduk.foundation.texts import Both
from adminduk.regulations.law import Law
from adminduk.regulations.objections import Objection, Weight

ARTICLE_FORM = "Permendagri 73/2022 art. 4(2)"
ARTICLE_SPELLING = "Permendagri 73/2022 art. 5(3)"


def objections_to_name(name: str, law: Law) -> tuple[Objection, ...]:
    """Everything that Permendagri 73/2022 art. 4 and 5 object to in the name of a newborn."""
    return tuple(_objections(tidy(name), law))


def tidy(name: str) -> str:
    """The name with single spaces and composed letters, as it is stored."""
    return " ".join(unicodedata.normalize("NFC", name).split())


def has_digit(name: str) -> bool:
    return any(letter.isdigit() for letter in name)


def has_full_stop(name: str) -> bool:
    return "." in name


def is_latin_letter(letter: str) -> bool:
    return letter.isalpha() and unicodedata.name(letter, "").startswith("LATIN")


def has_other_signs(name: str) -> bool:
    """Anything but Latin letters, spaces, digits and full stops (which have sentences of their own)."""
    return any(not (is_latin_letter(one) or one in " ." or one.isdigit()) for one in name)


def is_one_word(name: str) -> bool:
    return len(name.split()) == 1


def title_in(name: str, law: Law) -> str | None:
    """The first academic or religious title in the name, or None."""
    words = [word.strip(".,") for word in name.split()]
    for place, word in enumerate(words):
        last = place > 0 and place == len(words) - 1
        if word.lower() in law.names.titles or (last and word.lower() in law.names.titles_after):
            return word
    return None


def abbreviation_in(name: str, law: Law) -> str | None:
    """A word that looks shortened: one letter, no vowel in up to three letters, or a customary title."""
    for word in name.split():
        small = word.lower()
        shortened = len(small) == 1 or (len(small) <= 3 and not set(small) & set("aeiouy"))
        if small.isalpha() and (shortened or small in law.names.customary_titles):
            return word
    return None


def _objections(name: str, law: Law) -> Iterator[Objection]:
    if len(name) > law.names.max_length:
        yield Objection(
            "name_too_long",
            Weight.REFUSE,
            Both(
                id="Nama paling panjang {most} huruf, termasuk spasi. Nama ini {length} huruf.",
                en="A name has at most {most} characters, spaces included. This one has {length}.",
            ).format(most=law.names.max_length, length=len(name)),
            ARTICLE_FORM,
        )
    if has_digit(name):
        yield Objection(
            "name_has_digit",
            Weight.REFUSE,
            Both(
                id="Nama tidak boleh memakai angka. Tulis dengan huruf.",
                en="A name may not contain digits. Please write it in letters.",
            ),
            ARTICLE_SPELLING,
        )
    if title := title_in(name, law):
        yield Objection(
            "name_has_title",
            Weight.REFUSE,
            Both(
                id="Gelar “{title}” tidak ditulis di akta. Hapus gelar dari nama.",
                en="The title “{title}” is not written on an akta. Please leave it out.",
            ).format(title=title),
            ARTICLE_SPELLING,
        )
    elif has_full_stop(name):
        yield Objection(
            "name_abbreviated",
            Weight.REFUSE,
            Both(
                id="Nama tidak boleh disingkat dengan titik. Tulis lengkap, misalnya Muhammad.",
                en="A name may not be shortened with a full stop. Please spell it out, e.g. Muhammad.",
            ),
            ARTICLE_SPELLING,
        )
    elif short := abbreviation_in(name, law):
        yield Objection(
            "name_maybe_abbreviated",
            Weight.CONFIRM,
            Both(
                id="“{short}” tampak seperti singkatan. Pastikan memang begitu namanya.",
                en="“{short}” looks like an abbreviation. Please confirm that it is the name.",
            ).format(short=short),
            ARTICLE_SPELLING,
        )
    if has_other_signs(name):
        yield Objection(
            "name_has_signs",
            Weight.REFUSE,
            Both(
                id="Nama hanya memakai huruf dan spasi, tanpa tanda baca.",
                en="A name has only letters and spaces, no punctuation.",
            ),
            ARTICLE_SPELLING,
        )
    if is_one_word(name):
        yield _one_word(law)


def _one_word(law: Law) -> Objection:
    if law.names.one_word == "refuse":
        return Objection(
            "name_of_one_word",
            Weight.REFUSE,
            Both(
                id="Nama paling sedikit dua kata. Tambahkan satu kata lagi.",
                en="A name has at least two words. Please add another word.",
            ),
            ARTICLE_FORM,
        )
    return Objection(
        "name_of_one_word",
        Weight.CONFIRM,
        Both(
            id="Nama ini satu kata. Dua kata lebih mudah untuk paspor dan ijazah.",
            en="This name has one word. Two are easier for a passport and a diploma.",
        ),
        ARTICLE_FORM,
    )
