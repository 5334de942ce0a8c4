"""A name as it sounds: one key a word, the same for every way in which an office may have spelt it.

Spelling was changed in 1947 (oe → u) and 1972 (tj → c, dj → j, j → y, sj → sy, nj → ny, ch → kh); people
kept theirs, and offices wrote what they heard. A key merges what is heard alike; how alike two names really
are is the matter of `likeness`.
"""

from __future__ import annotations

import re
import unicodedata

from adminduk.register.naming.words import BEFORE, BEHIND, DEGREE_TAILS, ENGINEER, SHORT

# "M.Yusuf" is two words, "S.Kom" is one.
_STOP_BEFORE_A_WORD = re.compile(rf"\.(?!({DEGREE_TAILS})([^A-Z]|$))(?=[A-Z]{{3}})")
_MARKS = re.compile("[\u0300-\u036f]")
_APOSTROPHES = "'’‘`´ʼ\"ʻ"
_DELETE_APOSTROPHES = str.maketrans("", "", _APOSTROPHES)
_UPPER = str.maketrans("abcdefghijklmnopqrstuvwxyz", "ABCDEFGHIJKLMNOPQRSTUVWXYZ")
_ALIKE = str.maketrans("JVFZQ", "YPPSK")

# In this order, each over the whole name with its words between spaces.
OLD_TO_NEW = (
    ("CHR", "KR"), (" CHAN", " CAN"), ("TJ", "C"), ("DJ", "J"), ("SJ", "S"), ("SY", "S"), ("SH", "S"),
    ("OE", "U"), ("OO", "U"), ("OU", "U"), ("CH", "H"), ("KH", "H"), ("PH", "P"), ("TS", "S"), ("DZ", "Z"),
    ("DH", "D"), ("TH", "T"), ("GH", "G"), ("BH", "B"), ("X", "KS"), ("CK", "K"), ("CL", "KL"), ("CR", "KR"),
    ("CT", "KT"), ("C ", "K "),
)  # fmt: skip
HEARD_ALIKE = (
    ("IY", "I"), ("UW", "U"), ("Y ", "I "), ("IE", "I"), ("AE", "AI"), ("EI", "AI"),
    *((f"{letter}Y", f"{letter}I") for letter in "BCDGHKLMNPRSTW"),
)  # fmt: skip
TWICE = tuple((letter * 2, letter) for letter in "ABCDEGHIKLMNOPRSTUWY")
ENDINGS = (
    ("AH ", "A "),
    ("EH ", "E "),
    ("IH ", "I "),
    ("OH ", "O "),
    ("UH ", "U "),
    ("D ", "T "),
    ("B ", "P "),
)
ONE_MAN = ((" MOHAMAT ", " MUHAMAT "), (" MOHAMET ", " MUHAMAT "), (" MUHAMET ", " MUHAMAT "))


def words_of(name: str) -> list[str]:
    """The words of a name in capitals A to Z, without titles; short forms written out."""
    words = _plain(name).split()
    kept = [word for word in words if word not in BEFORE and word not in BEHIND]
    kept = [word for place, word in enumerate(kept) if word != ENGINEER or (place == 0 and len(kept) > 1)]
    # Somebody may be called as others are titled.
    return [SHORT.get(word, word) for word in kept or words]


def word_keys(name: str) -> list[str]:
    """One key a word, in the order of the name; a word twice stands twice."""
    return spoken(" ".join(words_of(name))).split()


def word_key(word: str) -> str:
    """The key of one word that has no title beside it."""
    return spoken(_plain(word).replace(" ", ""))


def set_key(name: str) -> str:
    """The whole name whatever the order of its words: for blocking and for equality."""
    return " ".join(sorted(set(word_keys(name))))


def spoken(words: str) -> str:
    """Words in capitals A to Z, as they sound."""
    text = f" {words.replace(' ', '  ')} "
    for old, new in OLD_TO_NEW:
        text = text.replace(old, new)
    text = text.translate(_ALIKE)
    for old, new in HEARD_ALIKE:
        text = text.replace(old, new)
    for old, new in (*TWICE, *ENDINGS, *ONE_MAN):
        text = text.replace(old, new)
    return " ".join(text.split())


def _plain(name: str) -> str:
    """Capitals A to Z and spaces."""
    text = name.translate(_UPPER)
    if not text.isascii():
        text = _MARKS.sub("", unicodedata.normalize("NFD", text.translate(_DELETE_APOSTROPHES))).translate(
            _UPPER
        )
    text = _STOP_BEFORE_A_WORD.sub(" ", text.translate(_DELETE_APOSTROPHES)).replace(".", "")
    return re.sub(r"[^A-Z]+", " ", text)
