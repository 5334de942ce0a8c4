"""Which letters there are, and what each is made from: an event that gives it, an event that it tells of, or
the person as he stands in the register."""

from __future__ import annotations

from adminduk.documents.composing.letters_civil import EVENTS
from adminduk.documents.types.documents import Kind

# An event that took a letter's number gives that letter.
LETTERS = {
    "stillbirth": Kind.STILLBIRTH_LETTER,
    "move_out": Kind.MOVING_LETTER,
    "move_in": Kind.STAY_LETTER,
    "move_abroad": Kind.ABROAD_LETTER,
    "return_from_abroad": Kind.RETURN_LETTER,
    "visitor_arrival": Kind.STAY_LETTER,
    "visitor_moved": Kind.STAY_LETTER,
    "permit_renewed": Kind.STAY_LETTER,
    "marriage_annulment": Kind.MARRIAGE_ANNULMENT_LETTER,
    "divorce_annulment": Kind.DIVORCE_ANNULMENT_LETTER,
    "adoption": Kind.ADOPTION_LETTER,
    "citizenship_lost": Kind.RELEASE_LETTER,
    "temporary_record": Kind.IDENTITY_LETTER,
}
# An event after which a letter of its person counts no more.
ENDS = {
    "permit_made_permanent": (Kind.STAY_LETTER,),
    "foreigner_departure": (Kind.STAY_LETTER,),
    "citizenship_gained": (Kind.STAY_LETTER,),
    "temporary_becomes_resident": (Kind.IDENTITY_LETTER,),
    "persons_merged": (Kind.IDENTITY_LETTER, Kind.BIODATA, Kind.SUKET),
    "death": (Kind.STAY_LETTER, Kind.IDENTITY_LETTER, Kind.SUKET),
    "citizenship_lost": (Kind.SUKET,),
}
# The abbreviation in the number of those that people ask for, and the entries that one may be made from
# (none: the person as he is).
SERIES: dict[Kind, tuple[str, frozenset[str]]] = {
    Kind.BIODATA: ("BIODATA", frozenset()),
    Kind.SUKET: ("SUKET", frozenset()),
    Kind.ARRIVAL_LETTER: ("SKPD", frozenset({"move_in"})),
    Kind.BIRTH_LETTER: ("SKL", frozenset({"birth", "birth_correction"})),
    Kind.DEATH_LETTER: ("SKM", frozenset({"death"})),
    Kind.CIVIL_RECORD_LETTER: ("SKPS", frozenset(EVENTS)),
}
# What an officer may be asked for: those, and the letter of an event that has none yet.
ALL_LETTERS: tuple[Kind, ...] = (
    *SERIES,
    *(kind for kind in dict.fromkeys(LETTERS.values()) if kind not in SERIES),
)


def events_of(kind: Kind) -> frozenset[str]:
    """The kinds of entries that a letter is made from; none where it tells of the person as he is."""
    if kind in SERIES:
        return SERIES[kind][1]
    return frozenset(event for event, letter in LETTERS.items() if letter is kind)
