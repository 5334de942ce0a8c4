"""Events a second, kind by kind, against the same SQL recorded and replayed by pgbench in the same run.

Search, duplicates, transfer and proof are measures of their own: `bin/bench search` and so on.
"""

from __future__ import annotations

import argparse
import re
import resource
import subprocess
import time
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator
from itertools import islice
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import psycopg

from bench import births_ready
from bench.measures.births import OFFICES, load
from bench.replay import record
from bench.report import Report, progress
from bench.world import installation

# Lives of each sort: as many as the register has couples for.
MOST_LIVES, RESIDENTS_A_LIFE = 100, 1_200
WARM_UP = 3

HOUSES = """
SELECT family.family_id, family.village_code, family.head_id, wife.person_id,
       (SELECT array_agg(other.person_id ORDER BY other.position) FROM register_membership AS other
        WHERE other.family_id = family.family_id AND upper_inf(other.during)),
       (SELECT min(code) FROM offices_region WHERE parent_code LIKE '3202%%' AND level = 'village'
          AND valid_to IS NULL)
FROM register_family AS family
JOIN register_person AS head ON head.person_id = family.head_id
JOIN register_membership AS place ON place.family_id = family.family_id AND place.relation = 3
     AND upper_inf(place.during)
JOIN register_person AS wife ON wife.person_id = place.person_id
WHERE family.kabkota = '3201' AND family.active AND head.sex = 1 AND wife.birth_date > '1980-01-01'
  AND head.religion = 1 AND wife.religion = 1 AND head.marital_status = 2 AND wife.marital_status = 2
  AND (SELECT count(*) FROM register_marriage WHERE ended_on IS NULL AND husband_id = head.person_id) = 1
ORDER BY family.family_id LIMIT %(count)s
"""
SAVEPOINTS = ("SAVEPOINT", "RELEASE", "ROLLBACK TO")


def measure(options: argparse.Namespace) -> Report:
    report = Report("Events of the register (durable: fsync and synchronous_commit on), one officer at once")
    with installation(options.home) as home:
        Register(home, options.residents, report).measure()
    report.notes.append(
        "baseline: the statements of the same acts on other households, recorded and replayed by pgbench "
        "(simple protocol, as ours)."
    )
    return report


class Register:
    def __init__(self, home: Path, residents: int, report: Report) -> None:
        from adminduk.foundation.db.embedded import Cluster, binaries
        from adminduk.foundation.db.embedded.places import find_places
        from bench.lives import LIVES, Household

        self.report, self.lives = report, LIVES
        self.refused: Counter[str] = Counter()
        self.urls = Cluster(home).start()
        places = find_places(home)
        self.pgbench = binaries.programs_for(places.account, places.base) / "pgbench"
        loaded, seconds = load(self.urls.superuser, residents)
        report.notes.append(f"{loaded:,} residents, loaded in {seconds:.0f} s.")
        self.offices = {one.kabkota: one for one in births_ready.open_offices(OFFICES[:2])}
        self.count = max(10, min(MOST_LIVES, residents // RESIDENTS_A_LIFE))
        with psycopg.connect(self.urls.superuser) as connection:
            wanted = 2 * len(LIVES) * (self.count + WARM_UP)
            rows = connection.execute(HOUSES, {"count": wanted}).fetchall()
        self.houses = iter([Household(*row[:4], tuple(row[4]), row[5]) for row in rows])

    def measure(self) -> None:
        known: set[str] = set()
        for life in self.lives:
            self._ours([life(one) for one in islice(self.houses, WARM_UP)])
            ours = self._ours([life(one) for one in islice(self.houses, self.count)])
            theirs = self._replayed([life(one) for one in islice(self.houses, self.count)])
            for kind, rate in ours.items():
                progress(f"{kind}: {rate:.0f} a second against {theirs.get(kind, 0):.0f}")
                name = kind if kind not in known else f"{kind} (again)"
                known.add(kind)
                self.report.add(name, rate, "events/s", baseline=theirs.get(kind), goal="≥ 0.5")
        used = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        self.report.add("memory of our process", used, "MiB")
        self._name_the_others(known)

    def _name_the_others(self, known: set[str]) -> None:
        from adminduk.register.events import DECISIONS

        others = sorted({one.kind for one in DECISIONS} - known)
        if self.refused:
            named = ", ".join(f"{count} of {kind}" for kind, count in self.refused.items())
            self.report.notes.append(f"refused, and left out: {named}.")
        self.report.notes.append(f"not measured by themselves: {', '.join(others)}.")

    def _ours(self, lives: list[Any]) -> dict[str, float]:
        took: dict[str, list[float]] = defaultdict(list)

        def act(kind: str, enter: Callable[[], Any]) -> Any:
            began = time.perf_counter()
            done = enter()
            took[kind].append(time.perf_counter() - began)
            return done

        self._live(lives, act)
        return {kind: len(times) / sum(times) for kind, times in took.items()}

    def _replayed(self, lives: list[Any]) -> dict[str, float]:
        """The acts are entered once in a transaction that is undone, and what they sent is sent again."""
        from django.db import transaction

        scripts: dict[str, list[str]] = defaultdict(list)

        def act(kind: str, enter: Callable[[], Any]) -> Any:
            answer: list[Any] = []
            sent = record(lambda: answer.append(enter()))
            lines = [one.strip().rstrip(";") for one in sent if not one.startswith((*SAVEPOINTS, "BEGIN"))]
            scripts[kind] += ["BEGIN;", *(f"{_one_line(one)};" for one in lines), "COMMIT;"]
            return answer[0]

        with transaction.atomic():
            self._live(lives, act)
            transaction.set_rollback(True)
        return {kind: self._rate(lines) for kind, lines in scripts.items()}

    def _rate(self, lines: list[str]) -> float:
        with TemporaryDirectory() as folder:
            script = Path(folder) / "acts.sql"
            script.write_text("\n".join(lines) + "\n", "utf-8")
            words = [self.pgbench, "--no-vacuum", "--transactions", "1", "--file", script, self.urls.app]
            done = subprocess.run(list(map(str, words)), capture_output=True, text=True, check=False)
        found = re.search(r"tps = ([\d.]+)", done.stdout)
        if done.returncode != 0 or "aborted" in done.stderr or not found:
            raise RuntimeError(f"pgbench did not finish:\n{done.stdout[-1500:]}\n{done.stderr[-1500:]}")
        return float(found[1]) * lines.count("BEGIN;")

    def _live(self, lives: list[Any], act: Callable[[str, Callable[[], Any]], Any]) -> None:
        """All first events, then all second ones, and so on; a life that the register refuses ends there."""
        from adminduk.foundation.refusals import Refused
        from adminduk.register.operations import enter, register_birth
        from adminduk.register.types import Birth

        def entering(event: Any) -> Callable[[], Any]:
            facts = {"actor": self.offices[event.kabkota].approver, "at": births_ready.FIRST_DAY, "key": None}
            if isinstance(event, Birth):
                return lambda: register_birth(birth=event, **facts)
            return lambda: enter(event=event, **facts)

        going = [(life, next(life)) for life in lives]
        while going:
            done = []
            for life, event in going:
                try:
                    done.append((life, act(event.kind, entering(event))))
                except Refused as refusal:
                    self.refused[f"{event.kind} ({type(refusal).__name__})"] += 1
            going = list(_next(done))


def _next(done: list[tuple[Any, Any]]) -> Iterator[tuple[Any, Any]]:
    for life, answer in done:
        try:
            yield life, life.send(answer)
        except StopIteration:
            continue


def _one_line(statement: str) -> str:
    return " ".join(line for line in statement.splitlines() if not line.lstrip().startswith("--"))
