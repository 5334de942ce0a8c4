"""Reads `sandbox.yaml`: the residents who never lived."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from typing import Any

import yaml


@cache
def families() -> tuple[dict[str, Any], ...]:
    """A family's facts with its `members`; whoever needs a row puts the two together."""
    text = files(__package__).joinpath("sandbox.yaml").read_text("utf-8")
    return tuple(yaml.safe_load(text))
