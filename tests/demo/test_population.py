"""The demo's people: numbers, families and ages as an office would find them."""

from __future__ import annotations

from collections import Counter
from datetime import date
from itertools import islice, pairwise

from adminduk.demo.population import Family, Resident, generate, list_cast
from adminduk.regulations import nik
from adminduk.regulations.families import gap_is_plausible, may_be_head, relation_fits_sex
from adminduk.regulations.law import Law
from adminduk.regulations.names import objections_to_name
from adminduk.regulations.numbers import is_kk_number, parse_akta_number
from adminduk.regulations.objections import Weight
from tests.demo.conftest import TODAY

LAW = Law(on=TODAY, region="3201")
MALE, FEMALE = 1, 2
HEAD, HUSBAND, WIFE, CHILD = 1, 2, 3, 4


def test_the_same_seed_gives_the_same_people_ids_and_numbers(families: tuple[Family, ...]) -> None:
    again = tuple(generate(residents=5_000, today=TODAY))
    assert again == families


def test_another_seed_gives_other_people_but_the_same_cast(families: tuple[Family, ...]) -> None:
    other = tuple(generate(residents=500, today=TODAY, seed=7))
    first = {family.kk_number for family in families if family.of_the_cast}
    assert {family.kk_number for family in other if family.of_the_cast} == first
    assert not {family.head.name for family in other if not family.of_the_cast} <= {
        family.head.name for family in families
    }


def test_about_as_many_residents_as_asked(
    families: tuple[Family, ...], residents: tuple[Resident, ...]
) -> None:
    assert 5_000 <= len(residents) < 5_020
    assert 1_400 <= len(families) <= 1_560


def test_a_million_residents_come_as_a_stream() -> None:
    stream = generate(residents=1_000_000, today=TODAY)
    first = list(islice(stream, 50))
    # All of them live in the first kecamatan: nothing beyond was thought up yet.
    assert {family.kecamatan_code for family in first} == {"320101"}
    stream.close()


def test_families_live_in_every_kecamatan_and_in_real_villages(families: tuple[Family, ...]) -> None:
    from lokal import wilayah

    assert len({family.kecamatan_code for family in families}) == 40
    for family in families:
        village = wilayah.get_wilayah(family.address.village_code)
        assert village is not None and village.postal_code == family.address.postal_code
        assert family.kabkota == "3201"
        assert len(family.address.rt) == len(family.address.rw) == 3


def test_no_number_is_given_twice(families: tuple[Family, ...], residents: tuple[Resident, ...]) -> None:
    assert len({one.nik for one in residents}) == len(residents)
    assert len({one.person_id for one in residents}) == len(residents)
    assert len({family.kk_number for family in families}) == len(families)
    assert len({family.family_id for family in families}) == len(families)
    akta = [one.birth_akta_number for one in residents if parse_akta_number(one.birth_akta_number)]
    assert len(set(akta)) == len(akta) > 500


def test_numbers_stay_unique_when_two_regions_are_made_together() -> None:
    seen: set[str] = set()
    kk: set[str] = set()
    for family in generate(residents=8_000, today=TODAY, kabkota=("3201", "3271")):
        assert family.kk_number not in kk
        kk.add(family.kk_number)
        for one in family.members:
            assert one.nik not in seen
            seen.add(one.nik)
    assert any(number.startswith("3271") for number in kk)


def test_every_nik_is_well_formed_and_few_disagree_with_the_biodata(residents: tuple[Resident, ...]) -> None:
    assert all(nik.objection_to_nik(one.nik) is None for one in residents)
    differ = [one for one in residents if nik.disagreements(one.nik, one.birth_date, one.sex)]
    assert 5 <= len(differ) <= len(residents) * 0.02


def test_some_were_first_registered_elsewhere(residents: tuple[Resident, ...]) -> None:
    elsewhere = sum(not one.nik.startswith("3201") for one in residents)
    assert 0.05 < elsewhere / len(residents) < 0.35


def test_every_kk_number_carries_its_kecamatan_and_recording_day(families: tuple[Family, ...]) -> None:
    for family in families:
        assert is_kk_number(family.kk_number)
        assert family.kk_number.startswith(family.kecamatan_code)
        assert family.kk_number[6:12] == f"{family.issued_on:%d%m%y}"
        assert family.issued_on < TODAY
        if not family.of_the_cast:
            assert family.issued_on.weekday() < 5


def test_a_family_has_one_head_who_stands_first_and_may_be_head(families: tuple[Family, ...]) -> None:
    for family in families:
        assert [one.relation for one in family.members].count(HEAD) == 1
        assert family.head.relation == HEAD
        assert may_be_head(family.head.age_on(TODAY), family.head.marital_status, LAW)


def test_husbands_are_men_and_wives_are_women_and_a_card_holds_one_couple_of_heads(
    families: tuple[Family, ...],
) -> None:
    for family in families:
        assert all(relation_fits_sex(one.relation, one.sex) for one in family.members)
        partners = [one for one in family.members if one.relation in (HUSBAND, WIFE)]
        assert len(partners) <= 1
        for partner in partners:
            assert partner.sex != family.head.sex
            assert partner.marital_status == family.head.marital_status
            assert partner.marriage_date == family.head.marriage_date
            assert partner.marriage_number == family.head.marriage_number


def test_marriages_have_dates_and_registered_ones_a_number(residents: tuple[Resident, ...]) -> None:
    for one in residents:
        if one.marital_status == 1:
            assert one.marriage_date is None and not one.marriage_number
        elif one.marital_status in (2, 3):
            assert one.marriage_date is not None and one.marriage_date < TODAY
            assert bool(one.marriage_number) == (one.marital_status == 2)
            assert one.marriage_date.year - one.birth_date.year >= 15
    assert 60 < sum(one.marital_status == 3 for one in residents) < 400


def test_parents_are_older_than_their_children_by_a_gap_of_life(families: tuple[Family, ...]) -> None:
    for family in families:
        known = {one.person_id: one for one in family.members}
        for one in family.members:
            for parent_id, sex in ((one.mother_id, FEMALE), (one.father_id, MALE)):
                if parent_id is None:
                    continue
                parent = known[parent_id]
                assert parent.sex == sex
                assert gap_is_plausible(parent.birth_date, one.birth_date, LAW)
                if sex == FEMALE and not parent.birth_date_estimated:
                    assert (one.birth_date - parent.birth_date).days / 365.25 < 46


def test_children_of_one_mother_are_twins_or_ten_months_apart(families: tuple[Family, ...]) -> None:
    twins = 0
    for family in families:
        births: dict[object, list[date]] = {}
        for one in family.members:
            if one.mother_id:
                births.setdefault(one.mother_id, []).append(one.birth_date)
        for days in births.values():
            for earlier, later in pairwise(sorted(days)):
                twins += earlier == later
                assert earlier == later or (later - earlier).days > 300
    assert twins >= 2


def test_everybody_knows_the_names_of_his_parents(residents: tuple[Resident, ...]) -> None:
    assert all(one.mother_name and one.father_name for one in residents if not _of_the_cast(one))


def _of_the_cast(one: Resident) -> bool:
    return one.nik in {member.get("nik") for family in list_cast() for member in family.members}


def test_nobody_is_older_than_a_life_or_born_after_today(residents: tuple[Resident, ...]) -> None:
    assert all(0 <= one.age_on(TODAY) <= 100 for one in residents)
    assert all(one.birth_date < TODAY for one in residents)


def test_children_named_since_2022_obey_the_rule_of_names(residents: tuple[Resident, ...]) -> None:
    newest = [one for one in residents if one.birth_date >= date(2022, 4, 21) and one.citizenship == 1]
    assert len(newest) > 200
    for one in newest:
        # An officer would be asked to confirm the Balinese "I"; nothing may be refused.
        objections = objections_to_name(one.name, LAW)
        assert not [each for each in objections if each.weight is Weight.REFUSE], one.name


def test_the_pyramid_is_that_of_a_growing_kabupaten(residents: tuple[Resident, ...]) -> None:
    ages = Counter(min(one.age_on(TODAY) // 10, 7) for one in residents)
    share = {decade: 100 * count / len(residents) for decade, count in ages.items()}
    expected = {0: 16.0, 1: 16.5, 2: 16.5, 3: 17.0, 4: 13.5, 5: 10.5, 6: 7.0, 7: 3.5}
    for decade, about in expected.items():
        assert abs(share[decade] - about) < 2.5, (decade, share[decade])
    women = sum(one.sex == FEMALE for one in residents) / len(residents)
    assert 0.47 < women < 0.54


def test_all_faiths_and_kinds_of_residents_are_there(residents: tuple[Resident, ...]) -> None:
    faiths = Counter(one.religion for one in residents)
    assert set(faiths) == {1, 2, 3, 4, 5, 6, 7}
    assert faiths[1] / len(residents) > 0.85
    foreign = [one for one in residents if one.citizenship == 2]
    assert foreign and all(one.passport_number and one.stay_permit_number for one in foreign)
    assert set(range(1, 10)) <= {one.relation for one in residents}
    assert any(one.birth_date_estimated for one in residents)
    blood = Counter(one.blood_type for one in residents)
    assert blood[13] / len(residents) > 0.5


def test_some_children_and_many_of_the_old_have_no_birth_akta(residents: tuple[Resident, ...]) -> None:
    minors = [one for one in residents if one.age_on(TODAY) < 18]
    without = sum(not one.birth_akta_number for one in minors) / len(minors)
    assert 0.02 < without < 0.12
    elder = [one for one in residents if one.age_on(TODAY) >= 60]
    assert sum(not one.birth_akta_number for one in elder) / len(elder) > 0.7


def test_an_akta_is_never_older_than_its_child_nor_dated_in_the_future(
    residents: tuple[Resident, ...],
) -> None:
    for one in residents:
        akta = parse_akta_number(one.birth_akta_number)
        if akta:
            assert one.birth_date < akta.day < TODAY
            assert (akta.type == "LU") == ((akta.day - one.birth_date).days <= 60)


def test_the_cast_is_in_every_world_however_small() -> None:
    world = tuple(generate(residents=50, today=TODAY, kabkota=("3201", "3271")))
    numbers = {family.kk_number for family in world}
    assert {one.kk_number for one in list_cast()} <= numbers
    siti = next(one for family in world for one in family.members if one.nik == "3201015708960002")
    assert siti.name == "Siti Nurhasannah"


def test_people_of_the_cast_have_nik_that_agree_with_their_biodata() -> None:
    for family in generate(residents=10, today=TODAY, kabkota=("3201", "3271")):
        if family.of_the_cast:
            for one in family.members:
                assert nik.disagreements(one.nik, one.birth_date, one.sex) == (), one.name
