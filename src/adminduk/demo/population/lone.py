"""Families without a couple: widows and widowers, the divorced, the old and the young who live alone."""

from __future__ import annotations

from adminduk.demo.population.ages import between, draw_births, draw_marriage, still_at_home
from adminduk.demo.population.couples import (
    CHILD,
    DIVORCED,
    DIVORCED_UNREGISTERED,
    GRANDCHILD,
    HEAD,
    NOT_YET_REPORTED_DAYS,
    SINGLE,
    WIDOWED,
    absent_father,
    absent_mother,
)
from adminduk.demo.population.draft import YEAR, Draft
from adminduk.demo.population.people import FEMALE, MALE, Scene, draw_group, make_adult, make_child


def single_mother(scene: Scene) -> list[Draft]:
    random = scene.random
    mother = single_adult(scene, FEMALE, between(random, 23, 62), HEAD)
    union = draw_marriage(mother.birth, scene.today - int(2 * YEAR), random)
    father = absent_father(scene, mother, union)
    age = mother.age(scene.today)
    if age < 32 and random.random() < 0.12:
        mother.marital = SINGLE
    elif random.random() < (age - 15) / 60:
        mother.marital, mother.marriage = WIDOWED, union
    else:
        registered = random.random() < 0.74
        mother.marital, mother.marriage = (DIVORCED if registered else DIVORCED_UNREGISTERED), union
    ended = scene.today - int(between(random, 0.8, 9) * YEAR)
    days = draw_births(mother.birth, union, min(ended, scene.today - NOT_YET_REPORTED_DAYS), random)
    return [mother, *children_of(scene, mother, father, days, CHILD)]


def single_father(scene: Scene) -> list[Draft]:
    random = scene.random
    father = single_adult(scene, MALE, between(random, 32, 64), HEAD)
    mother = absent_mother(scene, father)
    union = max(
        draw_marriage(mother.birth, scene.today - int(3 * YEAR), random), int(father.birth + 19 * YEAR)
    )
    father.marital, father.marriage = (WIDOWED if random.random() < 0.6 else DIVORCED), union
    days = draw_births(mother.birth, union, scene.today - int(between(random, 1, 8) * YEAR), random)
    return [father, *children_of(scene, mother, father, days, CHILD)]


def grandparent_with_grandchildren(scene: Scene) -> list[Draft]:
    """The parents work in the city or abroad, or died: the children stand in the grandmother's card."""
    random = scene.random
    sex = FEMALE if random.random() < 0.86 else MALE
    head = single_adult(scene, sex, between(random, 56, 76), HEAD)
    head.marital = WIDOWED
    mother = make_adult(
        scene,
        people=head.people,
        sex=FEMALE,
        birth=int(head.birth + between(random, 19, 27) * YEAR),
        religion=head.religion,
        relation=CHILD,
        family=None if head.people.family == "father" and sex == FEMALE else head.family_name,
    )
    union = draw_marriage(mother.birth, scene.today - int(3 * YEAR), random)
    father = absent_father(scene, mother, union)
    days = draw_births(mother.birth, union, scene.today - int(1.5 * YEAR), random)
    young = [day for day in days if scene.today - day < 18 * YEAR][:3]
    return [head, *children_of(scene, mother, father, young, GRANDCHILD)]


def elder_alone(scene: Scene) -> list[Draft]:
    random = scene.random
    sex = FEMALE if random.random() < 0.72 else MALE
    head = single_adult(scene, sex, between(random, 58, 88), HEAD)
    head.marital = WIDOWED if random.random() < 0.82 else DIVORCED
    return [head]


def worker_alone(scene: Scene) -> list[Draft]:
    """A worker in a rented room, mostly from elsewhere, with a card of his own."""
    random = scene.random
    sex = MALE if random.random() < 0.62 else FEMALE
    return [single_adult(scene, sex, between(random, 20, 36), HEAD)]


def single_adult(scene: Scene, sex: int, age: float, relation: int, like: Draft | None = None) -> Draft:
    """An adult without a spouse in the card, of the group and faith of `like` where that is given."""
    people = like.people if like else draw_group(scene)
    religion = like.religion if like else people.religions.draw(scene.random)
    return make_adult(
        scene, people=people, sex=sex, birth=scene.birth_at(age), religion=religion, relation=relation
    )


def children_of(scene: Scene, mother: Draft, father: Draft, days: list[int], relation: int) -> list[Draft]:
    random = scene.random
    taken: set[str] = set()
    children = []
    for order, day in enumerate(days, 1):
        sex = MALE if random.random() < 0.512 else FEMALE
        if relation == CHILD and not still_at_home((scene.today - day) / YEAR, sex, random):
            continue
        children.append(
            make_child(
                scene,
                mother=mother,
                father=father,
                birth=day,
                order=order,
                relation=relation,
                taken=taken,
                sex=sex,
            )
        )
    return children
