"""Officers search people: forgiving, ranked, within their own region, and logged without the words."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from django.db import connection

from adminduk.foundation.access.types import Actor, NotAllowed, Scope
from adminduk.foundation.audit.models import Look
from adminduk.register.naming import word_keys
from adminduk.register.queries import search_people
from adminduk.register.searching.words import one_slip_away
from adminduk.register.types import (
    Criterion,
    How,
    Life,
    NothingToSearch,
    Relation,
    SearchCriteria,
    SearchHit,
    SearchPage,
    Sex,
)
from adminduk.register.types.loading import LoadedPerson
from tests import people
from tests.people import BOGOR, CIBINONG, CITEUREUP, a_family, a_person, settle
from tests.register.test_naming import SAME_SOUND

pytestmark = pytest.mark.django_db

BORN = date(1980, 6, 4)
_serials: Iterator[int] = iter(range(100, 10_000))


def lives(
    name: str, born: date = BORN, *, village: str = CIBINONG, sex: Sex = Sex.MALE, **more: Any
) -> LoadedPerson:
    """Somebody alone on his card."""
    serial = next(_serials)
    person = a_person(name, sex, born, Relation.HEAD, serial=serial, kecamatan=village[:6], **more)
    settle(a_family(person, village=village, serial=serial))
    return person


def search(actor: Actor = people.RINA, page: int = 1, **asked: Any) -> SearchPage:
    return search_people(actor=actor, purpose="serve", criteria=SearchCriteria(**asked), page=page)


def names(found: SearchPage) -> list[str]:
    return [hit.name for hit in found.hits]


def hows(hit: SearchHit, criterion: Criterion = Criterion.NAME) -> set[How]:
    return {how for one in hit.matched if one.criterion is criterion for how in one.hows}


@pytest.mark.parametrize(
    ("registered", "asked", "told"),
    [
        ("SOEKARNO", "Sukarno", {How.SPELLING}),
        ("DJOKO SUSILO", "Joko Soesilo", {How.SPELLING}),
        ("TJAHJO KUMOLO", "kumolo cahyo", {How.SPELLING, How.SWAPPED}),
        ("MOCH. RIZKY", "Muhammad Rizki", {How.SPELLING}),
        ("MUHAMMAD RIZKI", "M. Rizki", {How.INITIAL}),
        ("SJAMSUL BAHRI", "Syamsul Bahri", {How.SPELLING}),
        ("H. DADANG SUHENDAR", "Dadang Suhendar", {How.SAME}),
        ("DADANG SUHENDAR", "Drs. H. Dadang Suhendar, S.Pd.", {How.SAME}),
        ("SITI NUR HASANAH", "Siti Nurhasanah", {How.SPELLING}),
        ("SITI NURHASANAH", "Nur Hasanah Siti", {How.SPELLING, How.SWAPPED}),
        ("ASEP SUNANDAR", "Asep Sunadnar", {How.SLIP}),
        ("SUHARTO", "Suharot", {How.SLIP}),
        ("WAHYUNINGSIH", "wahyuni", {How.PART}),
        ("RIZAL RAMLI", "Rijal Ramli", {How.SLIP}),
        ("TATANG", "Tatang", {How.SAME}),
    ],
)
def test_a_name_is_found_however_it_is_written(registered: str, asked: str, told: set[How]) -> None:
    lives(registered)
    lives("BUDI HARTONO")
    found = search(name=asked)
    assert names(found) == [registered]
    assert hows(found.hits[0]) == told


def test_who_is_called_exactly_so_stands_first_and_what_is_alike_behind() -> None:
    for name in ("DEWI LESTARY PUTRI", "DEWI LESTARI", "DEWI LESTARY", "LESTARI DEWI"):
        lives(name, sex=Sex.FEMALE)
    found = search(name="dewi lestari")
    assert names(found) == ["DEWI LESTARI", "LESTARI DEWI", "DEWI LESTARY", "DEWI LESTARY PUTRI"]
    assert [hit.score for hit in found.hits] == sorted((hit.score for hit in found.hits), reverse=True)


def test_everything_that_is_asked_must_agree() -> None:
    one = lives("SITI AMINAH", date(1992, 5, 14), sex=Sex.FEMALE, mother_name="ENOK RUKMINI")
    lives("SITI AMINAH", date(1992, 5, 14), sex=Sex.FEMALE, mother_name="CUCU CAHYATI")
    lives("SITI AMINAH", date(1971, 1, 1), sex=Sex.FEMALE, mother_name="ENOK RUKMINI")
    born = date(1992, 5, 14)
    found = search(name="st. aminah", born_from=born, born_until=born, mother_name="Enok Roekmini")
    assert found.hits[0].person_id == one.person_id
    assert {match.criterion for match in found.hits[0].matched} == {
        Criterion.NAME,
        Criterion.BIRTH_DATE,
        Criterion.MOTHER,
    }
    assert found.hits[0].score > 0.95


def test_a_year_of_birth_is_a_range() -> None:
    lives("AGUS SALIM", date(1984, 12, 31))
    lives("AGUS SALIM", date(1985, 1, 1))
    found = search(name="agus salim", born_from=date(1985, 1, 1), born_until=date(1986, 12, 31))
    assert [hit.birth_date for hit in found.hits] == [date(1985, 1, 1)]


def test_day_and_month_may_have_changed_places() -> None:
    lives("AGUS SALIM", date(1985, 4, 9))
    found = search(name="agus salim", born_from=date(1985, 9, 4), born_until=date(1985, 9, 4))
    assert hows(found.hits[0], Criterion.BIRTH_DATE) == {How.SWAPPED}


def test_a_year_that_is_one_off_is_forgiven_to_a_single_word_when_nobody_was_born_that_day() -> None:
    lives("TATANG", date(1981, 6, 7))
    assert names(search(name="Tatang", born_from=BORN, born_until=BORN)) == ["TATANG"]
    lives("TATANG", BORN)
    found = search(name="Tatang", born_from=BORN, born_until=BORN)
    assert [hit.birth_date for hit in found.hits] == [BORN]


def test_who_is_one_slip_away_by_two_words_is_found_once() -> None:
    lives("SUHATRO SUHARTOM")
    assert names(search(name="Suharto")) == ["SUHATRO SUHARTOM"]


def test_another_second_name_is_found_when_the_birth_date_agrees() -> None:
    lives("SITI RAHMAWATI", BORN, sex=Sex.FEMALE)
    assert search(name="Fitri Rahmawati").hits == ()
    found = search(name="Fitri Rahmawati", born_from=BORN, born_until=BORN)
    assert names(found) == ["SITI RAHMAWATI"]


def test_children_are_found_by_their_mother() -> None:
    lives("BAYU PRATAMA", mother_name="SITI NOERHAYATI")
    assert names(search(mother_name="Siti Nurhayati")) == ["BAYU PRATAMA"]
    assert names(search(mother_name="Nurhayati", name="bayu")) == ["BAYU PRATAMA"]


def test_place_of_birth_sex_and_village_narrow_a_search() -> None:
    lives("ASEP SAEPUDIN", birth_place="Bogor")
    lives("ASEP SAEPUDIN", birth_place="Sukabumi", village=CITEUREUP)
    lives("ASEP SAEPUDIN", birth_place="Bogor", sex=Sex.FEMALE)
    assert [hit.birth_place for hit in search(name="asep saefudin", birth_place="Soekaboemi").hits] == [
        "Sukabumi"
    ]
    assert [hit.sex for hit in search(name="asep saefudin", sex=Sex.FEMALE).hits] == [Sex.FEMALE]
    for place in (CITEUREUP, CITEUREUP[:6]):
        assert [hit.village_code for hit in search(name="asep saefudin", place=place).hits] == [CITEUREUP]


def test_numbers_find_their_owners_and_one_wrong_digit_is_told() -> None:
    family = settle(people.asep_and_siti())
    siti = people.member(family, Relation.WIFE)
    assert names(search(nik=siti.nik)) == ["SITI NURHASANAH"]
    assert sorted(names(search(kk_number=family.kk_number))) == [
        "ASEP SUNANDAR",
        "DEWI LESTARI",
        "SITI NURHASANAH",
    ]
    assert names(search(akta_number=" 3201-lu-20022018-0004")) == ["DEWI LESTARI"]
    wrong = search(nik=siti.nik[:-1] + "9")
    assert names(wrong) == ["SITI NURHASANAH"]
    assert hows(wrong.hits[0], Criterion.NIK) == {How.SLIP}


def test_an_officer_finds_nobody_of_another_region() -> None:
    settle(people.maya())
    assert search(name="Maya Anggraeni").hits == ()
    assert names(search(people.MEGA, name="Maya Anggraini")) == ["MAYA ANGGRAENI"]
    nik = people.maya().members[0].nik
    assert search(nik=nik).hits == ()


def test_a_province_finds_all_its_regions_and_another_none() -> None:
    settle(people.maya(), people.ujang())
    observer = replace(people.RINA, scope=Scope.of("32"))
    assert names(search(observer, name="ujang supriatna")) == ["UJANG SUPRIATNA"]
    assert names(search(observer, name="maya anggraeni")) == ["MAYA ANGGRAENI"]
    assert search(replace(people.RINA, scope=Scope.of("33")), name="maya anggraeni").hits == ()
    assert names(search(replace(people.RINA, scope=Scope.nation()), name="maya anggraeni")) == [
        "MAYA ANGGRAENI"
    ]
    assert search(replace(people.RINA, scope=Scope.none()), name="maya anggraeni").hits == ()


def test_only_who_may_look_people_up_searches() -> None:
    with pytest.raises(NotAllowed):
        search(people.TATANG, name="ujang")


def test_the_trail_keeps_purpose_criteria_and_ids_and_not_the_words() -> None:
    family = settle(people.asep_and_siti())
    search(name="Siti Nurhasanah", born_from=date(1992, 5, 14), born_until=date(1992, 5, 14))
    look = Look.objects.get(elements__contains=["search"])
    assert look.purpose == "serve"
    assert look.actor_id == people.RINA.id
    assert look.elements == ["search", "name", "birth_date"]
    assert look.subject_ids == [str(people.member(family, Relation.WIFE).person_id)]
    search(name="Tidak Ada Orangnya")
    assert Look.objects.filter(elements=["search", "name"], subject_ids=["nobody"]).exists()


def test_a_place_alone_is_too_wide() -> None:
    for asked in ({}, {"place": CIBINONG}, {"sex": Sex.MALE, "birth_place": "Bogor"}, {"name": "M."}):
        with pytest.raises(NothingToSearch):
            search(**asked)


def test_too_many_namesakes_are_said_to_be_too_many() -> None:
    settle(*people.a_crowd(110))
    found = search(name="ibu ramai")
    assert found.too_many
    assert (found.found, found.page, len(found.hits)) == (100, 1, 20)
    few = search(name="bapak ramai", nik=people.a_crowd(1)[0].head.nik)
    assert not few.too_many


def test_pages_follow_each_other_and_a_page_too_far_is_the_last() -> None:
    settle(*people.a_crowd(30))
    first, second, far = (search(page=page, name="ramai", sex=Sex.MALE) for page in (1, 2, 9))
    assert (first.pages, len(first.hits), len(second.hits)) == (2, 20, 10)
    assert far.page == 2
    assert not {one.person_id for one in first.hits} & {one.person_id for one in second.hits}


def test_who_has_died_is_found_and_said_to_be_dead() -> None:
    person = lives("MAMAN ABDURAHMAN")
    with connection.cursor() as cursor:
        cursor.execute("SELECT set_config('adminduk.scope', '3201', true)")
        cursor.execute(
            "UPDATE register_person SET life = 'dead', death_date = '2020-01-01' WHERE person_id = %s",
            [person.person_id],
        )
    (hit,) = search(name="Maman Abdurrahman").hits
    assert hit.life is Life.DEAD


def test_a_name_that_changes_is_found_by_the_new_one_at_once() -> None:
    person = lives("ASEP LAMA")
    with connection.cursor() as cursor:
        cursor.execute("SELECT set_config('adminduk.scope', %s, true)", [BOGOR])
        cursor.execute(
            "UPDATE register_person SET name = 'ASEP ANYAR' WHERE person_id = %s", [person.person_id]
        )
    assert names(search(name="asep anjar")) == ["ASEP ANYAR"]
    assert search(name="asep lama").hits == ()


def sql_keys(written: list[str]) -> list[list[str]]:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT register_name_keys(name) FROM unnest(%s::text[]) WITH ORDINALITY AS said(name, place)"
            " ORDER BY place",
            [written],
        )
        return [keys for (keys,) in cursor.fetchall()]


def test_the_database_and_the_program_hear_every_name_alike() -> None:
    written = [name for row in SAME_SOUND for name in row.split()]
    written += [f"{one}{sign}{other}" for one, other in _odd_pairs() for sign in (" ", ".", ", ", "-", "'")]
    assert sql_keys(written) == [word_keys(name) for name in written]
    assert len(written) > 4000


def _odd_pairs() -> Iterator[tuple[str, str]]:
    from adminduk.register.naming import words

    odd = [
        *sorted(words.BEFORE | words.BEHIND),
        *words.SHORT,
        "ST",
        "S.Pd",
        "S.Kom",
        "A.Md.Keb.",
        "M",
        "",
        "é",
        "ß",
        "İ",
    ]
    usual = ["Soetjipto", "NOER'AINI", "Tjhai", "Mohammed", "JOESOEF", "ST", "Wahyu ST", "x", "\n", "aaa"]
    yield from ((one, other) for one in odd for other in usual)
    yield from ((other, one) for one in odd for other in usual)


def test_every_slip_of_one_letter_is_asked_for() -> None:
    away = set(one_slip_away("SITI"))
    assert {"STI", "SIITI", "SITA", "ISTI", "SITIP"} <= away
    assert "SITI" not in away
