"""Answer institutions (the verification API) until SIGTERM."""

from __future__ import annotations

import argparse

from adminduk.cli.database import database_running
from adminduk.foundation import configuration


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--port", type=int, help="instead of ADMINDUK_INSTITUTIONS_PORT (8100)")
    parser.add_argument("--shared", action="store_true", help="others may listen on the same port, too")


def run(options: argparse.Namespace) -> int:
    with database_running():
        import django

        django.setup()
        from adminduk.surfaces.institutions.api.serving import serve

        port = options.port or configuration.number("ADMINDUK_INSTITUTIONS_PORT", 8100)
        return serve(configuration.text("ADMINDUK_BIND", "127.0.0.1"), port, shared=options.shared)
