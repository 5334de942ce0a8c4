"""A person while his family is being thought up: dates are ordinals, parents are drafts."""

from __future__ import annotations

from uuid import UUID

from adminduk.demo.names import Group

YEAR = 365.2425


class Draft:
    """Everything that decides a person and is not a number. Mutable on purpose, and short-lived."""

    __slots__ = (
        "akta",
        "akta_number",
        "birth",
        "birth_place",
        "birth_region",
        "blood_type",
        "education",
        "estimated",
        "family_name",
        "father",
        "father_name",
        "foreign",
        "marital",
        "marriage",
        "marriage_number",
        "mother",
        "mother_name",
        "name",
        "nik",
        "occupation",
        "order",
        "passport",
        "people",
        "permit",
        "person_id",
        "registered_in",
        "relation",
        "religion",
        "sex",
    )

    def __init__(self, *, people: Group, sex: int, birth: int, religion: int, relation: int) -> None:
        self.people = people
        self.sex = sex
        self.birth = birth
        self.religion = religion
        self.relation = relation
        self.name = ""
        self.family_name = ""
        self.marital = 1
        self.marriage: int | None = None
        self.mother: Draft | None = None
        self.father: Draft | None = None
        self.mother_name = ""
        self.father_name = ""
        self.order: int | None = None
        self.birth_place = ""
        self.birth_region = ""
        self.registered_in = ""
        self.estimated = False
        self.akta: bool | None = None
        self.foreign = ""
        # Given by hand for the cast, made from the seed for everybody else.
        self.person_id: UUID | None = None
        self.nik = ""
        self.akta_number = ""
        self.passport = self.permit = ""
        self.marriage_number = ""
        self.education = self.occupation = self.blood_type = 0

    def age(self, today: int) -> float:
        return (today - self.birth) / YEAR
