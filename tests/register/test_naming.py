"""Names that are one name, and names that are not, as a registrar would say."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from adminduk.register.naming import (
    SIMILAR,
    How,
    compare,
    set_key,
    similarity,
    word_key,
    word_keys,
    words_of,
)

# One sound, one key: old spelling beside new, and what offices wrote as they heard it.
SAME_SOUND = [
    "Soekarno Sukarno",
    "Djoko Joko Yoko",
    "Tjahjo Cahyo Cahjo Tjahyo",
    "Sjamsul Syamsul Samsul Sjamsoel Shamsul",
    "Joesoef Jusuf Yusuf Yusup Yoesoef",
    "Achmad Akhmad Ahmad Ahmat",
    "Chairul Khairul Khaerul Hairul",
    "Widjaja Wijaya Wijaja",
    "Soerjadi Suryadi Suriyadi Soerijadi",
    "Njoman Nyoman",
    "Tjandra Chandra Candra",
    "Zainal Zaenal Sainal",
    "Fatimah Fathimah Fatima Patimah Vatimah",
    "Aisyah Aisjah Aisya Aisah",
    "Ramadhan Ramadan",
    "Rizki Rizky Rizqi Risky Rizkie",
    "Noor Nur Noer",
    "Christina Kristina Christiena",
    "Utsman Usman Oesman",
    "Dzulkifli Zulkifli Zulkiply",
    "Mohammad Muhammad Mochamad Muchammad Muhamad Mohamed Muhammed Mohamat",
    "Husein Husain",
    "Deddy Dedi Dedy",
    "Nuraini Nur'aini Nur’aini",
    "Alex Aleks",
    "Abdullah",
    "Yosef Joseph Yoseph",
    "José Jose Yose",
    "Wahab Wahap",
    "Sidiq Siddik Sidik",
]
# Other people: one key for them would drown the search.
OTHER_SOUND = [
    "Ani Ina",
    "Budi Rudi",
    "Aminah Aisyah",
    "Suharto Suharti",
    "Dewi Devi",
    "Agus Bagus",
    "Sri Siti",
]

SAME_PERSON = [
    ("Soekarno", "Sukarno", {How.SPELLING}),
    ("Tjahjo Kumolo", "KUMOLO CAHYO", {How.SPELLING, How.SWAPPED}),
    ("Moch. Ali Sjahbana", "Muhammad Ali Syahbana", {How.SPELLING}),
    ("Abd. Rachman", "Abdul Rahman", {How.SPELLING}),
    ("St. Aminah", "SITI AMINAH", {How.SAME}),
    ("Drs. H. Budi Santoso, S.Pd., M.Si.", "BUDI SANTOSO", {How.SAME}),
    ("Hj. Nurhayati Lubis", "NURHAYATI LUBIS", {How.SAME}),
    ("dr. Rina Marlina, Sp.OG", "RINA MARLINA", {How.SAME}),
    ("Siti Nur Hasanah", "SITI NURHASANAH", {How.SPELLING}),
    ("Nurhasanah Siti", "SITI NURHASANAH", {How.SWAPPED}),
    ("Siti Nurhasannha", "SITI NURHASANAH", {How.SLIP}),
    ("Bayu Pratma", "BAYU PRATAMA", {How.SLIP}),
    ("Asep Sunadnar", "ASEP SUNANDAR", {How.SLIP}),
    ("M. Yusuf Kalla", "MUHAMMAD YUSUF KALLA", {How.INITIAL}),
    ("Dewi Lestari", "DEWI LESTARI PUTRI", {How.PART}),
    ("I Wayan Sudana", "WAYAN SUDANA", {How.PART}),
    ("Suharto", "SOEHARTO", {How.SPELLING}),
    ("Tiurma Br. Sitorus", "TIURMA SITORUS", {How.SAME}),
]
OTHER_PEOPLE = [
    ("Siti Aminah", "Siti Aisyah"),
    ("Muhammad Rizki", "Muhammad Fauzan"),
    ("Muhammad", "Muhammad Rizki"),
    ("Sri Wahyuni", "Sri Wahyuningsih"),
    ("Suharto", "Suharti"),
    ("Ahmad Fauzi", "Ahmad Fauzan"),
    ("Budi", "Rudi"),
    ("Ani", "Ana"),
    ("Asep Sunandar", "Asep Sunarya"),
    ("Joko Susilo", "Joko Widodo"),
    ("Putra Pratama", "Putri Pratiwi"),
    ("Siti", "Siti Nurhasanah"),
]
TITLES = [
    ("Prof. Dr. Ir. Djoko Santoso, M.Sc., Ph.D.", ["DJOKO", "SANTOSO"]),
    ("KH. Abd. Wahab", ["ABDUL", "WAHAB"]),
    ("Ani Lestari, S.Kom", ["ANI", "LESTARI"]),
    ("Ani Lestari A.Md.Keb", ["ANI", "LESTARI"]),
    ("Budi Santoso, S.T., M.T.", ["BUDI", "SANTOSO"]),
    ("Agus bin Slamet", ["AGUS", "SLAMET"]),
    ("Alm. Slamet Riyadi", ["SLAMET", "RIYADI"]),
    ("M.Yusuf", ["M", "YUSUF"]),
    ("Ma'ruf  Amin", ["MARUF", "AMIN"]),
    ("IR", ["IR"]),
    ("H.", ["H"]),
    ("", []),
    ("123", []),
]

names = st.lists(st.text("ABCDEFGHIJKLMNOPRSTUWYZ", min_size=1, max_size=12), min_size=1, max_size=5).map(
    " ".join
)
anything = st.text(max_size=40)


@pytest.mark.parametrize("spellings", SAME_SOUND)
def test_spellings_of_one_name_have_one_key(spellings: str) -> None:
    assert len({word_key(one) for one in spellings.split()}) == 1, [
        word_key(one) for one in spellings.split()
    ]


@pytest.mark.parametrize("others", OTHER_SOUND)
def test_other_names_have_other_keys(others: str) -> None:
    assert len({word_key(one) for one in others.split()}) == 2


@pytest.mark.parametrize(("asked", "known", "hows"), SAME_PERSON)
def test_one_person_written_in_two_ways_is_found_alike_and_told_how(
    asked: str, known: str, hows: set[How]
) -> None:
    found = compare(asked, known)
    assert found.score >= SIMILAR, found
    assert set(found.hows) == hows


@pytest.mark.parametrize(("one", "other"), OTHER_PEOPLE)
def test_other_people_are_not_alike(one: str, other: str) -> None:
    assert similarity(one, other) < SIMILAR


@pytest.mark.parametrize(("written", "words"), TITLES)
def test_titles_are_no_part_of_a_name(written: str, words: list[str]) -> None:
    assert words_of(written) == words


@given(names, names)
def test_likeness_does_not_depend_on_who_is_asked_first(one: str, other: str) -> None:
    assert similarity(one, other) == pytest.approx(similarity(other, one), abs=0.002)
    assert 0 <= similarity(one, other) <= 1


@given(names)
def test_a_name_is_itself(name: str) -> None:
    assert similarity(name, name) == 1


@given(names, st.randoms())
def test_the_order_of_words_changes_no_set_key(name: str, random) -> None:
    words = words_of(name)
    shuffled = random.sample(words, len(words))
    # Titles and short forms hang on their place, so names of plain words only.
    if words_of(" ".join(shuffled)) == shuffled:
        assert set_key(" ".join(shuffled)) == set_key(" ".join(words))


@given(anything, anything)
def test_any_text_has_keys_of_letters_and_can_be_compared(one: str, other: str) -> None:
    assert all(key.isascii() and key.isalpha() and key.isupper() for key in word_keys(one))
    assert 0 <= similarity(one, other) <= 1
