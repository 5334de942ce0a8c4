"""Each main page: bytes over the wire (gzip), time of the server, number of queries."""

from __future__ import annotations

import argparse
import gzip
import re
import statistics
import time
from typing import Any
from urllib.parse import urljoin

from bench.report import Report, progress
from bench.world import installation

TIMES = 15
FIRST_PAGE_KILOBYTES, MOST_QUERIES, MOST_MILLISECONDS = 100, 40, 200
PART = re.compile(r"""(?:src|href)="(/statis/[^"]+\.(?:css|js|svg|woff2|png|ico|webmanifest))\"""")
PACKED = (".woff2", ".png", ".jpg")
NAMED = {
    "css": re.compile(r"""url\(["']?([^"')]+)"""),
    "js": re.compile(r"""(?:from|import)\s*\(?["']([^"']+\.js)["']"""),
}


def measure(options: argparse.Namespace) -> Report:
    report = Report("Main pages: what travels, what the server needs")
    with installation(options.home):
        from django.conf import settings

        # Sign-ins and cases are those of the tests' own cast.
        from tests.surfaces.desk import office as desk

        settings.ALLOWED_HOSTS = ["testserver"]
        office = desk.an_office()
        desk.with_certificate(office)
        case = desk.approved(office)
        progress("measuring pages …")
        for name, client, address in _pages(office, case, desk):
            _one_page(report, name, client, address)
    report.notes.append(
        "bytes: the page with every style, script, font and picture that it or its styles name (used or not), compressed; "
        "time: median of the whole view in one process, without network."
    )
    return report


def _pages(office: Any, case: Any, desk: Any) -> list[tuple[str, Any, str]]:
    from django.test import Client

    from tests.surfaces.portal.mother import Report as BirthReport
    from tests.surfaces.portal.mother import sign_in

    stranger, mother = Client(), Client()
    follower = Client()
    follower.post("/lacak/", {"number": case.number, "pin": case.pin})
    sign_in(mother, office.family.members[1], office.family)
    report = BirthReport(mother)
    question = mother.get(report.root).headers["Location"]
    return [
        ("first page", stranger, "/"),
        ("sign-in of a resident", stranger, "/lapor/masuk/"),
        ("own reports", mother, "/lapor/"),
        ("a question", mother, question),
        ("papers", mother, f"{report.root}bukti/"),
        ("following a case", follower, "/lacak/berkas/"),
        ("checking a document", stranger, "/periksa/"),
        ("a scanned code", stranger, "/q/1/7KQM4R2X9PDW"),
        ("sign-in of staff", stranger, "/masuk/"),
        ("queue", desk.at_desk(office.rina), "/meja/"),
        ("a case at the desk", desk.at_desk(office.rina), f"/meja/kasus/{case.case_id}/"),
        ("signing tray", desk.at_desk(office.yuni), "/baki/"),
        ("dashboard", desk.at_desk(office.yuni), "/dasbor/"),
    ]


def _one_page(report: Report, name: str, client: Any, address: str) -> None:
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    answer = client.get(address, headers={"Accept-Encoding": "gzip"})
    if answer.status_code >= 400:
        report.notes.append(f"{name}: answered {answer.status_code}")
        return
    while "Location" in answer.headers:
        address = answer.headers["Location"]
        answer = client.get(address, headers={"Accept-Encoding": "gzip"})
    page = answer.content
    text = gzip.decompress(page) if answer.headers.get("Content-Encoding") == "gzip" else page
    total = len(page) + _all_that_travels(client, PART.findall(text.decode()))
    took = []
    for _ in range(TIMES):
        began = time.perf_counter()
        client.get(address)
        took.append((time.perf_counter() - began) * 1000)
    with CaptureQueriesContext(connection) as asked:
        client.get(address)
    first = f"≤ {FIRST_PAGE_KILOBYTES}"
    report.add(f"{name}: over the wire", total / 1024, "KiB", goal=first)
    report.add(f"{name}: server", statistics.median(took), "ms", goal=f"≤ {MOST_MILLISECONDS}")
    report.add(f"{name}: queries", len(asked), "", goal=f"≤ {MOST_QUERIES}")


def _all_that_travels(client: Any, parts: list[str]) -> int:
    """Bytes of each part once, and of every font and picture that a style names: all, used or not."""
    total, seen, waiting = 0, set(), list(parts)
    while waiting:
        part = waiting.pop()
        if part in seen or not part.startswith("/statis/"):
            continue
        seen.add(part)
        answer = client.get(part, headers={"Accept-Encoding": "identity"})
        content = b"".join(answer.streaming_content) if answer.streaming else answer.content
        total += len(content if part.endswith(PACKED) else gzip.compress(content, 6))
        if part.endswith((".css", ".js")):
            named = NAMED[part.rpartition(".")[2]].findall(content.decode())
            waiting += [urljoin(part, one) for one in named]
    return total
