"""What the tests of the pages for akta and letters begin with."""

from __future__ import annotations

from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from tests.cases import photo
from tests.surfaces.desk.office import Office, at_desk

PAPER = {
    "number": "474.1/77/2012",
    "year": "2012",
    "issuer": "Dinas Kependudukan dan Catatan Sipil Kabupaten Bogor",
    "issued_on-day": "2",
    "issued_on-month": "maret",
    "issued_on-year": "2012",
    "name": "Asep Sunandar",
    "sex": "1",
    "birth_place": "Cibinong",
    "birth_date-day": "12",
    "birth_date-month": "3",
    "birth_date-year": "1990",
    "parentage": "mother_only",
    "mother": "Iyem",
}


def looking_at(office: Office, member: Any) -> tuple[Client, str]:
    """A browser in which the member has said why he looks at Asep, and Asep's address."""
    browser = at_desk(member)
    address = f"/meja/orang/{office.family.head.person_id}/"
    browser.post(address, {"purpose": "serve"})
    return browser, address


def scan() -> SimpleUploadedFile:
    return SimpleUploadedFile("akta.jpg", photo(), "image/jpeg")
