"""Who may know whom: the contracts in pyproject.toml hold, and each catches a planted breach."""

from __future__ import annotations

from collections.abc import Iterable
from copy import deepcopy

import grimp
import importlinter.cli  # noqa: F401 - sets the linter up: where it reads options and how it prints
import pytest
from importlinter.application import use_cases
from importlinter.application.user_options import UserOptions
from importlinter.domain.contract import registry

from adminduk.foundation.configuration import PROJECT


@pytest.fixture(scope="module")
def options() -> UserOptions:
    read = use_cases.read_user_options(str(PROJECT / "pyproject.toml"))
    use_cases._register_contract_types(read)
    return read


@pytest.fixture(scope="module")
def imports() -> grimp.ImportGraph:
    return grimp.build_graph("adminduk", include_external_packages=True, cache_dir=None)


def broken(options: UserOptions, graph: grimp.ImportGraph) -> set[str]:
    """The names of the contracts that `graph` breaks."""
    names = set()
    for words in options.contracts_options:
        contract = registry.get_contract_class(words["type"])(
            name=words["name"], session_options=options.session_options, contract_options=words
        )
        if not contract.check(deepcopy(graph), verbose=False).kept:
            names.add(words["name"])
    return names


def planted(graph: grimp.ImportGraph, *breach: tuple[str, str]) -> grimp.ImportGraph:
    """A copy of the graph with more imports: (who imports, what)."""
    copy = deepcopy(graph)
    for importer, imported in breach:
        copy.add_import(importer=importer, imported=imported, line_number=1, line_contents="import")
    return copy


def test_the_contracts_hold(options: UserOptions, imports: grimp.ImportGraph) -> None:
    assert broken(options, imports) == set()


@pytest.mark.parametrize(
    ("contract", "breach"),
    [
        ("Rooms import downward", [("adminduk.register.operations", "adminduk.casework.operations")]),
        ("Rooms import downward", [("adminduk.foundation.texts", "adminduk.regulations.law")]),
        ("Rooms import downward", [("adminduk.offices.operations", "adminduk.messaging.operations")]),
        ("Rooms import downward", [("adminduk.casework.operations", "adminduk.surfaces.desk")]),
        (
            "Audiences do not know each other, and all stand on one design system",
            [("adminduk.surfaces.desk.apps", "adminduk.surfaces.portal.apps")],
        ),
        (
            "Audiences do not know each other, and all stand on one design system",
            [("adminduk.surfaces.components.views", "adminduk.surfaces.desk.apps")],
        ),
        (
            "A room shows operations, queries and types, nothing else",
            [("adminduk.casework.operations", "adminduk.register.models")],
        ),
        (
            "A room shows operations, queries and types, nothing else",
            [("adminduk.surfaces.desk.apps", "adminduk.register.operations.facts")],
        ),
        ("The law is data and pure predicates", [("adminduk.regulations.law", "django")]),
    ],
)
def test_a_planted_breach_is_found(
    options: UserOptions, imports: grimp.ImportGraph, contract: str, breach: Iterable[tuple[str, str]]
) -> None:
    assert contract in broken(options, planted(imports, *breach))


def test_a_room_that_nobody_placed_is_found(options: UserOptions, imports: grimp.ImportGraph) -> None:
    copy = deepcopy(imports)
    copy.add_module("adminduk.helpers")
    assert "Rooms import downward" in broken(options, copy)
