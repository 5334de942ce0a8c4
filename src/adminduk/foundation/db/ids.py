"""Ids are made here, in Python, so that no table depends on one PostgreSQL version's functions."""

from __future__ import annotations

from uuid import UUID

import uuid_utils


def new_id() -> UUID:
    """A UUIDv7: ordered by time, so that indexes grow at one end."""
    return UUID(bytes=uuid_utils.uuid7().bytes)
