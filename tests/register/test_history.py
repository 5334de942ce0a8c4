"""The register as of any day, and as it was known on any day. What was known before is never destroyed."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from typing import Any, ClassVar
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from adminduk.foundation.access.types import Scope
from adminduk.foundation.audit.models import Look
from adminduk.register.book import Book
from adminduk.register.events import DECISIONS
from adminduk.register.operations import correct_birth, enter, load_families, register_birth
from adminduk.register.queries import (
    find_home_as_of,
    get_family,
    get_family_as_of,
    get_person,
    get_person_as_of,
    list_history,
)
from adminduk.register.rebuild import Change
from adminduk.register.timeline import Step, stood
from adminduk.register.types import (
    BirthCorrection,
    Death,
    Event,
    FamilyNotActive,
    Life,
    LoadedFamily,
    PersonNotFound,
    Relation,
)
from tests import people

PURPOSE = "check"
# Asep dies on 10 November; the office hears of it on the 18th.
DIED, HEARD = date(2026, 11, 10), datetime(2026, 11, 18, 2, 0, tzinfo=UTC)


@dataclass(frozen=True, slots=True, kw_only=True)
class NewReligion(Event):
    kind: ClassVar[str] = "test_religion"
    person_id: UUID
    religion: int

    def people(self) -> tuple[UUID, ...]:
        return (self.person_id,)


def convert(event: NewReligion, book: Book) -> None:
    book.living(event.person_id).religion = event.religion


@pytest.fixture(autouse=True)
def _religion(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(DECISIONS, NewReligion, convert)


def asep_dies(family: LoadedFamily) -> None:
    event = Death(
        kabkota=people.BOGOR,
        office_id=1,
        registered_on=HEARD.date(),
        effective_on=DIED,
        person_id=family.members[0].person_id,
        place="Bogor",
        legal_basis=("UU 24/2013 art. 44",),
    )
    enter(actor=people.HENDRA, at=HEARD, key=None, event=event)


def a_family() -> LoadedFamily:
    family = people.asep_and_siti()
    loaded = datetime(2026, 1, 5, tzinfo=UTC)
    for _ in load_families(actor=people.LOADER, at=loaded, office_id=1, families=[family]):
        pass
    return family


def then(who: UUID, **times: Any) -> Any:
    return get_person_as_of(actor=people.HENDRA, purpose=PURPOSE, person_id=who, **times)


def card(family_id: UUID, **times: Any) -> Any:
    return get_family_as_of(actor=people.HENDRA, purpose=PURPOSE, family_id=family_id, **times)


# Legal time and what was known


@pytest.mark.django_db
def test_a_death_counts_from_its_day_though_the_office_heard_of_it_later() -> None:
    family = a_family()
    asep = family.members[0].person_id
    asep_dies(family)
    assert then(asep, on=DIED - timedelta(days=1)).life is Life.LIVING
    assert then(asep, on=DIED).life is Life.DEAD
    # On the 12th he was dead, and on the 12th nobody knew.
    the_12th = datetime(2026, 11, 12, tzinfo=UTC)
    assert then(asep, on=the_12th.date()).life is Life.DEAD
    assert then(asep, on=the_12th.date(), known_at=the_12th).life is Life.LIVING
    assert then(asep, known_at=HEARD).life is Life.DEAD


@pytest.mark.django_db
def test_an_old_family_card_is_as_it_was_with_its_number_and_its_head() -> None:
    family = a_family()
    siti = family.members[1].person_id
    asep_dies(family)
    old = card(family.family_id, on=DIED - timedelta(days=1))
    assert (old.kk_number, old.head.name) == (family.kk_number, "ASEP SUNANDAR")
    assert [(one.person.name, one.relation) for one in old.members] == [
        ("ASEP SUNANDAR", Relation.HEAD),
        ("SITI NURHASANAH", Relation.WIFE),
        ("DEWI LESTARI", Relation.CHILD),
    ]
    assert old.members[1].person.marital_status == 2
    with pytest.raises(FamilyNotActive):
        card(family.family_id, on=DIED)
    new = find_home_as_of(actor=people.HENDRA, purpose=PURPOSE, person_id=siti, on=DIED)
    assert new is not None
    assert new != family.family_id
    assert card(new, on=DIED).members[0].person.marital_status == 6


@pytest.mark.django_db
def test_what_was_known_of_a_card_is_known_for_ever() -> None:
    family = a_family()
    asep_dies(family)
    as_known = card(family.family_id, known_at=HEARD - timedelta(seconds=1))
    assert len(as_known.members) == 3
    assert as_known.head.name == "ASEP SUNANDAR"


@pytest.mark.django_db
def test_today_and_the_current_tables_say_the_same() -> None:
    family = a_family()
    asep_dies(family)
    for one in family.members:
        now = get_person(actor=people.HENDRA, purpose=PURPOSE, person_id=one.person_id)
        assert then(one.person_id) == now
        assert then(one.person_id, on=people.TODAY) == now
    home = find_home_as_of(actor=people.HENDRA, purpose=PURPOSE, person_id=family.members[1].person_id)
    assert home is not None
    assert card(home) == get_family(actor=people.HENDRA, purpose=PURPOSE, family_id=home)


@pytest.mark.django_db
def test_nobody_was_there_before_his_birth() -> None:
    family = a_family()
    dewi = family.members[2]
    with pytest.raises(PersonNotFound):
        then(dewi.person_id, on=dewi.birth_date - timedelta(days=1))
    assert then(dewi.person_id, on=dewi.birth_date).name == "DEWI LESTARI"
    assert len(card(family.family_id, on=dewi.birth_date - timedelta(days=1)).members) == 2


@pytest.mark.django_db
def test_a_correction_leaves_what_was_written_first() -> None:
    family = a_family()
    birth = people.a_birth(family)
    born = register_birth(actor=people.HENDRA, at=people.AT, key="1", birth=birth)
    later = people.AT + timedelta(hours=2)
    correct_birth(
        actor=people.HENDRA,
        at=later,
        correction=BirthCorrection(
            kabkota=people.BOGOR,
            office_id=1,
            person_id=born.person_id,
            corrects=born.entry_id,
            child=replace(people.BAYU, name="BAYU PERDANA"),
            parentage=birth.parentage,
            mother=birth.mother,
            father=None,
            reason="Nama salah ketik",
        ),
    )
    assert then(born.person_id).name == "BAYU PERDANA"
    assert then(born.person_id, known_at=people.AT).name == "BAYU PRATAMA"
    first, second = list_history(actor=people.HENDRA, purpose=PURPOSE, person_id=born.person_id)
    assert (first.kind, second.kind, second.corrects) == ("birth", "birth_correction", first.entry_id)
    name = next(one for one in second.changes if one.column == "name")
    assert (name.before, name.after) == ("BAYU PRATAMA", "BAYU PERDANA")


@pytest.mark.django_db
def test_what_is_registered_late_takes_its_place_in_legal_time() -> None:
    """Registered on the 20th for 1 November, after an entry for the 15th: on the 10th the first counts, on
    the 16th the second."""
    family = a_family()
    siti = family.members[1].person_id
    for religion, on in ((3, date(2026, 11, 15)), (2, date(2026, 11, 1))):
        event = NewReligion(
            kabkota=people.BOGOR,
            office_id=1,
            registered_on=people.TODAY,
            effective_on=on,
            person_id=siti,
            religion=religion,
        )
        enter(actor=people.HENDRA, at=people.AT, key=None, event=event)
    assert [then(siti, on=date(2026, 11, day)).religion for day in (1, 10, 16)] == [2, 2, 3]
    assert then(siti, on=date(2026, 10, 31)).religion == 1


# The list of entries


@pytest.mark.django_db
def test_the_history_says_what_changed_from_what_to_what_by_whom_and_by_which_law() -> None:
    family = a_family()
    asep_dies(family)
    load, death = list_history(actor=people.HENDRA, purpose=PURPOSE, person_id=family.members[0].person_id)
    assert (load.kind, load.revision, death.kind, death.revision) == ("opening_load", 1, "death", 2)
    changed = {(one.table, one.column): (one.before, one.after) for one in death.changes}
    assert changed["person", "life"] == ("living", "dead")
    assert changed["membership", "until"] == (None, "2026-11-10")
    assert (death.officer, death.legal_basis, death.office_id) == (
        "Hendra Gunawan",
        ("UU 24/2013 art. 44",),
        1,
    )
    assert (death.effective_on, death.registered_on, death.recorded_at) == (DIED, HEARD.date(), HEARD)


@pytest.mark.django_db
def test_the_history_of_a_card_names_who_came_and_went() -> None:
    family = a_family()
    asep_dies(family)
    entries = list_history(actor=people.HENDRA, purpose=PURPOSE, family_id=family.family_id)
    assert [one.kind for one in entries] == ["opening_load", "death"]
    left = [one for one in entries[1].changes if (one.table, one.column) == ("membership", "until")]
    assert len(left) == 3


@pytest.mark.django_db
def test_another_office_sees_no_history_and_every_look_is_logged() -> None:
    family = a_family()
    asep = family.members[0].person_id
    with pytest.raises(PersonNotFound):
        get_person_as_of(actor=people.DODI, purpose=PURPOSE, person_id=asep)
    with pytest.raises(FamilyNotActive):
        get_family_as_of(actor=people.DODI, purpose=PURPOSE, family_id=family.family_id)
    assert list_history(actor=people.DODI, purpose=PURPOSE, person_id=asep) == []
    before = Look.objects.filter(purpose="history test").count()
    get_person_as_of(actor=people.HENDRA, purpose="history test", person_id=asep)
    looks = Look.objects.filter(purpose="history test")
    assert looks.count() == before + 1
    assert looks.first().subject_ids == [str(asep)]


@pytest.mark.django_db
def test_a_region_sees_the_past_of_who_lives_there_now_whoever_entered_it() -> None:
    family = a_family()
    province = replace(people.HENDRA, scope=Scope.of("32"))
    assert list_history(actor=province, purpose=PURPOSE, person_id=family.members[0].person_id)


# The fold, for any history


def steps(*days: tuple[int, int]) -> list[Step]:
    """Each entry's legal day and moment (both days of November); it sets `name` to its number."""
    made = []
    for revision, (effective, recorded) in enumerate(days, 1):
        columns = {"person_id": "p", "revision": revision, "name": revision}
        change = Change("person", "p", revision, columns, f"e{revision}", "")
        at = datetime(2026, 11, recorded, tzinfo=UTC)
        made.append(Step(change, date(2026, 11, effective), at))
    return made


DAYS = st.lists(st.tuples(st.integers(1, 28), st.integers(1, 28)), min_size=1, max_size=8)


@given(DAYS)
def test_everything_known_is_the_last_entry_that_was_made(days: list[tuple[int, int]]) -> None:
    row = stood(steps(*days))
    assert row is not None
    assert row["name"] == row["revision"] == len(days)


@given(DAYS, st.integers(1, 28), st.integers(1, 28), st.tuples(st.integers(1, 28), st.integers(1, 28)))
def test_a_later_entry_never_changes_what_was_known_before(days, on, known, more) -> None:
    known_at = datetime(2026, 11, known, tzinfo=UTC)
    more = (more[0], min(28, max(more[1], known + 1)))
    if more[1] <= known:
        return
    times = {"on": date(2026, 11, on), "known_at": known_at}
    assert stood(steps(*days), **times) == stood(steps(*days, more), **times)


@given(DAYS, st.integers(1, 28))
def test_on_a_legal_day_nothing_counts_that_was_not_yet_so(days, on) -> None:
    row = stood(steps(*days), on=date(2026, 11, on))
    if row is None:
        assert on < days[0][0]
    else:
        made = days[row["name"] - 1]
        assert row["name"] == 1 or made[0] <= on
        # Of all that was so by then, nothing has a later legal day.
        assert all(max(day, days[0][0]) <= max(made[0], days[0][0]) for day, _ in days[1:] if day <= on)
