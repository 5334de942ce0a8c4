"""The real kecamatan and villages that families live in, with the addresses of their neighbourhoods."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from random import Random
from typing import Any

import yaml
from lokal import wilayah

from adminduk.demo.draws import uniform

BOGOR = "3201"
# A kecamatan that the table does not name counts as much as an average one.
_DEFAULT_WEIGHT, _DEFAULT_URBAN = 100, 0.4


@dataclass(frozen=True, slots=True)
class Village:
    code: str
    name: str
    postal_code: str


@dataclass(frozen=True, slots=True)
class Kecamatan:
    """`weight` is its share of residents, `urban` the share of families in town-like surroundings."""

    code: str
    name: str
    weight: float
    urban: float
    villages: tuple[Village, ...]

    @property
    def kabkota(self) -> str:
        return self.code[:4]


@dataclass(frozen=True, slots=True)
class Address:
    """`line` without RT, RW and village: they have fields of their own on a family card."""

    line: str
    rt: str
    rw: str
    village_code: str
    postal_code: str
    urban: bool


@cache
def _table(name: str) -> dict[str, Any]:
    return yaml.safe_load(files(__package__).joinpath(f"{name}.yaml").read_text(encoding="utf-8"))


@cache
def _lines(kind: str) -> tuple[str, ...]:
    return tuple(word.strip() for word in _table("addresses")[kind].split(","))


def digits(code: str) -> str:
    return code.replace(".", "")


@cache
def list_kecamatan(kabkota: str) -> tuple[Kecamatan, ...]:
    """All kecamatan of a kab/kota, in the order of their codes."""
    found = []
    for region in wilayah.list_wilayah(kabkota):
        code = digits(region.code)
        weight, urban = _table("places").get(code, (_DEFAULT_WEIGHT, _DEFAULT_URBAN))
        villages = tuple(
            Village(digits(one.code), one.name, one.postal_code or "")
            for one in wilayah.list_wilayah(region.code)
        )
        found.append(Kecamatan(code, region.name, weight, urban, villages))
    return tuple(found)


@cache
def kecamatan_codes(kabkota: str) -> tuple[str, ...]:
    return tuple(digits(region.code) for region in wilayah.list_wilayah(kabkota))


@cache
def birth_place_name(kabkota: str) -> str:
    """What a birth certificate calls the place: "Bogor", "Sukabumi", "Jakarta"."""
    if kabkota.startswith("31"):
        return "Jakarta"
    name = wilayah.wilayah_name(kabkota) or kabkota
    for prefix in ("Kabupaten ", "Kota Administrasi ", "Kota "):
        name = name.removeprefix(prefix)
    return name


@cache
def _kampung_of(village_code: str) -> tuple[str, ...]:
    """The few kampung of a village: always the same, whatever the seed."""
    random = Random(f"kampung/{village_code}")
    names = list(_lines("kampung"))
    return tuple(names.pop(int(random.random() * len(names))) for _ in range(6))


def draw_address(kecamatan: Kecamatan, random: Random) -> Address:
    """A house in one of the villages; the RW tells the kampung, as it does in life."""
    village = uniform(kecamatan.villages, random)
    urban = random.random() < kecamatan.urban
    rw = 1 + int(random.random() * 12)
    rt = 1 + int(random.random() * 6)
    chance = random.random()
    if urban and chance < 0.42:
        block = "ABCDEFGHJK"[int(random.random() * 10)]
        row, house = 1 + int(random.random() * 18), 1 + int(random.random() * 40)
        line = f"Perum {uniform(_lines('estate'), random)} Blok {block}{row} No. {house}"
    elif chance < (0.70 if urban else 0.08):
        line = f"Jl. {uniform(_lines('street'), random)} No. {1 + int(random.random() * 180)}"
    else:
        kampung = _kampung_of(village.code)
        name = kampung[rw % len(kampung)]
        line = name if name.startswith(("Kampung", "Gang")) else f"Kp. {name}"
    return Address(line, f"{rt:03d}", f"{rw:03d}", village.code, village.postal_code, urban)
