"""The law of one day and one region: `Law(on=date(2026, 11, 21), region="3201").birth.witnesses`.

Each section is a frozen dataclass whose fields are the parameters of `parameters/<section>.yaml`, so a
misspelt name is an error at once, and an editor knows the types.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields, replace
from datetime import date
from functools import cached_property, lru_cache
from typing import TypeVar

from adminduk.regulations.parameters import UnknownParameter, parameter

__all__ = [
    "AktasLaw",
    "BirthLaw",
    "CitizenshipLaw",
    "DataAccessLaw",
    "DeathLaw",
    "ElementsLaw",
    "FamiliesLaw",
    "FirstRecordsLaw",
    "ForeignersLaw",
    "IdentityLaw",
    "Law",
    "MovesLaw",
    "NamesLaw",
    "NumbersLaw",
    "OpenDataLaw",
    "RulingsLaw",
    "SuketLaw",
    "UnknownParameter",
    "VotersLaw",
]


class Section:
    __slots__ = ()

    def __getattr__(self, name: str) -> object:
        raise UnknownParameter(f"{type(self).__name__} has no parameter {name!r}")


@dataclass(frozen=True, slots=True)
class BirthLaw(Section):
    """Ages in years, `target_hours` in working hours; the yaml tells each meaning and article."""

    reporting_limit_days: int
    reporting_limit_counts: str
    late_needs_decision: bool
    stillbirth_weeks: int
    stillbirth_limit_days: int
    unregistered_marriage_wording: str
    signed_report_online: bool
    witnesses: int
    mother_youngest: int
    mother_oldest: int
    days_after_fathers_death: int
    duplicate_months: int
    target_hours: int


@dataclass(frozen=True, slots=True)
class NamesLaw(Section):
    one_word: str
    max_length: int
    titles: tuple[str, ...]
    titles_after: tuple[str, ...]
    customary_titles: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class NumbersLaw(Section):
    nik_serial_digits: int
    female_day_offset: int
    unknown_birth_day: str
    akta_number: str
    akta_types: Mapping[str, str]
    kk_number: str
    stillbirth_letter_number: str
    moving_letter_number: str


@dataclass(frozen=True, slots=True)
class OpenDataLaw(Section):
    """People in a cell."""

    protected_below: int


@dataclass(frozen=True, slots=True)
class VotersLaw(Section):
    """`age` in years on the polling day; occupations by their codes."""

    age: int
    occupations_without_vote: tuple[int, ...]
    residences: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class DeathLaw(Section):
    reporting_limit_days: int


@dataclass(frozen=True, slots=True)
class FamiliesLaw(Section):
    head_from_age: int
    youngest_parent: int
    number_changes_with_head: bool


@dataclass(frozen=True, slots=True)
class IdentityLaw(Section):
    officers_to_merge: int


@dataclass(frozen=True, slots=True)
class MatchingLaw(Section):
    """`same_from` and `look_from` are probabilities, 0…1."""

    same_from: float
    look_from: float
    doubles_in_a_million: int


@dataclass(frozen=True, slots=True)
class MarriageLaw(Section):
    """Religions and occupations by their codes."""

    reporting_limit_days: int
    annulment_limit_days: int
    religious_office_for: tuple[int, ...]
    of_one_faith: tuple[int, ...]
    permit_for_occupations: tuple[int, ...]
    statement_asks_for_age: bool
    statement_witnesses: int
    annulment_letter: str
    waiting_days_after_death: int
    waiting_days_after_divorce: int


@dataclass(frozen=True, slots=True)
class MarriageAgeLaw(Section):
    """Of the wedding day: `Law(on=married_on).marriage_age`; in force since UU 1/1974."""

    husband: int
    wife: int
    consent_until: int


@dataclass(frozen=True, slots=True)
class DivorceLaw(Section):
    reporting_limit_days: int
    annulment_limit_days: int
    annulment_letter: str


@dataclass(frozen=True, slots=True)
class ChildrenLaw(Section):
    acknowledgement_limit_days: int
    legitimation_limit_days: int
    adoption_limit_days: int
    religions_without_acknowledgement: tuple[int, ...]
    legitimation_by_religious_court: tuple[int, ...]
    adopted_before_age: int
    adoptive_parents_on_the_card: bool
    acknowledgement_akta: str
    legitimation_akta: str
    adoption_letter: str


@dataclass(frozen=True, slots=True)
class MovesLaw(Section):
    number_changes_inside: str
    letter_days: int
    old_letter: str
    abroad_from_months: int
    return_limit_days: int


@dataclass(frozen=True, slots=True)
class ForeignersLaw(Section):
    permit_limit_days: int
    visitor_gets_nik: bool
    renewal_days_before: int


@dataclass(frozen=True, slots=True)
class RulingsLaw(Section):
    name_limit_days: int
    other_event_limit_days: int


@dataclass(frozen=True, slots=True)
class ElementsLaw(Section):
    """`proofs` and `marital_proofs`: kinds of papers, separated by spaces."""

    proofs: Mapping[str, str]
    marital_proofs: Mapping[int, str]
    on_ktp: tuple[str, ...]
    ktp_from_age: int


@dataclass(frozen=True, slots=True)
class AktasLaw(Section):
    """`columns`: by kind of akta, separated by spaces."""

    columns: Mapping[str, str]
    same_name_percent: int


@dataclass(frozen=True, slots=True)
class CitizenshipLaw(Section):
    gain_limit_days: int
    grounds_with_oath: tuple[str, ...]
    letter_of_release: str


@dataclass(frozen=True, slots=True)
class FirstRecordsLaw(Section):
    biometrics_from_age: int
    oldest_age: int
    proofs: tuple[str, ...]
    local_letter: str
    consent: str
    statements_of_plight: tuple[str, ...]
    tribal_letter: str
    letter_of_identity: str


@dataclass(frozen=True, slots=True)
class SuketLaw(Section):
    valid_months: int
    needs_reason: bool


@dataclass(frozen=True, slots=True)
class DataAccessLaw(Section):
    """Prices in rupiah; classes of tariff by sector, separated by spaces."""

    elements: tuple[str, ...]
    purposes: tuple[str, ...]
    longest_years: int
    report_days: int
    tariffs_of_sectors: Mapping[str, str]
    price_of_access: int
    price_of_fingerprint: int
    price_of_face: int
    charged_by_access: tuple[str, ...]
    misses_are_charged: bool
    matching_up_to: tuple[int, ...]
    price_of_matching: tuple[int, ...]
    price_of_matching_incomplete: tuple[int, ...]
    price_of_figures: tuple[int, ...]
    operator_percent: int
    matching_is_full_with: tuple[str, ...]
    matching_most_rows: int
    matching_days_kept: int
    alarm_walk: Mapping[str, int]
    alarm_misses: Mapping[str, int]
    alarm_night: Mapping[str, int]
    alarm_growth: Mapping[str, int]
    alarm_effect: Mapping[str, int]
    watched_below_age: int
    objection_hours: int


@dataclass(frozen=True)
class Law:
    """What is in force on the day `on` in `region` (a code of digits; "" for the national rule)."""

    on: date
    region: str = ""
    supposed: tuple[tuple[str, object], ...] = ()

    @cached_property
    def birth(self) -> BirthLaw:
        return self._section("birth", BirthLaw)

    @cached_property
    def suket(self) -> SuketLaw:
        return self._section("suket", SuketLaw)

    @cached_property
    def death(self) -> DeathLaw:
        return self._section("death", DeathLaw)

    @cached_property
    def names(self) -> NamesLaw:
        return self._section("names", NamesLaw)

    @cached_property
    def numbers(self) -> NumbersLaw:
        return self._section("numbers", NumbersLaw)

    @cached_property
    def families(self) -> FamiliesLaw:
        return self._section("families", FamiliesLaw)

    @cached_property
    def identity(self) -> IdentityLaw:
        return self._section("identity", IdentityLaw)

    @cached_property
    def matching(self) -> MatchingLaw:
        return self._section("matching", MatchingLaw)

    @cached_property
    def marriage(self) -> MarriageLaw:
        return self._section("marriage", MarriageLaw)

    @cached_property
    def marriage_age(self) -> MarriageAgeLaw:
        return self._section("marriage_age", MarriageAgeLaw)

    @cached_property
    def divorce(self) -> DivorceLaw:
        return self._section("divorce", DivorceLaw)

    @cached_property
    def children(self) -> ChildrenLaw:
        return self._section("children", ChildrenLaw)

    @cached_property
    def moves(self) -> MovesLaw:
        return self._section("moves", MovesLaw)

    @cached_property
    def foreigners(self) -> ForeignersLaw:
        return self._section("foreigners", ForeignersLaw)

    @cached_property
    def rulings(self) -> RulingsLaw:
        return self._section("rulings", RulingsLaw)

    @cached_property
    def elements(self) -> ElementsLaw:
        return self._section("elements", ElementsLaw)

    @cached_property
    def aktas(self) -> AktasLaw:
        return self._section("aktas", AktasLaw)

    @cached_property
    def citizenship(self) -> CitizenshipLaw:
        return self._section("citizenship", CitizenshipLaw)

    @cached_property
    def first_records(self) -> FirstRecordsLaw:
        return self._section("first_records", FirstRecordsLaw)

    @cached_property
    def data_access(self) -> DataAccessLaw:
        return self._section("data_access", DataAccessLaw)

    @cached_property
    def open_data(self) -> OpenDataLaw:
        return self._section("open_data", OpenDataLaw)

    @cached_property
    def voters(self) -> VotersLaw:
        return self._section("voters", VotersLaw)

    def article(self, name: str) -> str:
        """The article behind a parameter, e.g. `law.article("birth.reporting_limit_days")`."""
        return parameter(name).in_force(self.on, self.region).article

    def supposing(self, **values: object) -> Law:
        """The same law with some values otherwise: `law.supposing(names__one_word="refuse")`."""
        given = {name.replace("__", "."): value for name, value in values.items()}
        for name, value in given.items():
            parameter(name).check(value)
        return replace(self, supposed=(*self.supposed, *given.items()))

    def _section(self, name: str, kind: type[S]) -> S:
        section = _in_force(name, kind, self.on, self.region)
        supposed = {
            full.removeprefix(f"{name}."): value
            for full, value in self.supposed
            if full.startswith(f"{name}.")
        }
        return replace(section, **supposed) if supposed else section


S = TypeVar("S", bound=Section)


@lru_cache(maxsize=4096)
def _in_force(name: str, kind: type[S], on: date, region: str) -> S:
    return kind(
        **{one.name: parameter(f"{name}.{one.name}").in_force(on, region).value for one in fields(kind)}
    )
