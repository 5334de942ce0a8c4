"""Whatever happens to families, in whatever order: everybody is in exactly one, and each has its head."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from django.db import connection, transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from adminduk.foundation.access.acting import acting
from adminduk.foundation.refusals import Refused
from adminduk.register.operations import correct_birth, register_birth
from adminduk.register.queries import list_differences
from adminduk.register.types import BirthCorrection, Relation
from tests import people

INSPECTOR = replace(people.LOADER, permissions=frozenset({"audit.view"}))

# A child of the first or second family (or of none), a late akta, a correction of the last birth.
acts = st.lists(
    st.one_of(
        st.tuples(
            st.just("birth"),
            st.sampled_from([0, 1, None]),
            st.sampled_from([people.BAYU, people.MAWAR]),
            st.dates(date(2026, 11, 1), date(2026, 11, 3)),
            st.sampled_from([Relation.CHILD, Relation.GRANDCHILD, Relation.OTHER_RELATIVE]),
        ),
        st.tuples(st.just("late"), st.sampled_from([0, 1])),
        st.tuples(st.just("correct"), st.dates(date(2026, 11, 1), date(2026, 11, 3))),
    ),
    max_size=8,
)


class Undo(Exception):
    """Ends an example, so that the next one finds the register as it was."""


@pytest.mark.django_db
@settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(acts)
def test_after_any_acts_in_any_order_the_families_are_whole(acts: list) -> None:
    families = (people.asep_and_siti(), people.ujang())
    last = None
    with pytest.raises(Undo), transaction.atomic():
        people.settle(*families)
        for act in acts:
            # An act that is refused changes nothing, and the next one goes on.
            try:
                last = do(act, families, last)
            except Refused:
                continue
        with connection.cursor() as cursor:
            cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        assert not outside_exactly_one_family()
        assert not gaps_or_wrong_heads()
        assert list_differences(actor=INSPECTOR, at=people.AT, kabkota=people.BOGOR) == []
        raise Undo


def do(act: tuple, families: tuple, last):
    """One act; answers the last birth with what it answered."""
    match act:
        case ("birth", which, child, born, relation):
            birth = people.a_birth(
                families[which or 0],
                replace(child, birth_date=born),
                family_id=None if which is None else families[which].family_id,
                relation=relation,
            )
            return birth, register_birth(actor=people.HENDRA, at=people.AT, key=None, birth=birth)
        case ("late", which):
            late = people.a_late_akta(families[which].head)
            register_birth(actor=people.HENDRA, at=people.AT, key=None, birth=late)
        case ("correct", born) if last:
            birth, done = last
            correct_birth(
                actor=people.HENDRA,
                at=people.AT,
                correction=BirthCorrection(
                    kabkota=birth.kabkota,
                    office_id=1,
                    person_id=done.person_id,
                    corrects=done.entry_id,
                    child=replace(birth.child, birth_date=born),
                    parentage=birth.parentage,
                    mother=birth.mother,
                    father=birth.father,
                    reason="Tanggal keliru",
                ),
            )
    return last


def asked(question: str) -> list:
    with acting(people.LOADER), connection.cursor() as cursor:
        cursor.execute(question)
        return cursor.fetchall()


def outside_exactly_one_family() -> list:
    return asked(
        """
        SELECT person.name, count(place.family_id) FROM register_person AS person
        LEFT JOIN register_membership AS place ON place.person_id = person.person_id AND upper_inf(place.during)
        WHERE person.life = 'living'
        GROUP BY person.person_id
        HAVING count(place.family_id) <> CASE person.residence WHEN 'resident' THEN 1 ELSE 0 END
        """
    )


def gaps_or_wrong_heads() -> list:
    return asked(
        """
        SELECT family.kk_number FROM register_family AS family
        JOIN register_membership AS place ON place.family_id = family.family_id AND upper_inf(place.during)
        GROUP BY family.family_id
        HAVING (min(place.position), max(place.position), count(DISTINCT place.position))
               <> (1, count(*), count(*))
            OR array_agg(place.person_id) FILTER (WHERE place.relation = 1) <> ARRAY[family.head_id]
        """
    )
