"""Making one person: group, faith, origin, name and the names of parents who are not at hand."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cache
from random import Random

from adminduk.demo.draws import uniform
from adminduk.demo.names import Group, compose_name, draw_family_name, group
from adminduk.demo.population.ages import between
from adminduk.demo.population.draft import YEAR, Draft
from adminduk.demo.population.nation import is_at_home, peoples_of
from adminduk.demo.population.places import Kecamatan, birth_place_name, kecamatan_codes

MALE, FEMALE = 1, 2
# Share of adults who came from elsewhere, and were first registered there: around Bogor, then anywhere.
_CAME_FROM_ELSEWHERE = {
    "sundanese": 0.16,
    "betawi": 0.42,
    "javanese": 0.66,
    "batak": 0.78,
    "minang": 0.74,
    "chinese": 0.45,
    "balinese": 0.85,
    "papuan": 0.9,
}
_AT_HOME, _FAR_FROM_HOME = 0.11, 0.62
_BORN_IN_JAKARTA = 0.09
_MARRIED_INTO_KECAMATAN = 0.2
_NEIGHBOUR = {"3201": "3271", "3271": "3201"}
# Of the elder, many know only the year: the register then says 1 July and marks it.
_ESTIMATED_BORN_BEFORE, _ESTIMATED_SHARE = 1965, 0.11


@dataclass(slots=True)
class Scene:
    """Where and when a family is thought up. `today` is an ordinal."""

    random: Random
    today: int
    kecamatan: Kecamatan
    urban: bool = True

    def birth_at(self, age: float) -> int:
        """A day of birth for somebody of `age` years."""
        return int(self.today - age * YEAR)


def draw_group(scene: Scene) -> Group:
    """One of the peoples who live there."""
    return group(peoples_of(scene.kecamatan.kabkota).draw(scene.random))


@cache
def _came_from_elsewhere(people: str, kabkota: str) -> float:
    if kabkota in _NEIGHBOUR:
        return _CAME_FROM_ELSEWHERE[people]
    return _AT_HOME if is_at_home(people, kabkota) else _FAR_FROM_HOME


def make_adult(
    scene: Scene,
    *,
    people: Group,
    sex: int,
    birth: int,
    religion: int,
    relation: int,
    family: str | None = None,
) -> Draft:
    """An adult with origin, name and the names of his parents; `family` when it is known already."""
    random = scene.random
    one = Draft(people=people, sex=sex, birth=birth, religion=religion, relation=relation)
    year = date.fromordinal(birth).year
    if year < _ESTIMATED_BORN_BEFORE and random.random() < _ESTIMATED_SHARE:
        one.estimated = True
        one.birth = date(year, 7, 1).toordinal()
    _give_origin(scene, one)
    one.family_name = draw_family_name(people, religion, random) if family is None else family
    christen(scene, one)
    name_parents(scene, one)
    return one


def make_child(
    scene: Scene,
    *,
    mother: Draft,
    father: Draft,
    birth: int,
    order: int,
    relation: int,
    taken: set[str],
    sex: int | None = None,
) -> Draft:
    """A child of two drafts: the father's group, and the family name as that group hands it on."""
    random = scene.random
    people = father.people if not father.foreign else mother.people
    if sex is None:
        sex = MALE if random.random() < 0.512 else FEMALE
    one = Draft(people=people, sex=sex, birth=birth, religion=mother.religion, relation=relation)
    one.mother, one.father, one.order = mother, father, order
    if people.family == "father":
        one.family_name = father.family_name
    elif people.family == "mother" and mother.people is people:
        one.family_name = mother.family_name
    _give_child_origin(scene, one)
    christen(scene, one, taken)
    taken.add(one.name)
    return one


def christen(scene: Scene, one: Draft, taken: set[str] | frozenset[str] = frozenset()) -> None:
    one.name = compose_name(
        one.people,
        sex=one.sex,
        birth_date=date.fromordinal(one.birth),
        religion=one.religion,
        random=scene.random,
        family=one.family_name,
        order=one.order,
        taken=taken,
    )


def name_parents(scene: Scene, one: Draft) -> None:
    """Names of parents who live elsewhere or not at all any more."""
    random, people = scene.random, one.people
    own = one.family_name
    inherits = people.family
    other = draw_family_name(people, one.religion, random)
    father_born = date.fromordinal(int(one.birth - between(random, 21, 38) * YEAR))
    mother_born = date.fromordinal(int(one.birth - between(random, 17, 33) * YEAR))
    one.father_name = compose_name(
        people,
        sex=MALE,
        birth_date=father_born,
        religion=one.religion,
        random=random,
        family=own if inherits == "father" else other,
    )
    one.mother_name = compose_name(
        people,
        sex=FEMALE,
        birth_date=mother_born,
        religion=one.religion,
        random=random,
        family=own if inherits == "mother" else other,
    )


def _give_origin(scene: Scene, one: Draft) -> None:
    random, here = scene.random, scene.kecamatan
    if random.random() < _came_from_elsewhere(one.people.key, here.kabkota):
        if here.kabkota in _NEIGHBOUR and random.random() < 0.22 and scene.today - one.birth < 45 * YEAR:
            home = f"317{1 + int(random.random() * 5)}"
        else:
            home = one.people.homelands.draw(random)
        one.birth_region = home
        one.birth_place = birth_place_name(home)
        # Half of them came before the NIK did, and got theirs here.
        if random.random() < 0.55:
            one.registered_in = uniform(kecamatan_codes(home), random)
            return
    else:
        neighbour = _NEIGHBOUR.get(here.kabkota)
        one.birth_region = neighbour if neighbour and random.random() < 0.07 else here.kabkota
        one.birth_place = birth_place_name(one.birth_region)
    moved = random.random() < _MARRIED_INTO_KECAMATAN
    one.registered_in = uniform(kecamatan_codes(here.kabkota), random) if moved else here.code


def _give_child_origin(scene: Scene, one: Draft) -> None:
    random, here = scene.random, scene.kecamatan
    if random.random() < _BORN_IN_JAKARTA and scene.urban and here.kabkota in _NEIGHBOUR:
        one.birth_region = f"317{1 + int(random.random() * 5)}"
    else:
        neighbour = _NEIGHBOUR.get(here.kabkota)
        one.birth_region = neighbour if neighbour and random.random() < 0.12 else here.kabkota
    one.birth_place = birth_place_name(one.birth_region)
    one.registered_in = here.code
    if random.random() < 0.06:
        one.registered_in = uniform(kecamatan_codes(here.kabkota), random)
