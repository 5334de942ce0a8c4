"""From drafts to residents: numbers, papers and the facts that follow from age and surroundings."""

from __future__ import annotations

from datetime import date
from random import Random
from uuid import UUID

from adminduk.demo.population import papers
from adminduk.demo.population.couples import DIVORCED, MARRIED
from adminduk.demo.population.draft import YEAR, Draft
from adminduk.demo.population.learning import blood_type, disability, living, schooling
from adminduk.demo.population.numbers import NumberBook
from adminduk.demo.population.people import FEMALE, Scene
from adminduk.demo.population.types import Resident

FOREIGN = 2
# UUIDv7 begins with milliseconds; a fixed start keeps the ids of a seed the same for ever.
_EPOCH_MS = 1_704_067_200_000
# NIK that disagree with the biodata, because a birth date or sex was corrected later.
_WRONG_DATE, _WRONG_SEX = 0.007, 0.0012
_REGISTERED = {MARRIED, DIVORCED, 6}


class Ids:
    """Deterministic UUIDv7: time-ordered like those of the register, random bits from the seed."""

    __slots__ = ("_bits", "_next")

    def __init__(self, random: Random, first: int) -> None:
        self._bits = random.getrandbits
        self._next = _EPOCH_MS + first

    def new(self) -> UUID:
        self._next += 1
        bits = self._bits(74)
        value = (
            (self._next << 80) | (7 << 76) | ((bits >> 62) << 64) | (2 << 62) | (bits & 0x3FFFFFFFFFFFFFFF)
        )
        return UUID(int=value)


def settle(scene: Scene, drafts: list[Draft], ids: Ids, numbers: NumberBook) -> tuple[Resident, ...]:
    """The family's members as frozen residents, in the order of the card."""
    _number(scene, drafts, ids, numbers)
    proofs: dict[int, str] = {}
    return tuple(_resident(scene, one, numbers, proofs) for one in drafts)


def _number(scene: Scene, drafts: list[Draft], ids: Ids, numbers: NumberBook) -> None:
    for one in drafts:
        one.person_id = ids.new()
        if not one.nik:
            born, sex = _as_first_recorded(one, scene.random)
            one.nik = numbers.nik(one.registered_in, born, sex)


def _as_first_recorded(one: Draft, random: Random) -> tuple[date, int]:
    """Birth date and sex as they stood when the NIK was made."""
    born, sex = date.fromordinal(one.birth), one.sex
    chance = random.random()
    if chance < _WRONG_SEX:
        return born, 3 - sex
    if chance < _WRONG_DATE:
        return date.fromordinal(one.birth - 1 - int(random.random() * 700)), sex
    return born, sex


def _resident(scene: Scene, one: Draft, numbers: NumberBook, proofs: dict[int, str]) -> Resident:
    random = scene.random
    age = int((scene.today - one.birth) / YEAR)
    born = date.fromordinal(one.birth)
    wife = one.sex == FEMALE and one.marital != 1
    education = one.education or schooling(age, born.year, scene.urban, random)
    occupation = one.occupation or living(age, one.sex, education, scene.urban, wife, random)
    mother, father = one.mother, one.father
    return Resident(
        person_id=one.person_id,
        nik=one.nik,
        name=one.name,
        sex=one.sex,
        birth_date=born,
        birth_date_estimated=one.estimated,
        birth_place=one.birth_place,
        birth_region=one.birth_region,
        citizenship=FOREIGN if one.foreign else 1,
        religion=one.religion,
        blood_type=one.blood_type or blood_type(random),
        education=education,
        occupation=occupation,
        disability=disability(age, random),
        marital_status=one.marital,
        marriage_date=date.fromordinal(one.marriage) if one.marriage else None,
        marriage_number=_marriage_number(scene, one, numbers, proofs),
        birth_akta_number=one.akta_number
        or papers.birth_akta(one, age=age, today=scene.today, numbers=numbers, random=random),
        mother_id=mother.person_id if mother else None,
        mother_name=mother.name if mother else one.mother_name,
        mother_nik=mother.nik if mother else "",
        father_id=father.person_id if father else None,
        father_name=father.name if father else one.father_name,
        father_nik=father.nik if father else "",
        passport_number=one.passport or (papers.passport(random) if one.foreign else ""),
        stay_permit_number=one.permit or (papers.stay_permit(random) if one.foreign else ""),
        relation=one.relation,
        group="" if one.foreign else one.people.key,
    )


def _marriage_number(scene: Scene, one: Draft, numbers: NumberBook, proofs: dict[int, str]) -> str:
    """Husband and wife hold the same proof: it is kept by the day of their wedding within the family."""
    if one.marriage_number:
        return one.marriage_number
    if one.marriage is None or one.marital not in _REGISTERED:
        return ""
    number = proofs.get(one.marriage)
    if number is None:
        number = proofs[one.marriage] = papers.marriage_number(
            one.marriage, one.religion, scene.kecamatan.kabkota, numbers, scene.random
        )
    return number
