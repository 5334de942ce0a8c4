"""Data set 4 of FEBRL: 5,000 people and as many altered records, as particulars (see vendored/README.md)."""

from __future__ import annotations

import csv
import gzip
from datetime import date
from pathlib import Path

from adminduk.register.matching.whole.records import row_of, write_file
from adminduk.register.types import Particulars

VENDORED = Path(__file__).parent / "vendored"


def people(most: int | None = None) -> dict[str, Particulars]:
    """By record id; `most` takes the first so many people with both their records.

    The suburb is compared as places of birth are, the postcode as villages are; the social security number,
    which would give everything away, is left out.
    """
    found = {}
    for name in ("febrl4a", "febrl4b"):
        with gzip.open(VENDORED / f"{name}.csv.gz", "rt") as lines:
            for row in csv.DictReader(lines, skipinitialspace=True):
                number = int(row["rec_id"].split("-")[1])
                if most is None or number < most:
                    found[row["rec_id"]] = _particulars(row)
    return found


def true_pairs(records: dict[str, Particulars]) -> set[tuple[str, str]]:
    numbers = {one.split("-")[1] for one in records}
    return {(f"rec-{number}-dup-0", f"rec-{number}-org") for number in numbers}


def write(records: dict[str, Particulars], folder: Path) -> None:
    write_file(folder / "febrl.parquet", (row_of(name, "", one) for name, one in records.items()))


def _particulars(row: dict[str, str]) -> Particulars:
    return Particulars(
        name=f"{row['given_name']} {row['surname']}".strip(),
        birth_date=_day(row["date_of_birth"]),
        birth_place=row["suburb"],
        address=f"{row['street_number']} {row['address_1']}".strip(),
        village=row["postcode"],
    )


def _day(text: str) -> date | None:
    try:
        return date(int(text[:4]), int(text[4:6]), int(text[6:]))
    except ValueError:
        return None
