"""The cast of the register: people whose names tell the case (offices and accounts are in `tests.cast`).

Asep and Siti are married and live in Cibinong, Kabupaten Bogor (3201). Maya lives alone in Kota Bogor
(3271), next door and another office. Ujang is grown up and never had a birth akta. Rina verifies, Hendra
approves and Yuni signs in Kabupaten Bogor; Dodi, of Kabupaten Bekasi, must never get in.

`settle(asep_and_siti())` puts a family into the register; `a_birth(family)` is their next child.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any
from uuid import UUID, uuid5

from django.db import connection

from adminduk.foundation.access.types import Actor, Kind, Scope, system
from adminduk.foundation.db.ids import new_id
from adminduk.offices.roles import ADMINISTRATOR, APPROVER, AUDITOR, HEAD, REGISTRAR, VERIFIER, Role
from adminduk.register.numbers import nik_prefix
from adminduk.register.operations import load_families
from adminduk.register.types import Birth, ChildFacts, Parentage, ParentFacts, Relation, Sex
from adminduk.register.types.loading import LoadedFamily, LoadedPerson

# Friday 20 November 2026, ten o'clock in the offices of West Java.
AT = datetime(2026, 11, 20, 3, 0, tzinfo=UTC)
TODAY = date(2026, 11, 20)

BOGOR, KOTA_BOGOR, BEKASI = "3201", "3271", "3216"
OFFICES = {BOGOR: 1, KOTA_BOGOR: 2, BEKASI: 3}
CIBINONG, CITEUREUP, BOGOR_SELATAN = "3201011003", "3201032002", "3271011001"

_NAMES = UUID("6ba7b812-9dad-11d1-80b4-00c04fd430c8")


def officer(name: str, role: Role, kabkota: str = BOGOR, *, more: Sequence[str] = ()) -> Actor:
    """A member of staff, without an account; the same name always has the same id."""
    return Actor(
        kind=Kind.STAFF,
        id=uuid5(_NAMES, name),
        name=name,
        scope=Scope.of(kabkota),
        permissions=role.permissions | frozenset(more),
        office_id=OFFICES[kabkota],
    )


LILIS = officer("Lilis Suryani", REGISTRAR)
RINA = officer("Rina Marlina", VERIFIER)
FAJAR = officer("Fajar Nugraha", VERIFIER)
HENDRA = officer("Hendra Gunawan", APPROVER)
YUNI = officer("Yuni Astuti", HEAD)
TATANG = officer("Tatang Hidayat", ADMINISTRATOR)
INSPECTOR = officer("Sri Wahyuni", AUDITOR)
MEGA = officer("Mega Puspita", APPROVER, KOTA_BOGOR)
DODI = officer("Dodi Setiawan", VERIFIER, BEKASI, more=("case.approve", "register.enter"))
LOADER = system("opening load", Scope.nation(), "register.load")
NOBODY = Actor(kind=Kind.PUBLIC, id=None, name="Publik")


def resident(person_id: UUID | None, account_id: UUID | None = None) -> Actor:
    """Somebody who signed in by phone; sees by himself no region at all."""
    return Actor(
        kind=Kind.RESIDENT, id=None, name="Warga", account_id=account_id or new_id(), person_id=person_id
    )


def a_person(
    name: str,
    sex: Sex,
    born: date,
    relation: Relation,
    *,
    serial: int = 1,
    kecamatan: str = CIBINONG[:6],
    **more: Any,
) -> LoadedPerson:
    """One person with a NIK of that kecamatan; `more` are further columns of `LoadedPerson`."""
    facts = {
        "person_id": new_id(),
        "nik": f"{nik_prefix(kecamatan, born, sex)}{serial:04d}",
        "birth_place": "Bogor",
        "religion": 1,
        "education": 5,
        "occupation": 1,
    }
    return LoadedPerson(name=name, sex=int(sex), birth_date=born, relation=int(relation), **(facts | more))


def a_family(*members: LoadedPerson, village: str = CIBINONG, serial: int = 1) -> LoadedFamily:
    """A family card of 1 July 2015 in `village`, members in the order of the card."""
    return LoadedFamily(
        family_id=new_id(),
        kk_number=f"{village[:6]}010715{serial:04d}",
        address="Kp. Sukamaju",
        rt="001",
        rw="002",
        village_code=village,
        postal_code="16911",
        since=date(2015, 7, 1),
        members=tuple(members),
    )


MARRIED: dict[str, Any] = {
    "marital_status": 2,
    "marriage_date": date(2014, 6, 21),
    "marriage_number": "474/21/VI/2014",
}


def asep_and_siti() -> LoadedFamily:
    """Father, mother and a daughter who has her akta: Cibinong, religion code 1."""
    asep = a_person("ASEP SUNANDAR", Sex.MALE, date(1990, 3, 12), Relation.HEAD, **MARRIED)
    siti = a_person("SITI NURHASANAH", Sex.FEMALE, date(1992, 5, 14), Relation.WIFE, **MARRIED)
    dewi = a_person(
        "DEWI LESTARI",
        Sex.FEMALE,
        date(2018, 2, 3),
        Relation.CHILD,
        birth_akta_number="3201-LU-20022018-0004",
        mother_id=siti.person_id,
        mother_name=siti.name,
        mother_nik=siti.nik,
        father_id=asep.person_id,
        father_name=asep.name,
        father_nik=asep.nik,
    )
    return a_family(asep, siti, dewi, serial=1)


def ujang() -> LoadedFamily:
    """A grown man alone on his card, who never had a birth akta."""
    alone = a_person("UJANG SUPRIATNA", Sex.MALE, date(1985, 8, 17), Relation.HEAD, kecamatan=CITEUREUP[:6])
    return a_family(alone, village=CITEUREUP, serial=2)


def maya() -> LoadedFamily:
    """A woman alone on her card in Kota Bogor, another office's region; religion code 2."""
    alone = a_person(
        "MAYA ANGGRAENI",
        Sex.FEMALE,
        date(1995, 1, 30),
        Relation.HEAD,
        kecamatan=BOGOR_SELATAN[:6],
        religion=2,
    )
    return a_family(alone, village=BOGOR_SELATAN, serial=3)


def a_crowd(count: int, village: str = CIBINONG) -> tuple[LoadedFamily, ...]:
    """`count` couples, all of one age, told apart by their serials: for tests where all come at once."""
    kecamatan = village[:6]
    return tuple(
        a_family(
            a_person(
                "BAPAK RAMAI",
                Sex.MALE,
                date(1991, 4, 5),
                Relation.HEAD,
                serial=n,
                kecamatan=kecamatan,
                **MARRIED,
            ),
            a_person(
                "IBU RAMAI",
                Sex.FEMALE,
                date(1993, 6, 7),
                Relation.WIFE,
                serial=n,
                kecamatan=kecamatan,
                **MARRIED,
            ),
            village=village,
            serial=100 + n,
        )
        for n in range(1, count + 1)
    )


def settle(*families: LoadedFamily) -> LoadedFamily:
    """Puts families into the register as an opening load; answers the first."""
    for _ in load_families(actor=LOADER, at=AT, office_id=1, families=families):
        pass
    with connection.cursor() as cursor:
        # In a test nothing is committed, so what the database looks at then is looked at here.
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        cursor.execute("SET CONSTRAINTS ALL DEFERRED")
    return families[0]


def member(family: LoadedFamily, relation: Relation) -> LoadedPerson:
    return next(one for one in family.members if one.relation == relation)


def parent(person: LoadedPerson) -> ParentFacts:
    return ParentFacts(name=person.name, person_id=person.person_id, nik=person.nik or "")


BAYU = ChildFacts(
    name="BAYU PRATAMA",
    sex=Sex.MALE,
    birth_date=date(2026, 11, 10),
    birth_place="Bogor",
    birth_time="04:15",
    birth_region=BOGOR,
    order=2,
    weight_grams=3100,
    length_cm=49,
)
MAWAR = replace(BAYU, name="MAWAR PRATIWI", sex=Sex.FEMALE)


def a_birth(family: LoadedFamily, child: ChildFacts = BAYU, **changes: Any) -> Birth:
    """The next child of a family, reported in time at the office of its card."""
    wife = next((one for one in family.members if one.relation == Relation.WIFE), None)
    birth = Birth(
        kabkota=family.kabkota,
        office_id=OFFICES[family.kabkota],
        registered_on=TODAY,
        child=child,
        parentage=Parentage.MARRIED,
        mother=parent(wife) if wife else None,
        father=parent(family.head) if family.head.sex == Sex.MALE else None,
        family_id=family.family_id,
        legal_basis=("UU 24/2013 art. 27",),
    )
    return replace(birth, **changes)


def a_late_akta(person: LoadedPerson, **changes: Any) -> Birth:
    """The akta of somebody who is in the register already; his parents are only named."""
    birth = Birth(
        kabkota=BOGOR,
        office_id=OFFICES[BOGOR],
        registered_on=TODAY,
        child=ChildFacts(
            name=person.name,
            sex=Sex(person.sex),
            birth_date=person.birth_date,
            birth_place=person.birth_place,
        ),
        parentage=Parentage.MARRIED,
        mother=ParentFacts(name="ENOK RUKMINI"),
        father=ParentFacts(name="DADANG SUHENDAR"),
        family_id=None,
        subject_id=person.person_id,
        late=True,
        late_decision="470/113/2026",
    )
    return replace(birth, **changes)
