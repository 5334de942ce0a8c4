"""Two people and their children, as most family cards hold them."""

from __future__ import annotations

from dataclasses import dataclass, field

from adminduk.demo.draws import uniform
from adminduk.demo.names import foreigners
from adminduk.demo.population.ages import (
    between,
    draw_births,
    draw_husband_birth,
    draw_marriage,
    still_at_home,
)
from adminduk.demo.population.draft import YEAR, Draft
from adminduk.demo.population.people import FEMALE, MALE, Scene, draw_group, make_adult, make_child

HEAD, HUSBAND, WIFE, CHILD, CHILD_IN_LAW, GRANDCHILD = 1, 2, 3, 4, 5, 6
SINGLE, MARRIED, MARRIED_UNREGISTERED, DIVORCED, DIVORCED_UNREGISTERED, WIDOWED = 1, 2, 3, 4, 5, 6
_MIXED_GROUPS = 0.13
# A birth of the last days is not on the card yet: it is what the office is for.
NOT_YET_REPORTED_DAYS = 21


@dataclass(slots=True)
class Couple:
    husband: Draft
    wife: Draft
    union: int
    children: list[Draft] = field(default_factory=list)


def make_couple(scene: Scene, wife_age: float, *, head: int = HEAD, partner: int = WIFE) -> Couple:
    """Husband and wife of one faith, with the day and the kind of their marriage."""
    random = scene.random
    wife_birth = scene.birth_at(wife_age)
    union = draw_marriage(wife_birth, scene.today, random)
    people = draw_group(scene)
    religion = people.religions.draw(random)
    wife_people = draw_group(scene) if random.random() < _MIXED_GROUPS else people
    husband = make_adult(
        scene,
        people=people,
        sex=MALE,
        birth=draw_husband_birth(wife_birth, union, random),
        religion=religion,
        relation=head,
    )
    wife = make_adult(
        scene, people=wife_people, sex=FEMALE, birth=wife_birth, religion=religion, relation=partner
    )
    marry(scene, husband, wife, union)
    return Couple(husband, wife, union)


def marry(scene: Scene, husband: Draft, wife: Draft, union: int) -> None:
    random = scene.random
    unregistered = random.random() < 0.05 + (0 if scene.urban else 0.05)
    husband.marital = wife.marital = MARRIED_UNREGISTERED if unregistered else MARRIED
    # An estimated birthday moved by months must not make a bride too young.
    husband.marriage = wife.marriage = union


def bear_children(scene: Scene, couple: Couple, *, relation: int = CHILD) -> None:
    """All children of the couple who still stand in its card, eldest first."""
    random = scene.random
    taken: set[str] = {couple.husband.name, couple.wife.name}
    days = draw_births(couple.wife.birth, couple.union, scene.today - NOT_YET_REPORTED_DAYS, random)
    for order, day in enumerate(days, 1):
        sex = MALE if random.random() < 0.512 else FEMALE
        if not still_at_home((scene.today - day) / YEAR, sex, random):
            continue
        couple.children.append(
            make_child(
                scene,
                mother=couple.wife,
                father=couple.husband,
                birth=day,
                order=order,
                relation=relation,
                taken=taken,
                sex=sex,
            )
        )


def absent_father(scene: Scene, mother: Draft, union: int) -> Draft:
    """A father who stands in no card of ours: dead, divorced or gone; only his name is known."""
    birth = draw_husband_birth(mother.birth, union, scene.random)
    return make_adult(
        scene, people=mother.people, sex=MALE, birth=birth, religion=mother.religion, relation=HUSBAND
    )


def absent_mother(scene: Scene, father: Draft) -> Draft:
    birth = int(father.birth + between(scene.random, 0, 6) * YEAR)
    return make_adult(
        scene, people=father.people, sex=FEMALE, birth=birth, religion=father.religion, relation=WIFE
    )


def marry_a_foreigner(scene: Scene, couple: Couple) -> None:
    """Turns one of the two into a foreign holder of a permanent stay permit; the Indonesian is the head."""
    random = scene.random
    nation = uniform(foreigners(), random)
    wife_is_foreign = random.random() < 0.3
    stranger = couple.wife if wife_is_foreign else couple.husband
    native = couple.husband if wife_is_foreign else couple.wife
    native.relation, stranger.relation = HEAD, WIFE if wife_is_foreign else HUSBAND
    stranger.foreign = nation.code
    stranger.name = uniform(nation.female if wife_is_foreign else nation.male, random)
    stranger.birth_place, stranger.birth_region = uniform(nation.birth_places, random), ""
    stranger.registered_in = scene.kecamatan.code
    stranger.estimated = False
    stranger.family_name = ""
    stranger.father_name = uniform(nation.male, random)
    stranger.mother_name = uniform(nation.female, random)
    native.marital = stranger.marital = MARRIED
