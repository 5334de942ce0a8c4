"""Somebody who reports from home, through the real pages, at the real clock.

`SITI` and the others of the cast are signed in by `sign_in`; `Report` walks the questions of a case as a
thumb would: each page is opened, answered, and left for the next.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpResponse
from django.test import Client

from adminduk.casework.models import Case
from adminduk.foundation.access.acting import acting
from adminduk.foundation.access.types import Scope, system
from adminduk.foundation.clock import day_at, now
from adminduk.messaging import queries as messages
from adminduk.register.types.loading import LoadedFamily, LoadedPerson
from tests.cases import photo

WATCHER = system("test", Scope.nation())
PHONE = "0812 3456 7890"
Pages = Mapping[str, Mapping[str, str]]


def today() -> date:
    return day_at(now(), "WIB")


def boxes(name: str, day: date) -> dict[str, str]:
    return {f"{name}-day": str(day.day), f"{name}-month": str(day.month), f"{name}-year": str(day.year)}


def numbers(person: LoadedPerson, family: LoadedFamily, contact: str = PHONE) -> dict[str, str]:
    """What somebody types to sign in."""
    own = {"nik": person.nik or "", "kk_number": family.kk_number, "contact": contact}
    return own | boxes("birth_date", person.birth_date)


def last_code() -> str:
    """The newest one-time code of the outbox."""
    sent = [one for one in messages.list_outbox(actor=WATCHER, purpose="test") if one.kind == "one_time_code"]
    words = sent[0].sms_text.replace(",", " ").split()
    return next(word for word in words if word.isdigit() and len(word) == 6)


def sign_in(client: Client, person: LoadedPerson, family: LoadedFamily, contact: str = PHONE) -> HttpResponse:
    asked = client.post("/lapor/masuk/", numbers(person, family, contact))
    assert asked.status_code == 302, asked.content.decode()
    return client.post("/lapor/masuk/kode/", {"code": last_code()})


def a_child(born: date, **changes: Mapping[str, str]) -> dict[str, Mapping[str, str]]:
    """A daughter born in a hospital of the kabupaten, reported by her mother."""
    pages: dict[str, Mapping[str, str]] = {
        "report": {"report": "birth"},
        "reporter": {"reporter_relation": "mother"},
        "child_name": {"child_name": "Alya Nur Azizah"},
        "child_sex": {"child_sex": "2"},
        "birth_date": {**boxes("birth_date", born), "birth_time": "04.35"},
        "birth_place": {"place_kind": "1", "place_name": "RSUD Cibinong", "birth_region": "3201"},
        "delivery": {"birth_kind": "1", "birth_order": "2", "birth_helper": "2"},
        "measures": {"weight_grams": "3100", "length_cm": "49"},
        "witnesses": {
            "witnesses-0-name": "Euis Komariah",
            "witnesses-0-nik": "3201015505800001",
            "witnesses-1-name": "Dadan Hidayat",
            "witnesses-1-nik": "3201011505800001",
        },
    }
    return pages | changes


def last_week() -> date:
    return today() - timedelta(days=7)


class Report:
    """One report under way."""

    def __init__(self, client: Client, service: str = "birth") -> None:
        self.client = client
        begun = client.post(f"/lapor/{service}/")
        assert begun.status_code == 302
        self.root = begun.headers["Location"]
        self.case_id = self.root.rstrip("/").rpartition("/")[2]
        self.asked: list[str] = []

    @property
    def case(self) -> Case:
        with acting(WATCHER):
            return Case.objects.get(case_id=self.case_id)

    def get(self, page: str, **query: str) -> HttpResponse:
        return self.client.get(f"{self.root}{page}/", query)

    def post(self, page: str, data: Mapping[str, Any]) -> HttpResponse:
        return self.client.post(f"{self.root}{page}/", data)

    def fill(self, pages: Pages) -> str:
        """Answers whatever is asked, in the order of the pages; answers where that ended ("bukti")."""
        place = self.client.get(self.root).headers["Location"]
        for _turn in range(40):
            name = place.rstrip("/").rpartition("/")[2]
            if name in ("bukti", "periksa"):
                return name
            assert name in pages, f"{name} was asked"
            assert self.client.get(place).status_code == 200, name
            self.asked.append(name)
            answered = self.client.post(place, pages[name])
            assert answered.status_code == 302, (name, _errors(answered))
            place = answered.headers["Location"]
        raise AssertionError("the questions do not end")

    def send_photo(self, kind: str, form: str = "") -> HttpResponse:
        name = f"{kind}--{form}" if form else kind
        file = SimpleUploadedFile("foto.jpg", photo(), content_type="image/jpeg")
        return self.post("bukti", {"kind": kind, "form": form, name: file})

    def missing(self) -> list[str]:
        """The kinds of papers that the page of evidence still asks for."""
        return [one.name for one in self.get("bukti").context["items"] if one.state == "missing"]

    def complete(self, *papers: str | tuple[str, str]) -> HttpResponse:
        """Sends the papers and the report; answers the page of checking, as it was before."""
        for one in papers:
            kind, form = one if isinstance(one, tuple) else (one, "")
            assert self.send_photo(kind, form).status_code == 302, one
        checked = self.get("periksa")
        assert checked.context["ready"], (checked.context["refused"], checked.context["open_questions"],
                                          checked.context["missing_papers"], checked.context["asked"])  # fmt: skip
        sent = self.post("periksa", {"statement": "yes", "key": checked.context["key"]})
        assert sent.status_code == 302, _errors(sent)
        assert sent.headers["Location"] == f"{self.root}bukti-lapor/"
        return checked


def _errors(response: HttpResponse) -> list[str]:
    return [str(field.error) for field in (response.context or {}).get("fields", ()) if field.error]
