"""A decree moves villages to other codes: their people go along, with all their numbers."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from adminduk.foundation.refusals import Refused
from adminduk.foundation.texts import Both


@dataclass(frozen=True, slots=True)
class CarryOver:
    """Which village codes become which, from which day, by which law.

    `whole` maps a kab/kota that ends to the one that takes up whoever stands on no card (visitors, people on
    the way to it). `offices` are the offices of the new kab/kota, whose entries these are.
    """

    villages: Mapping[str, str]
    effective_on: date
    legal_basis: tuple[str, ...]
    offices: Mapping[str, int]
    whole: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class VillageToCarry:
    """What is still to be carried over from one village."""

    was: str
    becomes: str
    families: int
    people: int


class TwiceInTheDecree(Refused):
    sentence = Both(
        id="Kode {code} sekaligus kode lama dan kode baru. Bagi perubahan itu menjadi dua berkas.",
        en="The code {code} is both an old and a new one. Please divide the change into two files.",
    )


class NoLegalBasis(Refused):
    sentence = Both(
        id="Dasar hukum perubahan wilayah belum disebut.",
        en="The legal basis of the change of regions is missing.",
    )


class NoOfficeForRegion(Refused):
    sentence = Both(
        id="Belum ada kantor untuk wilayah {code}. Buka kantor itu dahulu.",
        en="There is no office for the region {code} yet. Please open it first.",
    )


class RegionUnknown(Refused):
    sentence = Both(
        id="Kode wilayah {code} tidak berlaku. Masukkan perubahan daftar wilayah dahulu.",
        en="The region code {code} is not in force. Please enter the change of the list of regions first.",
    )
