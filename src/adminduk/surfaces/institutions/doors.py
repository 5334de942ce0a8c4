"""What the doors beside our own API have in common: a call, its answer, and the routes of a published file.

A door is one interface under its own prefix. Its handlers are coroutines that get a `Call` and ask the core; there is
no other way to a person's data, so every read is checked against the agreement and logged like any other.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping, Sequence
from typing import Any, NamedTuple, Protocol
from urllib.parse import parse_qs, unquote

import msgspec

from adminduk.data_access.operations import AnsweringCore
from adminduk.data_access.types import Policy, Question, Way
from adminduk.foundation.refusals import Spoken

JSON = b"application/json"


class Answer(NamedTuple):
    status: int
    body: bytes = b""
    kind: bytes = JSON
    more: bytes = b""


def said(value: Any, status: int = 200, more: bytes = b"") -> Answer:
    """An answer of JSON, its fields in the order in which they stand in `value`."""
    return Answer(status, msgspec.json.encode(value), JSON, more)


class Call:
    """One request at a door; `policy` is None until it was authenticated."""

    __slots__ = ("body", "content_type", "core", "path", "policy", "query", "way")

    def __init__(
        self,
        core: AnsweringCore,
        way: Way,
        path: Mapping[str, str],
        query: Mapping[str, list[str]],
        body: bytes,
        content_type: str,
    ) -> None:
        self.core = core
        self.way = way
        self.path = path
        self.query = query
        self.body = body
        self.content_type = content_type
        self.policy: Policy | None = None

    async def ask(self, *questions: Question) -> Sequence[Question]:
        """Raises what the core refuses; the answers are in the log when this returns."""
        assert self.policy is not None
        return await self.core.ask(self.policy, questions, self.way)

    def one(self, name: str) -> str | None:
        values = self.query.get(name)
        return values[0] if values else None


Handler = Callable[[Call], Awaitable[Answer]]


class Door(Protocol):
    """`routes` are templates below `prefix`, as the published file has them: {method: handler}."""

    prefix: str
    way: Way
    routes: Mapping[str, Mapping[str, Handler]]
    # Handlers that need no token.
    open: frozenset[str]

    def refused(self, template: str, refused: Spoken) -> Answer: ...

    def broken(self, template: str) -> Answer: ...


class Target(NamedTuple):
    parts: tuple[str, ...]
    query: dict[str, list[str]]


def target_of(raw: bytes) -> Target:
    """Path and query of a head as it was sent: a slash that was escaped does not cut the path."""
    url = raw.split(b" ", 2)[1].decode("latin-1")
    path, _, query = url.partition("?")
    parts = tuple(unquote(part) for part in path.split("/")[1:])
    try:
        asked = parse_qs(query, keep_blank_values=True, max_num_fields=200)
    except ValueError:
        asked = {}
    return Target(parts, asked)


class Routes:
    """Templates such as /v1/persons/{uin}/match, found by their parts; fixed parts come before variable ones."""

    def __init__(self, door: Door) -> None:
        self._known = sorted(
            (
                (template, tuple(template.split("/")[1:]), methods)
                for template, methods in door.routes.items()
            ),
            key=lambda known: known[0].count("{"),
        )

    def find(self, parts: Sequence[str]) -> tuple[str, dict[str, str], Mapping[str, Handler]] | None:
        """The template, the values of its variables, and what answers each method."""
        for template, pattern, methods in self._known:
            if len(pattern) != len(parts):
                continue
            values: dict[str, str] = {}
            for wanted, part in zip(pattern, parts, strict=True):
                if wanted.startswith("{"):
                    if not part:
                        break
                    values[wanted[1:-1]] = part
                elif wanted != part:
                    break
            else:
                return template, values, methods
        return None
