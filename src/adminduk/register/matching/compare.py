"""Two people compared, everything added up, and the band it falls into."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from math import log2

from adminduk.register.matching.dates import compare_birth_dates, near, siblings_apart
from adminduk.register.matching.homes import compare_birth_places, compare_homes
from adminduk.register.matching.kin import compare_parents
from adminduk.register.matching.names import compare_names
from adminduk.register.matching.rarity import MILLION, Rarity
from adminduk.register.types.likeness import Agreement, Compared, Likeness, Particulars, Verdict
from adminduk.regulations.law import MatchingLaw

SAME_SEX, OTHER_SEX = log2(0.985 / 0.5), log2(0.015 / 0.5)
# Numbers of akta are allotted once; the same one on two records is a copy, or a slip of the pen.
SAME_AKTA, OTHER_AKTA = 18.0, -2.0
# Mother, father and home are one household and not three witnesses.
HOUSEHOLD = ("mother", "father", "home")
OF_A_HOUSEHOLD = 16.0
LEAST_PEOPLE = 1_000
# From so many bits on the mother is taken to be the same.
A_MOTHER = 3.0
WHOLE_NAME = ("same", "swapped", "spelling", "slip")


@dataclass(frozen=True, slots=True)
class Scale:
    """What the comparison is held against: how common names are, how many people there are, the law.

    `people` is the size of the register (or file) in which duplicates are sought.
    """

    law: MatchingLaw
    people: int
    rarity: Rarity = field(default_factory=Rarity)

    @property
    def odds_before(self) -> float:
        """log2 of the odds that two records taken at random are one person."""
        people = max(self.people, LEAST_PEOPLE)
        return log2(2 * self.law.doubles_in_a_million / MILLION / people)


def compare(one: Particulars, other: Particulars, scale: Scale) -> Likeness:
    """Symmetric: who is named first makes no difference."""
    name = compare_names("name", one.name, other.name, scale.rarity)
    mother = compare_parents(
        "mother", one.mother_id, other.mother_id, one.mother_name, other.mother_name, scale.rarity
    )
    father = compare_parents(
        "father", one.father_id, other.father_id, one.father_name, other.father_name, scale.rarity
    )
    compared = [
        name,
        compare_birth_dates(
            one.birth_date,
            other.birth_date,
            estimated=one.birth_date_estimated or other.birth_date_estimated,
        ),
        _sexes(one.sex, other.sex),
        compare_birth_places(one.birth_place, other.birth_place),
        *_household([mother, father, compare_homes(one, other)]),
        _aktas(one.birth_akta_number, other.birth_akta_number),
    ]
    bits = scale.odds_before + sum(found.bits for found in compared)
    likeness = Likeness(
        tuple(compared), round(bits, 2), Verdict.DIFFERENT, twins=are_twins(one, other, name, mother)
    )
    verdict = _verdict(likeness, scale.law)
    if may_be_siblings(one, other, compared) and verdict is not Verdict.DIFFERENT:
        verdict = _of_siblings(verdict, name.note, other_day=compared[1].agreement)
    return replace(likeness, verdict=verdict)


def are_twins(one: Particulars, other: Particulars, name: Compared, mother: Compared) -> bool:
    """One mother, one day or the next, and other names. (Names that merely lack a word are not others.)

    Where also the sex differs, names as alike as RIZKI and RIZKA are those of twins.
    """
    if mother.agreement not in (Agreement.SAME, Agreement.CLOSE) or not near(
        one.birth_date, other.birth_date
    ):
        return False
    if one.birth_akta_number and one.birth_akta_number == other.birth_akta_number:
        return False
    other_sex = bool(one.sex and other.sex and one.sex != other.sex)
    others = name.agreement in (Agreement.DIFFERENT, Agreement.PARTLY)
    return others or (other_sex and name.note == "slip")


def may_be_siblings(one: Particulars, other: Particulars, compared: Sequence[Compared]) -> bool:
    """One mother and another day of birth; or that day, but an akta for each and not the same name."""
    found = {field.field: field for field in compared}
    if found["mother"].bits < A_MOTHER:
        return False
    if siblings_apart(one.birth_date, other.birth_date):
        return found["birth_date"].note != "estimated"
    two_aktas = found["birth_akta"].agreement is Agreement.DIFFERENT
    return two_aktas and near(one.birth_date, other.birth_date) and found["name"].note not in WHOLE_NAME


def _of_siblings(verdict: Verdict, name: str, *, other_day: Agreement) -> Verdict:
    """Children of one mother have names alike: only a whole name tells of one person, and another day of
    birth leaves it to the officers."""
    if name not in WHOLE_NAME:
        return Verdict.DIFFERENT
    return Verdict.LOOK if other_day in (Agreement.DIFFERENT, Agreement.PARTLY) else verdict


def _verdict(likeness: Likeness, law: MatchingLaw) -> Verdict:
    if likeness.twins or likeness.probability < law.look_from:
        return Verdict.DIFFERENT
    return Verdict.SAME if likeness.probability >= law.same_from else Verdict.LOOK


def _sexes(one: int, other: int) -> Compared:
    if not one or not other:
        return Compared("sex", Agreement.UNKNOWN, "unknown", 0.0)
    if one == other:
        return Compared("sex", Agreement.SAME, "same", round(SAME_SEX, 2))
    return Compared("sex", Agreement.DIFFERENT, "different", round(OTHER_SEX, 2))


def _aktas(one: str, other: str) -> Compared:
    left, right = one.strip().upper(), other.strip().upper()
    if not left or not right:
        return Compared("birth_akta", Agreement.UNKNOWN, "unknown", 0.0)
    if left == right:
        return Compared("birth_akta", Agreement.SAME, "same", SAME_AKTA)
    return Compared("birth_akta", Agreement.DIFFERENT, "different", OTHER_AKTA)


def _household(found: Sequence[Compared]) -> list[Compared]:
    """The same, shortened in their order so that what speaks for one person stays below a household's."""
    left = OF_A_HOUSEHOLD
    shortened = []
    for one in found:
        bits = min(one.bits, left) if one.bits > 0 else one.bits
        left -= max(0.0, bits)
        shortened.append(replace(one, bits=round(bits, 2)))
    return shortened
