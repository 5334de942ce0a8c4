"""Thinking up one birth: which child, born where and when, told by whom."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from random import Random

from adminduk.demo.cases.evidence import kecamatan_of
from adminduk.demo.cases.households import UNREGISTERED, Households
from adminduk.demo.cases.reports import (
    ATTENDANT,
    DOCTOR,
    HEALTH_CENTRE,
    HOME,
    HOSPITAL,
    MIDWIFE,
    NURSE,
    TWINS,
    Place,
    Report,
)
from adminduk.demo.population import Family

MALE, FEMALE = 1, 2
_HOSPITALS = (
    "RSUD Cibinong", "RSUD Leuwiliang", "RSUD Ciawi", "RSUD Cileungsi", "RSIA Kenanga Medika", "RS Bina Husada",
    "RSIA Permata Ibu", "RS Harapan Sehati",
)  # fmt: skip
_MIDWIVES = (
    "Praktik Mandiri Bidan Wiwin", "Klinik Pratama Melati", "Praktik Mandiri Bidan Entin", "Klinik Bersalin Anggrek",
)  # fmt: skip


class Births:
    """Births of one kab/kota."""

    def __init__(self, households: Households, random: Random) -> None:
        self.households = households
        self.random = random

    def ordinary(self, reported: date, *, portal: bool = False, days: int | None = None) -> Report:
        """A couple whose marriage the register knows; `days` after the birth, else a few weeks at most."""
        return self.of(self.households.couple(), reported, portal=portal, days=days)

    def of(self, family: Family, reported: date, *, portal: bool = False, days: int | None = None) -> Report:
        mother, father = self.households.parents(family)
        age = days if days is not None else 3 + int(self.random.random() ** 2.2 * 44)
        born, sex = reported - timedelta(days=age), MALE if self.random.random() < 0.512 else FEMALE
        order = 1 + self.households.children_of(mother, family)
        by_mother = self.random.random() < (0.72 if portal else 0.45)
        reporter = mother if by_mother or father is None or father.passport_number else father
        assert reporter is not None and mother is not None
        return Report(
            what="birth",
            reporter=reporter,
            family=family,
            relation="mother" if reporter is mother else "father",
            sex=sex,
            name=self.households.name_for(family, sex=sex, born=born, order=order),
            born=born,
            time=f"{self.random.randrange(24):02d}.{self.random.randrange(0, 60, 5):02d}",
            place=self._place(family),
            witnesses=self.households.witnesses(family),
            mother=mother,
            father=father,
            order=order,
            weight=10 * self.random.randint(255, 370),
            length=self.random.randint(46, 52),
        )

    def single_mother(self, reported: date) -> Report:
        return self.of(self.households.single_mother(), reported)

    def unregistered(self, reported: date, on_akta: str) -> Report:
        """Parents whom the card shows as a couple without a registered marriage."""
        report = self.of(self.households.couple(UNREGISTERED), reported)
        return replace(report, marriage="unregistered", on_akta=on_akta)

    def newly_proven(self, reported: date, *, portal: bool = True) -> Report:
        """A couple that married before the state since its card was printed: the book must be seen."""
        report = self.of(self.households.couple(UNREGISTERED), reported, portal=portal)
        return replace(report, marriage="registered", proof=self._proof(report.born, 500))

    def at_home(self, reported: date) -> Report:
        """Born at home with a traditional attendant, without a letter: F-2.03 and two witnesses."""
        report = self.ordinary(reported)
        place = Place(HOME, "Rumah sendiri", report.kabkota, ATTENDANT)
        return replace(report, place=place, at_home_with_statement=True)

    def foreign_father(self, reported: date) -> Report | None:
        family = self.households.mixed_couple()
        return self.of(family, reported) if family else None

    def mother_elsewhere(self, reported: date, other: Households) -> Report | None:
        """Just married; she still stands on her parents' card in another kab/kota."""
        family, found = self.households.lone_man(), other.daughter()
        if family is None or found is None:
            return None
        mother, father = found[1], family.head
        sex = FEMALE
        born = reported - timedelta(days=9)
        return Report(
            what="birth",
            reporter=father,
            family=family,
            relation="father",
            sex=sex,
            name=self.households.name_for(family, sex=sex, born=born, order=1),
            born=born,
            time="05.20",
            place=Place(HOSPITAL, "RSUD Kota Bogor", "3271", DOCTOR),
            witnesses=self.households.witnesses(family),
            mother=mother,
            father=father,
            marriage="registered",
            proof=self._proof(born, 330),
        )

    def twins(self, reported: date) -> tuple[Report, Report]:
        """One report for each child; the second was born a quarter of an hour later."""
        first = replace(self.ordinary(reported, days=8), kind=TWINS, time="02.10", weight=2_480, length=46)
        name = self.households.name_for(first.family, sex=FEMALE, born=first.born, order=first.order + 1)
        second = replace(first, name=name, sex=FEMALE, time="02.25", order=first.order + 1, weight=2_390)
        return first, second

    def told_again(self, first: Report) -> Report:
        """The other parent reports the same child, with another spelling and a day too late."""
        other = first.father if first.relation == "mother" else first.mother
        assert other is not None
        words = first.name.split()
        return replace(
            first,
            reporter=other,
            relation="father" if other is first.father else "mother",
            name=" ".join([*words[:-1], f"{words[-1]}h"]),
            born=first.born + timedelta(days=1),
        )

    def stillbirth(self, reported: date) -> Report:
        report = self.ordinary(reported, days=6)
        return replace(report, what="stillbirth", name="", weeks=34, weight=1_950, length=43)

    def foundling(self, reported: date) -> Report:
        """Found at a mosque; the social service's family takes the child in."""
        family = self.households.couple()
        born = reported - timedelta(days=5)
        _, father = self.households.parents(family)
        assert father is not None
        return Report(
            what="foundling",
            reporter=father,
            family=family,
            relation="other",
            sex=FEMALE,
            name="Nur Hidayah Amanah",
            born=born,
            time="05.00",
            place=Place(HOME, "", family.kabkota, NURSE),
            witnesses=self.households.witnesses(family),
            found_at="teras Masjid Al Ikhlas",
            police_report=f"BA/47/XI/{born.year}/Sek",
        )

    def late_akta(self) -> Report:
        """A grown resident asks for his own akta; the NIK stays."""
        family, one = self.households.without_akta()
        return Report(
            what="late_akta",
            reporter=one,
            family=family,
            relation="self",
            sex=one.sex,
            born=one.birth_date,
            time="00.00",
            place=Place(HOME, "", one.birth_region or family.kabkota, ATTENDANT),
            witnesses=self.households.witnesses(family),
            marriage="registered",
            proof=self._proof(one.birth_date, 700),
            order=1 + int(self.random.random() * 3),
        )

    def _place(self, family: Family) -> Place:
        where = "3271" if self.random.random() < 0.12 else family.kabkota
        chance = self.random.random()
        if chance < 0.52:
            return Place(HOSPITAL, self.random.choice(_HOSPITALS), where, DOCTOR)
        if chance < 0.7:
            return Place(HEALTH_CENTRE, f"Puskesmas {kecamatan_of(family)}", family.kabkota, NURSE)
        if chance < 0.95:
            return Place(MIDWIFE, self.random.choice(_MIDWIVES), family.kabkota, NURSE)
        return Place(HOME, "Rumah sendiri", family.kabkota, NURSE)

    def _proof(self, born: date, days: int) -> tuple[str, date]:
        """Number and day of a wedding so many days before the birth."""
        day = born - timedelta(days=days)
        month = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII")[day.month - 1]
        return f"{self.random.randint(20, 480):04d}/{self.random.randint(1, 60):03d}/{month}/{day.year}", day
