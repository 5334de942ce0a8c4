"""Our own OpenAPI file, as it is shipped in the package."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from typing import Any

import msgspec
import yaml


@cache
def document() -> dict[str, Any]:
    return yaml.safe_load(files(__package__).joinpath("institutions.yaml").read_text("utf-8"))


@cache
def document_bytes() -> bytes:
    return msgspec.json.encode(document())


def resolved(part: Any) -> Any:
    """What a reference within the document means; anything else as it is."""
    while isinstance(part, dict) and "$ref" in part:
        found: Any = document()
        for name in part["$ref"].removeprefix("#/").split("/"):
            found = found[name]
        part = found
    return part
