"""A family of Bogor for the tests of services: Siti is married to Asep, her mother-in-law Imas lives with them."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from uuid import UUID, uuid5

from adminduk.casework.facts import Assurance, Channel, Facts, RegionFact
from adminduk.register.types import Citizenship, Family, Life, Member, Person, Relation, Residence, Sex
from adminduk.regulations.law import Law

NAMESPACE = UUID("6f1b8a52-6a3e-4a9b-9f6e-1d7a5a0c2b11")
TODAY = date(2026, 11, 21)
BOGOR = "3201"


def person(name: str, nik: str, sex: Sex, born: date, **changes: object) -> Person:
    """An Indonesian of Bogor, married and registered, unless told otherwise."""
    usual = Person(
        person_id=uuid5(NAMESPACE, name),
        nik=nik,
        name=name,
        sex=sex,
        birth_date=born,
        birth_date_estimated=False,
        birth_place="BOGOR",
        citizenship=Citizenship.INDONESIAN,
        life=Life.LIVING,
        residence=Residence.RESIDENT,
        kabkota=BOGOR,
        religion=1,
        blood_type=None,
        education=5,
        occupation=2,
        marital_status=2,
        marriage_date=None,
        marriage_number="",
        birth_akta_number="3201-LU-01011990-0001",
        mother_id=None,
        mother_name="IMAS",
        mother_nik="",
        father_id=None,
        father_name="UDIN",
        father_nik="",
        passport_number="",
        stay_permit_number="",
    )
    return replace(usual, **changes)


SITI = person("SITI NURHASANAH", "3201015203940002", Sex.FEMALE, date(1994, 3, 12))
ASEP = person("ASEP SAEPUDIN", "3201010107920007", Sex.MALE, date(1992, 7, 1))
IMAS = person(
    "IMAS", "3201014508600001", Sex.FEMALE, date(1960, 8, 5), birth_akta_number="", marital_status=6
)
# Dewi lives in Bandung.
DEWI = person("DEWI LESTARI", "3273015006950004", Sex.FEMALE, date(1995, 6, 10), kabkota="3273")


def family(*members: tuple[Person, Relation], kk: str = "3201011203160115", kabkota: str = BOGOR) -> Family:
    return Family(
        family_id=uuid5(NAMESPACE, kk),
        kk_number=kk,
        head_id=members[0][0].person_id,
        address="KP. CIBULUH",
        rt="001",
        rw="002",
        village_code="3201011001",
        postal_code="16151",
        kabkota=kabkota,
        members=tuple(Member(one, relation, place) for place, (one, relation) in enumerate(members, start=1)),
    )


def household(wife: Person = SITI, husband: Person = ASEP) -> Family:
    return family((husband, Relation.HEAD), (wife, Relation.WIFE), (IMAS, Relation.PARENT))


def registered_couple() -> tuple[Person, Person]:
    """Siti and Asep with the number of their marriage book in the register."""
    marriage = {"marriage_number": "123/45/VI/2015", "marriage_date": date(2015, 6, 20)}
    return replace(SITI, **marriage), replace(ASEP, **marriage)


def facts(**changes: object) -> Facts:
    """Siti reports at the counter of Bogor on 21 November 2026; she is the mother."""
    card = changes.pop("family", household())
    usual = Facts(
        law=Law(on=TODAY, region=BOGOR),
        reported_on=TODAY,
        kabkota=BOGOR,
        zone="WIB",
        channel=Channel.COUNTER,
        assurance=Assurance.MATCHED,
        reporter=card.member(SITI.person_id).person if card and card.member(SITI.person_id) else SITI,
        family=card,
        regions={BOGOR: RegionFact("Kabupaten Bogor", "WIB"), "5171": RegionFact("Kota Denpasar", "WITA")},
    )
    return replace(usual, **changes)


def birth_answers(**changes: object) -> dict[str, object]:
    """Siti's report of Alya, born a week ago in hospital; her husband Asep is the father."""
    usual: dict[str, object] = {
        "report": "birth",
        "reporter_relation": "mother",
        "child_name": "Alya Nur Azizah",
        "child_sex": 2,
        "birth_date": "2026-11-14",
        "birth_time": "04:35",
        "place_kind": 1,
        "place_name": "RSUD Cibinong",
        "birth_region": "3201",
        "birth_kind": 1,
        "birth_order": 2,
        "birth_helper": 1,
        "weight_grams": 3100,
        "length_cm": 49,
        "father_kind": "member",
        "father_member": str(ASEP.person_id),
        "marriage": "registered",
        "marriage_number": "123/45/VI/2015",
        "marriage_date": "2015-06-20",
        "witnesses": [
            {"name": "Rina Marlina", "nik": "3201014107850003"},
            {"name": "Ujang Suherman", "nik": "3201011503800005"},
        ],
        "statement": True,
    }
    return {name: value for name, value in (usual | changes).items() if value is not None}
