"""A whole journey, with every log line kept: no number, name or phone in a log or in an address."""

from __future__ import annotations

import logging
import re

import pytest
from django.test import Client

from adminduk.casework import operations
from adminduk.documents.queries import list_tray
from adminduk.foundation.access.acting import acting
from adminduk.foundation.access.types import Scope, system
from adminduk.foundation.clock import now
from adminduk.foundation.db.sql import rows
from tests.surfaces.desk.office import PASSPHRASE, an_office, approved, at_desk, with_certificate
from tests.surfaces.portal.mother import PHONE, Report, a_child, last_week, sign_in

pytestmark = pytest.mark.django_db
WATCHER = system("test", Scope.nation())
LINK = re.compile(r"""(?:href|action|src|hx-[a-z]+)=["']([^"']+)["']""")
SIXTEEN = re.compile(r"\d{16}")
MOST_PAGES = 120


def personal(office) -> list[str]:
    found = [PHONE, PHONE.replace(" ", ""), "siti@example.id", "ALYA NUR AZIZAH", "Alya Nur Azizah"]
    for one in office.family.members:
        found += [one.nik, one.name]
    return [*found, office.family.kk_number]


def walk(client: Client, start: list[str]) -> dict[str, str]:
    """Every page that can be reached by links, with its text."""
    seen: dict[str, str] = {}
    waiting = list(start)
    while waiting and len(seen) < MOST_PAGES:
        address = waiting.pop(0).partition("#")[0]
        if not address.startswith("/") or address in seen or "keluar" in address or "/statis/" in address:
            continue
        answer = client.get(address)
        text = ""
        if answer.headers.get("Content-Type", "").startswith("text/html"):
            text = answer.content.decode()
        seen[address] = text
        waiting += [found.replace("&amp;", "&") for found in LINK.findall(text)]
        if "Location" in answer.headers:
            waiting.append(answer.headers["Location"])
    return seen


def test_a_whole_journey_leaves_nobody_in_logs_addresses_or_jobs(caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)
    office = an_office()
    with_certificate(office)
    father, mother = office.family.members[:2]
    phone = Client()
    sign_in(phone, mother, office.family)
    report = Report(phone)
    pages = a_child(last_week(), father={"father_kind": "member", "father_member": str(father.person_id)})
    report.fill(pages)
    seen = walk(phone, ["/", "/lapor/", report.root, "/lacak/", "/periksa/"])
    case = approved(office)
    tray = [one.document_id for one in list_tray(actor=office.yuni.actor)]
    operations.sign(actor=office.yuni.actor, at=now(), document_ids=tray, passphrase=PASSPHRASE)
    operations.finish_if_all_signed(actor=WATCHER, at=now(), case_id=case.case_id)
    stranger = Client()
    stranger.post("/lacak/", {"number": case.number, "pin": case.pin})
    seen |= walk(stranger, ["/lacak/berkas/"])
    for member in (office.lilis, office.rina, office.yuni, office.tatang):
        seen |= walk(at_desk(member), ["/meja/", "/baki/", "/dasbor/", f"/meja/kasus/{case.case_id}/"])

    assert len(seen) > 30
    names = personal(office)
    for address, text in seen.items():
        for found in [address, *LINK.findall(text)]:
            if not found.startswith("data:"):
                assert not SIXTEEN.search(found), (address, found)
                assert not [one for one in names if one in found], (address, found)
    logged = "\n".join(record.getMessage() for record in caplog.records if not _is_sql(record))
    assert not SIXTEEN.search(logged)
    for one in names:
        assert one not in logged
    with acting(WATCHER):
        jobs = " ".join(str(row["args"]) for row in rows("SELECT args FROM procrastinate_jobs"))
        acts = " ".join(str(row["detail"]) for row in rows("SELECT detail FROM audit_act"))
    for one in names:
        assert one not in jobs
        assert one not in acts


def _is_sql(record: logging.LogRecord) -> bool:
    """Statements with their values: Django writes them in debug mode only, which the platform cannot enter."""
    return record.name == "django.db.backends"


def test_the_platform_cannot_be_put_into_debug_mode(settings, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("DEBUG", "DJANGO_DEBUG", "ADMINDUK_DEBUG"):
        monkeypatch.setenv(name, "1")
    from importlib import import_module

    source = import_module("adminduk.settings")
    assert source.DEBUG is False
