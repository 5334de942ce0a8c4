from __future__ import annotations

from functools import lru_cache

from adminduk.offices.models import Region
from adminduk.offices.types import NoSuchRegion, RegionFacts


def _facts(region: Region) -> RegionFacts:
    return RegionFacts(
        code=region.code,
        name=region.name,
        level=region.level,
        kind=region.kind,
        parent_code=region.parent_code,
        postal_code=region.postal_code,
        zone=region.zone,
    )


@lru_cache(maxsize=20_000)
def _known(code: str) -> RegionFacts:
    region = Region.objects.filter(code=code, valid_to__isnull=True).first()
    if region is None:
        # Raised, not returned: a code that is missing today may be loaded tomorrow.
        raise NoSuchRegion(code=code)
    return _facts(region)


def forget_regions() -> None:
    """After a decree: what this program remembers of the list of regions is read anew."""
    _known.cache_clear()


def get_region(code: str) -> RegionFacts:
    """The region that bears `code` today; `NoSuchRegion` otherwise."""
    return _known(code)


def find_region(code: str) -> RegionFacts | None:
    try:
        return _known(code)
    except NoSuchRegion:
        return None


def full_name(code: str) -> tuple[str, ...]:
    """The names from the region up to its province: ("Ciriung", "Cibinong", "Kabupaten Bogor", …)."""
    lengths = [length for length in (10, 6, 4, 2) if length <= len(code)]
    found = [find_region(code[:length]) for length in lengths]
    return tuple(region.name for region in found if region)


def list_regions(parent_code: str) -> list[RegionFacts]:
    """The regions directly below `parent_code` ("" gives the provinces), by name."""
    below = Region.objects.filter(parent_code=parent_code, valid_to__isnull=True).order_by("name")
    return [_facts(region) for region in below]


def postal_codes_of_villages(within: str = "") -> dict[str, str]:
    """The code of every village of today, below `within`, with its postal code: for files of millions."""
    villages = Region.objects.filter(level="village", valid_to__isnull=True, code__startswith=within)
    return dict(villages.values_list("code", "postal_code"))


def search_regions(text: str, *, level: str, within: str = "", limit: int = 20) -> list[RegionFacts]:
    """Regions of `level` whose name holds `text` (at least two letters), those of `within` only."""
    wanted = text.strip()
    if len(wanted) < 2:
        return []
    found = Region.objects.filter(level=level, valid_to__isnull=True, name__icontains=wanted)
    if within:
        found = found.filter(code__startswith=within)
    ranked = sorted(
        (_facts(region) for region in found[:500]),
        key=lambda one: (not one.name.lower().startswith(wanted.lower()), one.name, one.code),
    )
    return ranked[:limit]
