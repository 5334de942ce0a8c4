"""Every address that the platform answers, with something believable in place of its parameters."""

from __future__ import annotations

from collections.abc import Iterator
from uuid import UUID

from django.urls import URLPattern, URLResolver, get_resolver

NOBODY = UUID("0190a3c4-0000-7000-8000-000000000000")
SAMPLES = {
    "slug": "birth",
    "str": "7KQM4R2X9PDW",
    "uuid": str(NOBODY),
    "int": "1",
}


def addresses(level: URLResolver | None = None, before: str = "/") -> Iterator[str]:
    """Each route once, as a path."""
    for one in (level or get_resolver()).url_patterns:
        if isinstance(one, URLResolver):
            yield from addresses(one, before + _filled(str(one.pattern), one.pattern.converters))
        elif isinstance(one, URLPattern):
            yield before + _filled(str(one.pattern), one.pattern.converters)


def _filled(pattern: str, converters: dict[str, object]) -> str:
    for name, converter in converters.items():
        kind = next((kind for kind in SAMPLES if type(converter).__name__.lower().startswith(kind)), "str")
        for spelling in (f"<{kind}:{name}>", f"<{name}>"):
            pattern = pattern.replace(spelling, SAMPLES[kind])
    return pattern
