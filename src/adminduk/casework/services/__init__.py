"""The services of the office: one folder or file each, listed here and nowhere else."""

from __future__ import annotations

from adminduk.casework.service import Service
from adminduk.casework.services.birth import BIRTH
from adminduk.foundation.refusals import Refused
from adminduk.foundation.texts import Both

__all__ = ["SERVICES", "NoSuchService", "get_service"]

SERVICES: tuple[Service, ...] = (BIRTH,)


class NoSuchService(Refused):
    sentence = Both(
        id="Layanan ini belum tersedia di sini. Kembali ke beranda untuk memilih layanan.",
        en="This service is not offered here yet. Please choose one on the first page.",
    )


def get_service(name: str) -> Service:
    """The service of that name; raises `NoSuchService`."""
    for service in SERVICES:
        if service.name == name:
            return service
    raise NoSuchService
