"""Jurisdiction is one predicate: a region lies in a scope when one of the scope's codes begins it.

The database keeps the same rule as `adminduk_within(code)`; a property test holds the two together.
"""

from __future__ import annotations

from dataclasses import dataclass

NATION = "*"


@dataclass(frozen=True, slots=True)
class Scope:
    """The regions somebody may see: codes of digits (2, 4, 6 or 10), or the nation, or none."""

    codes: tuple[str, ...] = ()

    @classmethod
    def of(cls, *codes: str) -> Scope:
        if not all(code.isdigit() for code in codes):
            raise ValueError("a region code is digits only")
        return cls(tuple(sorted(set(codes))))

    @classmethod
    def nation(cls) -> Scope:
        return cls((NATION,))

    @classmethod
    def none(cls) -> Scope:
        return cls(())

    def covers(self, code: str) -> bool:
        """Whether the region `code` lies in this scope; the empty code only in the nation's."""
        return any(own == NATION or (bool(code) and code.startswith(own)) for own in self.codes)

    def as_setting(self) -> str:
        return ",".join(self.codes)
