"""The database of a command: the one in the environment, or the embedded one for as long as it takes."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager

from adminduk.foundation import configuration
from adminduk.foundation.configuration import Misconfigured
from adminduk.foundation.db.embedded import Cluster


def own_server() -> bool:
    """Whether the environment names a server of the office's own."""
    owner, app = (configuration.text(name) for name in ("DATABASE_URL", "ADMINDUK_APP_DATABASE_URL"))
    if app and not owner:
        # Only migrations need the owner's address; everything else runs with the application's alone.
        return True
    if owner and not app:
        raise Misconfigured(
            "Set ADMINDUK_APP_DATABASE_URL too: the address of the role adminduk_app, which ops/roles.sql "
            "makes. The platform never runs as the owner of its tables."
        )
    return bool(owner)


@contextmanager
def database_running() -> Iterator[None]:
    """Puts the addresses of the database into the environment; must come before `django.setup()`."""
    if own_server():
        yield
        return
    with Cluster(configuration.home()) as urls:
        os.environ.update(urls.environment())
        os.environ.setdefault("ADMINDUK_DEMO", "1")
        yield
