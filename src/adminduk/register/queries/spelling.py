"""Names held against each other by the register's rules of spelling, for whoever compares without looking up."""

from __future__ import annotations

from adminduk.register.naming import similarity


def compare_names(*, asked: str, known: str) -> float:
    """How alike two names (or words of a place) are, 0…1: see `naming.compare`."""
    return similarity(asked, known)
