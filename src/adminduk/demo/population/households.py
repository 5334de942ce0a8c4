"""The kinds of families that stand on family cards, each a function that thinks up its members."""

from __future__ import annotations

from collections.abc import Callable

from adminduk.demo.draws import Weighted
from adminduk.demo.population.ages import between, draw_husband_birth, draw_marriage, draw_wife_age
from adminduk.demo.population.couples import (
    CHILD_IN_LAW,
    GRANDCHILD,
    SINGLE,
    WIDOWED,
    Couple,
    bear_children,
    make_couple,
    marry,
    marry_a_foreigner,
)
from adminduk.demo.population.draft import YEAR, Draft
from adminduk.demo.population.lone import (
    elder_alone,
    grandparent_with_grandchildren,
    single_adult,
    single_father,
    single_mother,
    worker_alone,
)
from adminduk.demo.population.people import FEMALE, MALE, Scene, draw_group, make_adult

PARENT, PARENT_IN_LAW, OTHER_RELATIVE, HOUSEHOLD_HELP, OTHER = 7, 8, 9, 10, 11
Household = Callable[[Scene], list[Draft]]


def couple_with_children(scene: Scene) -> list[Draft]:
    couple = make_couple(scene, draw_wife_age(scene.random))
    bear_children(scene, couple)
    return _members(couple)


def couple_with_elder(scene: Scene) -> list[Draft]:
    """A widowed parent has moved in: the husband's (orang tua) or the wife's (mertua)."""
    random = scene.random
    couple = make_couple(scene, between(random, 24, 50))
    bear_children(scene, couple)
    child = couple.husband if random.random() < 0.55 else couple.wife
    sex = FEMALE if random.random() < 0.78 else MALE
    gap = between(random, 18, 30) if sex == FEMALE else between(random, 21, 34)
    elder = make_adult(
        scene,
        people=child.people,
        sex=sex,
        birth=max(int(child.birth - gap * YEAR), scene.birth_at(94)),
        religion=child.religion,
        relation=PARENT if child is couple.husband else PARENT_IN_LAW,
        family=child.family_name if (sex == MALE) == (child.people.family == "father") else None,
    )
    elder.marital = WIDOWED
    if sex == FEMALE:
        child.mother, child.mother_name = elder, elder.name
    else:
        child.father, child.father_name = elder, elder.name
    return [*_members(couple), elder]


def three_generations(scene: Scene) -> list[Draft]:
    """A married child stays on with spouse (menantu) and children (cucu)."""
    random = scene.random
    couple = make_couple(scene, between(random, 44, 68))
    bear_children(scene, couple)
    grown = [one for one in couple.children if one.age(scene.today) >= 20.5]
    if not grown:
        return _members(couple)
    married = grown[0]
    young = _marry_off(scene, married)
    bear_children(scene, young, relation=GRANDCHILD)
    partner = young.wife if young.husband is married else young.husband
    return [*_members(couple), partner, *young.children]


def couple_with_others(scene: Scene) -> list[Draft]:
    """A nephew who studies or works here, a sister, or household help who lives in."""
    random = scene.random
    couple = make_couple(scene, between(random, 26, 58))
    bear_children(scene, couple)
    if scene.urban and random.random() < 0.35:
        helper = single_adult(scene, FEMALE, between(random, 18, 48), HOUSEHOLD_HELP)
        helper.marital = WIDOWED if helper.age(scene.today) > 35 else SINGLE
        return [*_members(couple), helper]
    sex = MALE if random.random() < 0.5 else FEMALE
    relation = OTHER_RELATIVE if random.random() < 0.85 else OTHER
    host = couple.husband if random.random() < 0.5 else couple.wife
    guest = single_adult(scene, sex, between(random, 15, 29), relation, like=host)
    return [*_members(couple), guest]


def spouse_elsewhere(scene: Scene) -> list[Draft]:
    """Married, but the wife stands in a card of another regency or works abroad."""
    random = scene.random
    couple = make_couple(scene, between(random, 24, 48))
    bear_children(scene, couple)
    return [couple.husband, *couple.children]


def couple_with_foreigner(scene: Scene) -> list[Draft]:
    couple = make_couple(scene, between(scene.random, 28, 55))
    marry_a_foreigner(scene, couple)
    bear_children(scene, couple)
    head, partner = couple.husband, couple.wife
    if head.foreign:
        head, partner = partner, head
    return [head, partner, *couple.children]


_KINDS: Weighted[Household] = Weighted(
    {
        couple_with_children: 716,
        couple_with_elder: 45,
        three_generations: 62,
        couple_with_others: 24,
        single_mother: 58,
        single_father: 10,
        grandparent_with_grandchildren: 15,
        elder_alone: 34,
        worker_alone: 22,
        spouse_elsewhere: 8,
        couple_with_foreigner: 4,
    }
)


def draw_household(scene: Scene) -> list[Draft]:
    """The members of one family card, the head first."""
    return _KINDS.draw(scene.random)(scene)


def _members(couple: Couple) -> list[Draft]:
    return [couple.husband, couple.wife, *couple.children]


def _marry_off(scene: Scene, child: Draft) -> Couple:
    """Finds a spouse for a grown child of the house."""
    random = scene.random
    if child.sex == MALE:
        birth = min(int(child.birth + between(random, -1, 5) * YEAR), scene.birth_at(19.6))
        union = max(draw_marriage(birth, scene.today, random), int(child.birth + 19.1 * YEAR))
        sex = FEMALE
    else:
        union = draw_marriage(child.birth, scene.today, random)
        birth = draw_husband_birth(child.birth, union, random)
        sex = MALE
    people = child.people if random.random() < 0.8 else draw_group(scene)
    spouse = make_adult(
        scene, people=people, sex=sex, birth=birth, religion=child.religion, relation=CHILD_IN_LAW
    )
    husband, wife = (child, spouse) if child.sex == MALE else (spouse, child)
    union = min(union, scene.today - 45)
    marry(scene, husband, wife, union)
    return Couple(husband, wife, union)
