"""What a list says of itself, signed: its rules with their articles, totals by region, and every file's hash."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from adminduk.data_access.dp4.columns import columns_of, file_name
from adminduk.data_access.models import Agreement, Dp4File, Dp4Release
from adminduk.foundation.db.sql import rows
from adminduk.regulations.law import Law

FORMAT = "adminduk-dp4/1"
LEVELS = {"provinces": 2, "kabkota": 4, "kecamatan": 6, "villages": 10}


def totals(release: Dp4Release, length: int) -> list[list[Any]]:
    """[code, voters, men, women] of every region of that length of code; those away count from the kab/kota up."""
    found = rows(
        """SELECT left(region_code, %(length)s) AS code, sum(voters)::bigint AS voters, sum(men)::bigint AS men,
                  sum(women)::bigint AS women
           FROM data_access_dp4_village WHERE release_id = %(release)s AND length(region_code) >= %(length)s
           GROUP BY 1 ORDER BY 1""",
        {"length": length, "release": release.release_id},
    )
    return [[row["code"], row["voters"], row["men"], row["women"]] for row in found]


def compose(release: Dp4Release, agreement: Agreement, files: list[Dp4File]) -> bytes:
    law = Law(on=release.polling_day, region="")
    content: Mapping[str, Any] = {
        "format": FORMAT,
        "number": release.release_no,
        "polling_day": release.polling_day.isoformat(),
        "region": release.region or "id",
        "institution": agreement.institution.name,
        "agreement": {
            "number": agreement.agreement_no,
            "pks": agreement.pks_number,
            "basis": agreement.legal_basis,
        },
        "rules": {
            "citizenship": "WNI",
            "born_until": release.born_until.isoformat(),
            "or_ever_married": True,
            "without_occupations": release.excluded,
            "residence": release.residences,
            "articles": {
                name: law.article(f"voters.{name}")
                for name in ("age", "occupations_without_vote", "residences")
            },
        },
        "columns": columns_of(release.fields),
        "made": {"at": release.made_at.isoformat(), "by": release.made_by_name} if release.made_at else None,
        "released": {
            "at": release.released_at.isoformat() if release.released_at else None,
            "by": release.released_by_name,
        },
        "files": [
            {
                "name": file_name(release.release_no, one.kabkota, release.format),
                "kabkota": one.kabkota,
                "rows": one.voters,
                "bytes": one.size,
                "sha256": one.sha256,
            }
            for one in files
        ],
        "totals": {
            "columns": ["code", "voters", "men", "women"],
            "all": [
                sum(one.voters for one in files),
                sum(one.men for one in files),
                sum(one.women for one in files),
            ],
            "away": sum(one.away for one in files),
        }
        | {level: totals(release, length) for level, length in LEVELS.items()},
    }
    return (json.dumps(content, ensure_ascii=False, indent=1) + "\n").encode()
