"""Regions as choices: the search that the region field asks, with and without a script."""

from __future__ import annotations

from adminduk.offices import queries
from adminduk.surfaces.components.fields import Option


def region_options(text: str, *, level: str, within: str = "") -> list[Option]:
    """Matches for `text` among regions of `level` (province, kabkota, kecamatan, village), the upper names as help."""
    return [
        Option(value=region.code, label=region.name, help=", ".join(queries.full_name(region.code)[1:]))
        for region in queries.search_regions(text, level=level, within=within)
    ]


def region_words(code: str) -> str:
    """Ciriung, Cibinong, Kabupaten Bogor, Jawa Barat; nothing for no code."""
    return ", ".join(queries.full_name(code)) if code else ""
