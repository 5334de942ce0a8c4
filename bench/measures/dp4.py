"""A list of voters: made and given out, against a bare COPY of the same rows out of the same tables."""

from __future__ import annotations

import argparse
import resource
import time
from datetime import date
from typing import Any
from uuid import UUID

import psycopg

from bench import crowded
from bench.report import Report, progress
from bench.world import installation

POLLING_DAY = date(2029, 2, 14)
# What the file holds, without our checks, digests, encryption or totals.
BARE = """
COPY (
    SELECT person.nik, family.kk_number, person.name, person.sex, person.birth_place, person.birth_date,
           (ARRAY[1, 2, 2, 3, 3, 4])[person.marital_status], family.address, person.residence, family.rt,
           family.rw, family.village_code
    FROM register_family AS family
    JOIN register_membership AS place ON place.family_id = family.family_id AND upper_inf(place.during)
    JOIN register_person AS person ON person.person_id = place.person_id
    WHERE family.active AND person.life = 'living' AND person.citizenship = 1
      AND (person.birth_date <= '2012-02-14' OR person.marital_status <> 1)
      AND coalesce(person.occupation <> ALL ('{{6,7}}'), true) AND person.residence = 'resident'
    {order}
) TO STDOUT (FORMAT csv, DELIMITER ';')
"""
IN_ORDER = "ORDER BY family.village_code, family.kk_number, place.position"
FIELDS = (
    "no_kk", "nama_lengkap", "jenis_kelamin", "tempat_lahir", "tanggal_lahir", "status_perkawinan", "alamat",
    "rt", "rw", "kode_desa",
)  # fmt: skip


def measure(options: argparse.Namespace) -> Report:
    report = Report("A list of voters, made, logged and compared (durable: fsync and synchronous_commit on)")
    with installation(options.home) as home:
        from adminduk.foundation.db.embedded import Cluster

        urls = Cluster(home).start()
        there, seconds = crowded.fill(urls.superuser, options.residents)
        report.notes.append(
            f"{there:,} residents; made in {seconds:.0f} s." if seconds else f"{there:,} residents."
        )
        # Twice, the second counts: pages are in memory for the bare one and for ours.
        for order in (IN_ORDER, "", IN_ORDER):
            progress("copying bare …")
            rows, bare = _bare(urls.superuser, BARE.format(order=order))
            if not order:
                unordered = bare
        _ours(report, rows, bare, unordered)
    report.notes.append("bare: COPY (SELECT …) of the same columns and people, by a superuser, thrown away;")
    report.notes.append("in the order of the file, and (the second baseline) in any order.")
    return report


def _bare(superuser: str, query: str) -> tuple[int, float]:
    began, rows = time.perf_counter(), 0
    with psycopg.connect(superuser) as connection, connection.cursor().copy(query) as stream:
        for _ in stream:
            rows += 1
    return rows, time.perf_counter() - began


def _ours(report: Report, expected: int, bare: float, unordered: float) -> None:
    from adminduk.data_access import operations, queries
    from adminduk.foundation.access.types import Actor, Kind, Scope
    from adminduk.foundation.clock import now

    def officer(number: int, *permissions: str) -> Actor:
        return Actor(
            kind=Kind.STAFF, id=UUID(int=number), name="bench", scope=Scope.nation(),
            permissions=frozenset(permissions),
        )  # fmt: skip

    maker, other = officer(7, "voters.make"), officer(8, "voters.release")
    number = _agreement(maker.id)

    def a_list() -> tuple[Any, float]:
        began = time.perf_counter()
        made = operations.make_voters(
            actor=maker, at=now(), agreement_no=number, polling_day=POLLING_DAY, in_background=False
        )
        operations.continue_making(actor=maker, at=now(), release_id=made)
        return made, time.perf_counter() - began

    def give_out(made: Any) -> float:
        began = time.perf_counter()
        operations.release_voters(actor=other, at=now(), release_id=made, in_background=False)
        operations.continue_making(actor=maker, at=now(), release_id=made)
        return time.perf_counter() - began

    progress("making a list …")
    first, making = a_list()
    facts = queries.list_voter_releases(actor=maker)[0]
    if facts.voters != expected:
        raise RuntimeError(f"{facts.voters:,} voters on the list, {expected:,} in the bare copy")
    progress(f"{facts.voters:,} voters in {making:.1f} s; giving it out …")
    logging = give_out(first)
    rows = facts.voters
    report.add(
        "make: select, cut by village, digest, seal, totals", rows / making, "voters/s", baseline=rows / bare
    )
    report.add("  the same against COPY in any order", rows / making, "voters/s", baseline=rows / unordered)
    report.add("log: a line for each person, and the signed manifest", rows / logging, "voters/s")
    report.add(
        "both, until the files may be opened", rows / (making + logging), "voters/s", baseline=rows / bare
    )
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    report.add("memory of the process", peak, "MiB")
    report.add("a person in the files", sum(_sizes(maker, first)) / rows, "bytes")
    progress("comparing with a second list …")
    second, _ = a_list()
    give_out(second)
    import tempfile
    from pathlib import Path

    began = time.perf_counter()
    with tempfile.TemporaryDirectory(prefix="adminduk-bench-") as folder:
        numbers = sorted(one.number for one in queries.list_voter_releases(actor=maker))[-2:]
        operations.write_voter_changes(
            actor=maker, at=now(), purpose="measure", older=numbers[0], newer=numbers[1],
            path=Path(folder) / "changes.csv",
        )  # fmt: skip
    report.add("compare two lists", rows / (time.perf_counter() - began), "voters/s")


def _sizes(actor: Any, release: Any) -> list[int]:
    from adminduk.data_access.queries import list_voter_files

    return [one.size for one in list_voter_files(actor=actor, release_id=release)]


def _agreement(officer: UUID) -> int:
    """An agreement of its own each time, so that a kept installation can be measured again."""
    from adminduk.data_access.elements import mask_of
    from adminduk.data_access.models import Agreement, Institution
    from adminduk.foundation.clock import now
    from adminduk.foundation.db.ids import new_id

    at, number = now(), 900 + Agreement.objects.count()
    institution = Institution.objects.create(
        institution_id=new_id(),
        name="KPU",
        short_name="KPU",
        kind="election",
        email="kpu@example.org",
        created_at=at,
    )
    Agreement.objects.create(
        agreement_id=new_id(), agreement_no=number, institution=institution, status="active", purpose="dp4",
        purpose_text="DP4", legal_basis="UU 7/2017", elements=mask_of(FIELDS), fields=mask_of(FIELDS), bulk=True, regions=["*"],
        per_day=1, per_second=1, tariff="government", valid_from=date(2020, 1, 1), valid_until=date(2040, 1, 1),
        drafted_by=officer, approved_by=UUID(int=8), created_at=at, changed_at=at,
    )  # fmt: skip
    return number
