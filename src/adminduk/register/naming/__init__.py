"""Names of people compared as a registrar compares them: old and new spelling, titles, order, slips."""

from adminduk.register.naming.keys import set_key, spoken, word_key, word_keys, words_of
from adminduk.register.naming.likeness import SIMILAR, How, Likeness, compare, similarity

__all__ = [
    "SIMILAR",
    "How",
    "Likeness",
    "compare",
    "set_key",
    "similarity",
    "spoken",
    "word_key",
    "word_keys",
    "words_of",
]
