"""Connections of the answering process: asyncpg, prepared, without the reset that its pool would send.

Nothing here sets anything for a session but when it opens, so there is nothing to reset; and one lane uses one
connection, so there is no pool to wait for.
"""

from __future__ import annotations

from typing import Any

import asyncpg
from django.conf import settings

# A look-up takes a millisecond or two. What takes this long has failed, and is told so.
PATIENCE_SECONDS = 5.0


async def connect(*, durable: bool = True) -> asyncpg.Connection:
    """A connection as the application. `durable`: a commit is on the disk when it is told (counts need not be)."""
    where: dict[str, Any] = settings.DATABASES["default"]
    told = {"user": "USER", "password": "PASSWORD", "database": "NAME", "host": "HOST", "port": "PORT"}
    options = {name: where[key] for name, key in told.items() if where.get(key)}
    if mode := where.get("OPTIONS", {}).get("sslmode"):
        options["ssl"] = mode
    return await asyncpg.connect(
        **options,
        timeout=PATIENCE_SECONDS,
        command_timeout=PATIENCE_SECONDS,
        server_settings={
            "application_name": "adminduk institutions",
            "synchronous_commit": "on" if durable else "off",
            "jit": "off",
            # The tables are large and the questions few: one plan for ever, by the keys, however statistics stand.
            "plan_cache_mode": "force_generic_plan",
            "enable_hashjoin": "off",
            "enable_mergejoin": "off",
            "enable_seqscan": "off",
        },
    )
