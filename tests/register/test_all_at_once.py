"""Many at once, for real: numbers stay distinct and without gaps, and nobody waits in a circle."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from functools import partial
from itertools import cycle

import pytest

from adminduk.foundation.access.acting import acting
from adminduk.foundation.journal.models import Sealed
from adminduk.foundation.journal.sealer import seal_waiting
from adminduk.register.models import Membership, Person
from adminduk.register.operations import correct_birth, register_birth, register_stillbirth
from adminduk.register.types import (
    BirthCorrection,
    BirthRegistered,
    ChildFacts,
    NikUsedUp,
    Relation,
    Stillbirth,
)
from tests import people
from tests.together import at_once, failures

pytestmark = pytest.mark.django_db(transaction=True)


def a_birth_in(family, key: str, **changes: object) -> Callable[[], BirthRegistered]:
    birth = people.a_birth(family, **changes)
    return partial(register_birth, actor=people.HENDRA, at=people.AT, key=key, birth=birth)


def serials(numbers: list[str]) -> list[int]:
    return sorted(int(number[-4:]) for number in numbers)


def test_sixteen_births_of_one_day_in_one_kecamatan_are_numbered_one_to_sixteen() -> None:
    families = people.a_crowd(16)
    people.settle(*families)

    done = at_once(*(a_birth_in(family, str(n)) for n, family in enumerate(families)))

    assert failures(done) == []
    assert serials([one.nik for one in done]) == list(range(1, 17))
    assert serials([one.akta_number for one in done]) == list(range(1, 17))
    assert len({one.nik[:12] for one in done}) == 1


def test_children_who_come_into_one_family_at_once_stand_one_behind_the_other() -> None:
    family = people.settle(people.asep_and_siti())
    # Six of one mother: none is born within a day of another one.
    born = [replace(people.BAYU, birth_date=date(2026, 11, day)) for day in range(1, 13, 2)]
    done = at_once(*(a_birth_in(family, str(n), child=child) for n, child in enumerate(born)))
    assert failures(done) == []
    with acting(people.LOADER):
        places = Membership.objects.filter(family_id=family.family_id).values_list("position", flat=True)
        assert sorted(places) == list(range(1, 10))


def test_the_same_key_from_many_hands_is_one_birth() -> None:
    family = people.settle(people.asep_and_siti())
    done = at_once(*([a_birth_in(family, "the same")] * 6))
    assert failures(done) == []
    assert len(set(done)) == 1
    with acting(people.LOADER):
        assert Person.objects.filter(name="BAYU PRATAMA").count() == 1


def test_those_who_fail_leave_no_gap() -> None:
    families = people.a_crowd(8)
    people.settle(*families)

    def fails(family) -> None:
        with acting(people.HENDRA):
            register_birth(actor=people.HENDRA, at=people.AT, key=None, birth=people.a_birth(family))
            raise OSError("the power went off")

    acts = [
        a_birth_in(family, str(n)) if n % 2 else partial(fails, family) for n, family in enumerate(families)
    ]
    done = [one for one in at_once(*acts) if isinstance(one, BirthRegistered)]
    assert serials([one.nik for one in done]) == [1, 2, 3, 4]
    assert serials([one.akta_number for one in done]) == [1, 2, 3, 4]


def test_when_two_serials_are_left_two_get_them_and_the_others_take_nothing() -> None:
    families = people.a_crowd(4)
    people.settle(*families)
    from adminduk.register.models import NumberCounter

    NumberCounter.objects.create(prefix="nik/320101101126", last=9997)
    answers = at_once(*(a_birth_in(family, str(n)) for n, family in enumerate(families)))
    done = [one for one in answers if isinstance(one, BirthRegistered)]
    assert serials([one.nik for one in done]) == [9998, 9999]
    assert [type(one) for one in failures(answers)] == [NikUsedUp, NikUsedUp]
    assert serials([one.akta_number for one in done]) == [1, 2]


def test_all_kinds_of_entries_in_any_order_never_wait_in_a_circle() -> None:
    """Births of several days and kecamatan, late akta, corrections and stillbirths, with a sealer."""
    here, there = people.a_crowd(4), people.a_crowd(4, village=people.CITEUREUP)
    people.settle(*here, *there)
    families = [family for pair in zip(here, there, strict=True) for family in pair]
    known = at_once(*(a_birth_in(family, f"before {n}") for n, family in enumerate(families)))
    assert failures(known) == []

    days = cycle([date(2026, 11, 10), date(2026, 11, 9), date(2026, 11, 8)])
    births = [
        a_birth_in(family, f"now {n}", child=_girl(n // len(families), next(days)), late=n % 2 == 0)
        for n, family in enumerate([*families, *reversed(families)])
    ]
    late = [
        partial(
            register_birth,
            actor=people.HENDRA,
            at=people.AT,
            key=f"late {n}",
            birth=people.a_late_akta(people.member(family, Relation.WIFE)),
        )
        for n, family in enumerate(families)
    ]
    corrections = [
        partial(
            correct_birth, actor=people.HENDRA, at=people.AT, key=f"right {n}", correction=_right(one, family)
        )
        for n, (one, family) in enumerate(zip(known, families, strict=True))
    ]
    letters = [
        partial(
            register_stillbirth,
            actor=people.HENDRA,
            at=people.AT,
            key=f"still {n}",
            stillbirth=_still(family),
        )
        for n, family in enumerate(families)
    ]
    sealers = [partial(seal_waiting, at=people.AT)] * 2
    answers = at_once(*births, *late, *corrections, *letters, *sealers)

    assert failures(answers) == []
    seal_waiting(at=people.AT)
    with acting(people.LOADER):
        seqs = list(Sealed.objects.filter(chain=people.BOGOR).order_by("seq").values_list("seq", flat=True))
    made = len(families) + len(known) + len(births) + len(late) + len(corrections) + len(letters)
    assert seqs == list(range(1, made + 1))


def _girl(which: int, born: date) -> ChildFacts:
    """Of one mother and day only children with other names are entered."""
    return replace(people.MAWAR, name=("MAWAR PRATIWI", "INTAN KOMALA")[which], birth_date=born)


def _right(done: BirthRegistered, family) -> BirthCorrection:
    birth = people.a_birth(family)
    return BirthCorrection(
        kabkota=birth.kabkota,
        office_id=birth.office_id,
        person_id=done.person_id,
        corrects=done.entry_id,
        child=replace(birth.child, name="BAYU PERDANA"),
        parentage=birth.parentage,
        mother=birth.mother,
        father=birth.father,
        reason="Nama salah ketik",
    )


def _still(family) -> Stillbirth:
    birth = people.a_birth(family)
    assert birth.mother is not None
    return Stillbirth(
        kabkota=birth.kabkota,
        office_id=birth.office_id,
        registered_on=birth.registered_on,
        child=birth.child,
        mother=birth.mother,
        father=birth.father,
        weeks=30,
    )
