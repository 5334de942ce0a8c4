from __future__ import annotations

from datetime import date
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from adminduk.demo.names import GROUPS, compose_name, draw_family_name, foreigners, group
from adminduk.regulations.law import Law
from adminduk.regulations.names import objections_to_name
from adminduk.regulations.objections import Weight

LAW = Law(on=date(2026, 11, 21), region="3201")
BIG_GROUPS = ("sundanese", "betawi", "javanese")


@pytest.mark.parametrize("key", BIG_GROUPS)
@pytest.mark.parametrize("sex", ["male", "female"])
@pytest.mark.parametrize("generation", ["old", "middle", "young", "new"])
def test_the_big_groups_have_sixty_given_names_for_each_sex_and_generation(
    key: str, sex: str, generation: str
) -> None:
    assert len(getattr(group(key), sex).words[generation]) >= 60


@given(
    key=st.sampled_from(GROUPS),
    sex=st.sampled_from((1, 2)),
    born=st.dates(date(2022, 4, 21), date(2026, 11, 1)),
    seed=st.integers(0, 10_000),
)
def test_a_child_born_since_2022_has_a_name_that_the_law_does_not_refuse(
    key: str, sex: int, born: date, seed: int
) -> None:
    random, people = Random(seed), group(key)
    religion = people.religions.draw(random)
    family = draw_family_name(people, religion, random)
    name = compose_name(people, sex=sex, birth_date=born, religion=religion, random=random, family=family)
    assert not [one for one in objections_to_name(name, LAW) if one.weight is Weight.REFUSE]


@given(
    key=st.sampled_from(GROUPS),
    sex=st.sampled_from((1, 2)),
    year=st.integers(1935, 2026),
    seed=st.integers(0, 999),
)
def test_every_name_is_tidy_and_short_enough(key: str, sex: int, year: int, seed: int) -> None:
    random, people = Random(seed), group(key)
    religion = people.religions.draw(random)
    name = compose_name(
        people,
        sex=sex,
        birth_date=date(year, 6, 1),
        religion=religion,
        random=random,
        family=draw_family_name(people, religion, random),
    )
    assert name == " ".join(name.split())
    assert 2 <= len(name) <= 60
    assert name[0].isupper()
    assert not any(letter.isdigit() for letter in name)


def test_many_of_the_old_carry_one_word() -> None:
    random, people = Random(1), group("sundanese")
    names = [
        compose_name(people, sex=2, birth_date=date(1950, 1, 1), religion=1, random=random)
        for _ in range(200)
    ]
    assert sum(" " not in name for name in names) > 100


def test_a_batak_child_carries_the_marga_and_a_balinese_one_the_order_of_birth() -> None:
    random = Random(2)
    batak = compose_name(
        group("batak"), sex=1, birth_date=date(2015, 1, 1), religion=2, random=random, family="Sitorus"
    )
    bali = compose_name(
        group("balinese"), sex=2, birth_date=date(1990, 1, 1), religion=4, random=random, order=4
    )
    assert batak.endswith(" Sitorus")
    assert bali.startswith("Ni Ketut ")


def test_brothers_and_sisters_do_not_share_a_name() -> None:
    random, people = Random(3), group("balinese")
    taken: set[str] = set()
    for _ in range(30):
        name = compose_name(
            people, sex=1, birth_date=date(2020, 1, 1), religion=4, random=random, order=1, taken=taken
        )
        assert name not in taken
        taken.add(name)


def test_every_homeland_is_a_region_with_kecamatan() -> None:
    from adminduk.demo.population.places import birth_place_name, kecamatan_codes

    for key in GROUPS:
        for code in group(key).homelands.values:
            assert kecamatan_codes(code), code
            assert birth_place_name(code)


def test_foreign_residents_have_names_of_both_sexes() -> None:
    for nation in foreigners():
        assert nation.male and nation.female and nation.birth_places
        assert len(nation.code) == 3
