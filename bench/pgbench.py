"""pgbench as the baseline of look-ups: the same columns by the same keys, prepared, over the same socket."""

from __future__ import annotations

import os
import re
import subprocess
from pathlib import Path

from psycopg.conninfo import conninfo_to_dict

from adminduk.foundation.db.embedded import binaries
from adminduk.foundation.db.embedded.places import find_places

LOOK_UP = """\\set nik random(7700000000000000, {last})
SELECT person.person_id, person.kabkota, person.life, person.residence, person.name, person.sex, person.birth_date
FROM register_nik AS number JOIN register_person AS person ON person.person_id = number.person_id
WHERE number.nik = :nik;
"""
CLIENTS = 16


def baseline(superuser: str, home: Path, residents: int, seconds: int) -> float:
    """Look-ups a second of somebody who may see everything."""
    script = home / "look-up.pgbench"
    script.write_text(LOOK_UP.format(last=7700000000000000 + residents - 1))
    told = conninfo_to_dict(superuser)
    names = {
        "host": "PGHOST",
        "port": "PGPORT",
        "user": "PGUSER",
        "password": "PGPASSWORD",
        "dbname": "PGDATABASE",
    }
    places = find_places(home)
    done = subprocess.run(
        [str(binaries.programs_for(places.account, places.base) / "pgbench"), "-n", "-M", "prepared", "-f", str(script),
         "-c", str(CLIENTS), "-j", "2", "-T", str(seconds)],
        env=os.environ | {names[name]: str(value) for name, value in told.items() if name in names},
        capture_output=True, text=True, check=True,
    )  # fmt: skip
    found = re.search(r"^tps = ([0-9.]+)", done.stdout, re.MULTILINE)
    if found is None:
        raise RuntimeError(done.stdout + done.stderr)
    return float(found[1])
