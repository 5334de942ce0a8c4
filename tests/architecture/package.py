"""The whole package, imported and read: for promises that span files."""

from __future__ import annotations

import ast
import importlib
import pkgutil
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from types import ModuleType

import adminduk

SOURCE = Path(adminduk.__file__).parent
# Importing these starts something.
NOT_IMPORTED = {"adminduk.cli.__main__"}


@cache
def modules() -> dict[str, ModuleType]:
    """Every module by its dotted name."""
    names = [found.name for found in pkgutil.walk_packages(adminduk.__path__, "adminduk.")]
    return {name: importlib.import_module(name) for name in names if name not in NOT_IMPORTED}


def subclasses(base: type) -> Iterator[type]:
    """All of them in the package, however deep."""
    for one in base.__subclasses__():
        if one.__module__.startswith("adminduk."):
            yield one
        yield from subclasses(one)


@cache
def sources() -> dict[str, ast.Module]:
    """The syntax tree of every file, by its path below the package."""
    return {
        str(path.relative_to(SOURCE)): ast.parse(path.read_text("utf-8"))
        for path in sorted(SOURCE.rglob("*.py"))
        if "vendored" not in path.parts
    }
