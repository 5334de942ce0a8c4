"""One record into one row of the register's values, with everything that is wrong with it by itself."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

from adminduk.register.transfer.columns import COLUMNS, PARTS
from adminduk.register.transfer.reasons import Bad
from adminduk.register.transfer.values import bare, readers
from adminduk.regulations.families import HUSBAND, WIFE, relation_fits_sex

SHOWN = 60
# What a row keeps of itself, in this order, behind its line.
KEPT = [
    "kk_number", "nik", "name", "sex", "birth_place", "birth_date", "birth_date_estimated", "birth_region",
    "blood_type", "religion", "marital_status", "relation", "disability", "education", "occupation",
    "mother_nik", "mother_name", "father_nik", "father_name", "previous_address", "address", "rt", "rw",
    "village_code", "postal_code", "birth_akta_number", "marriage_number", "marriage_date", "divorce_number",
    "divorce_date", "citizenship", "nationality", "passport_number", "stay_permit_number", "since",
]  # fmt: skip
Error = tuple[str, str, str]
_NAMES = {column.attribute: column.name for column in COLUMNS}
# KTP codes to those of the KK: whether it is registered is told by the akta.
SINGLE, MARRIED, DIVORCED, WIDOWED = 1, 2, 3, 4


class RowReader:
    """`places`: where each attribute stands in a record. `village` knows the codes of villages."""

    def __init__(self, places: dict[str, int], today: date, village: Callable[[str], str]) -> None:
        known = readers(today, village)
        self.plan = [
            (attribute, places[attribute], known[attribute]) for attribute in known if attribute in places
        ]
        self.parts = [places[one] for one in PARTS] if "village_code" not in places else []
        self.village = known["village_code"]
        self.empty = dict.fromkeys(
            [*KEPT, "marital_ktp", "has_birth_akta", "has_marriage_akta", "has_divorce_akta"]
        )
        self.empty |= dict.fromkeys(
            ["birth_region", "mother_nik", "mother_name", "father_nik", "father_name", "previous_address",
             "postal_code", "birth_akta_number", "marriage_number", "divorce_number", "nationality",
             "passport_number", "stay_permit_number"], "",
        )  # fmt: skip
        self.empty |= {"rt": "000", "rw": "000", "birth_date_estimated": False}

    def read(self, fields: list[str]) -> tuple[list[Any], list[Error]]:
        """The values of KEPT, and the errors: column, reason, what stood there."""
        row, errors = self.empty.copy(), []
        for attribute, place, read in self.plan:
            try:
                row[attribute] = read(fields[place])
            except Bad as bad:
                errors.append((_NAMES[attribute], bad.code, fields[place][:SHOWN]))
        if self.parts:
            code = _joined([bare(fields[place]).removesuffix(".0") for place in self.parts])
            try:
                row["village_code"] = self.village(code)
            except Bad as bad:
                errors.append(("NO_KEL", bad.code, code[:SHOWN]))
        _judge(row, errors)
        return [row[name] for name in KEPT], errors


def _joined(parts: list[str]) -> str:
    """SIAK keeps the parts as numbers: 32, 1, 1, 1003 is 3201011003."""
    return "".join(part.zfill(width) for part, width in zip(parts, (2, 2, 2, 4), strict=True))


def _judge(row: dict[str, Any], errors: list[Error]) -> None:
    """What must agree within one row."""
    if row["citizenship"] is None:
        row["citizenship"] = 1
    for owned, number, name in (
        ("has_birth_akta", "birth_akta_number", "NO_AKTA_LHR"),
        ("has_marriage_akta", "marriage_number", "NO_AKTA_KWN"),
        ("has_divorce_akta", "divorce_number", "NO_AKTA_CRAI"),
    ):
        if row[owned] is False and row[number]:
            errors.append((name, "akta_contradicts", row[number]))
    if row["marital_status"] is None:
        row["marital_status"] = _marital_status(row)
        if row["marital_status"] is None and not any(one[0].startswith("STAT_KWN") for one in errors):
            errors.append(("STAT_KWN", "empty", ""))
    born = row["birth_date"]
    if born:
        for day, name in (("marriage_date", "TGL_KWN"), ("divorce_date", "TGL_CRAI")):
            if row[day] and row[day] < born:
                errors.append((name, "date_before_birth", row[day].isoformat()))
    if (
        row["relation"] in (HUSBAND, WIFE)
        and row["sex"]
        and not relation_fits_sex(row["relation"], row["sex"])
    ):
        errors.append(("STAT_HBKEL", "relation_sex", str(row["relation"])))


def _marital_status(row: dict[str, Any]) -> int | None:
    match row["marital_ktp"]:
        case 1:
            return 1
        case 2:
            return 3 if row["has_marriage_akta"] is False else 2
        case 3:
            return 5 if row["has_divorce_akta"] is False else 4
        case 4:
            return 6
    return None
