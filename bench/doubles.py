"""People of the demo who stand in the register a second time, with the errors that offices make."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import fields, replace
from datetime import date
from random import Random
from uuid import UUID, uuid4

from adminduk.register.numbers import nik_prefix
from adminduk.register.types import LoadedFamily, LoadedPerson, Particulars, Sex

LETTERS = "ABCDEFGHIJKLMNOPRSTUWY"
OLD_SPELLING = (("U", "OE"), ("J", "DJ"), ("Y", "J"), ("C", "TJ"), ("SY", "SJ"), ("NY", "NJ"))
SHORT = {"MUHAMMAD": "MOCH.", "MUHAMAD": "MUH.", "ABDUL": "ABD.", "SITI": "ST.", "AHMAD": "ACHMAD"}
TITLES = ("H.", "HJ.", "DRS.", "IR.")
# How many errors a second record has, at most; the share that never had a mother's name.
MOST_ERRORS, WITHOUT_MOTHER = 3, 0.25

Change = Callable[[Particulars, Random], Particulars]


def slip(text: str, random: Random) -> str:
    """One letter wrong, missing, doubled or swapped with the next, in one of the longer words."""
    words = text.split(" ")
    longer = [place for place, word in enumerate(words) if len(word) >= 4]
    if not longer:
        return text
    chosen = random.choice(longer)
    words[chosen] = _slip_in_word(words[chosen], random)
    return " ".join(words)


def _slip_in_word(text: str, random: Random) -> str:
    place = random.randrange(1, len(text) - 1)
    match random.randrange(4):
        case 0:
            return text[:place] + random.choice(LETTERS) + text[place + 1 :]
        case 1:
            return text[:place] + text[place + 1 :]
        case 2:
            return text[:place] + text[place] + text[place:]
        case _:
            return text[:place] + text[place + 1] + text[place] + text[place + 2 :]


def _slip_in_name(one: Particulars, random: Random) -> Particulars:
    return replace(one, name=slip(one.name, random))


def _swapped_words(one: Particulars, random: Random) -> Particulars:
    words = one.name.split()
    random.shuffle(words)
    return replace(one, name=" ".join(words))


def _old_spelling(one: Particulars, random: Random) -> Particulars:
    old, new = random.choice(OLD_SPELLING)
    return replace(one, name=one.name.replace(old, new))


def _short_or_titled(one: Particulars, random: Random) -> Particulars:
    words = [SHORT.get(word, word) for word in one.name.split()]
    return replace(
        one, name=" ".join(words if words != one.name.split() else [random.choice(TITLES), *words])
    )


def _word_left_out(one: Particulars, random: Random) -> Particulars:
    words = one.name.split()
    if len(words) > 1:
        words.pop(random.randrange(len(words)))
    return replace(one, name=" ".join(words))


def _day_and_month(one: Particulars, random: Random) -> Particulars:
    day = one.birth_date
    assert day is not None
    return replace(one, birth_date=date(day.year, day.day, day.month)) if day.day <= 12 else one


def _digit_of_date(one: Particulars, random: Random) -> Particulars:
    day = one.birth_date
    assert day is not None
    match random.randrange(3):
        case 0:
            return replace(
                one, birth_date=day.replace(year=day.year - random.randint(1, 9), day=min(day.day, 28))
            )
        case 1:
            return replace(one, birth_date=day.replace(day=random.randint(1, 28)))
        case _:
            return replace(one, birth_date=day.replace(month=random.randint(1, 12), day=min(day.day, 28)))


def _mother_slipped(one: Particulars, random: Random) -> Particulars:
    return replace(one, mother_name=slip(one.mother_name, random))


def _place_otherwise(one: Particulars, random: Random) -> Particulars:
    return replace(one, birth_place=f"Kab. {one.birth_place}")


CHANGES: tuple[Change, ...] = (
    _slip_in_name, _slip_in_name, _swapped_words, _old_spelling, _old_spelling, _short_or_titled,
    _word_left_out, _day_and_month, _digit_of_date, _mother_slipped, _place_otherwise,
)  # fmt: skip


def with_errors(one: Particulars, random: Random) -> Particulars:
    """The same person as another office wrote him down: nobody was linked, a quarter names no mother."""
    other = replace(one, mother_id=None, father_id=None, family_id=None, birth_akta_number="", address="")
    if random.random() < WITHOUT_MOTHER:
        other = replace(other, mother_name="", father_name="")
    for change in random.sample(CHANGES, random.randint(1, MOST_ERRORS)):
        other = change(other, random)
    return other


def particulars_of(person: LoadedPerson, family: LoadedFamily) -> Particulars:
    known = {one.name for one in fields(Particulars)}
    said = {name: getattr(person, name) for name in known if hasattr(person, name)}
    return Particulars(
        **said, family_id=family.family_id, address=family.address, village=family.village_code
    )


class Doubles:
    """Hands families on and adds second records of every `every`-th person at the end.

    `pairs` are the true pairs (ids as text, the smaller first); `others` are further people, not doubled, as
    they might be reported anew: (id, particulars with errors).
    """

    def __init__(self, *, every: int, seed: int = 7) -> None:
        self.random = Random(seed)
        self.every = every
        self.pairs: set[tuple[str, str]] = set()
        self.others: list[tuple[UUID, Particulars]] = []

    def added_to(self, families: Iterable[LoadedFamily]) -> Iterator[LoadedFamily]:
        count, chosen, villages = 0, [], []
        for family in families:
            for person in family.members:
                count += 1
                if count % self.every == 0:
                    chosen.append((person, particulars_of(person, family)))
                    villages.append((family.village_code, family.postal_code))
                elif count % self.every == self.every // 2:
                    known = particulars_of(person, family)
                    self.others.append((person.person_id, with_errors(known, self.random)))
            yield family
        for serial, (person, known) in enumerate(chosen):
            # Two in three moved to another village of those offices meanwhile.
            here = serial if self.random.random() < 0.33 else self.random.randrange(len(villages))
            yield self._second(person, known, serial, *villages[here])

    def _second(
        self, person: LoadedPerson, known: Particulars, serial: int, village: str, postal_code: str
    ) -> LoadedFamily:
        wrong = with_errors(known, self.random)
        again = uuid4()
        self.pairs.add(tuple(sorted((str(person.person_id), str(again)))))  # type: ignore[arg-type]
        assert wrong.birth_date is not None
        second = replace(
            person,
            person_id=again,
            # Serials from 5000 on: the generator never gets there on one day.
            nik=f"{nik_prefix(village[:6], wrong.birth_date, Sex(wrong.sex))}{5000 + serial % 5000:04d}",
            name=wrong.name,
            birth_date=wrong.birth_date,
            birth_place=wrong.birth_place,
            mother_id=None,
            mother_name=wrong.mother_name,
            mother_nik="",
            father_id=None,
            father_name=wrong.father_name,
            father_nik="",
            birth_akta_number="",
            relation=1,
            marital_status=1,
            marriage_date=None,
            marriage_number="",
        )
        return LoadedFamily(
            family_id=uuid4(),
            kk_number=f"{village[:6]}3112{serial // 9000:02d}{1000 + serial % 9000:04d}",
            address="Jl. Baru No. 1",
            rt="001",
            rw="001",
            village_code=village,
            postal_code=postal_code,
            since=date(2020, 1, 1),
            members=(second,),
        )
