"""The processes of the platform, and the environment they get."""

from __future__ import annotations

import os
import sys

from adminduk.foundation import configuration


def programs(bind: str, port: int) -> list[tuple[str, list[str]]]:
    """Name and command of each process that the supervisor keeps running."""
    command_line = [sys.executable, "-m", "adminduk.cli"]
    return [
        ("web", web(bind, port)),
        ("worker", [*command_line, "worker"]),
        ("sealer", [*command_line, "sealer"]),
        *institutions(),
    ]


def institutions() -> list[tuple[str, list[str]]]:
    """What answers institutions: one process spends one core; more of them share the port."""
    processes = configuration.number("ADMINDUK_INSTITUTIONS_WORKERS", 1)
    command = [sys.executable, "-m", "adminduk.cli", "institutions-api"]
    if processes == 1:
        return [("institutions", command)]
    return [(f"institutions-{number}", [*command, "--shared"]) for number in range(1, processes + 1)]


def web(bind: str, port: int) -> list[str]:
    """The pages. Requests wait for the database, not for the processor: hence threads."""
    cores = os.cpu_count() or 1
    processes = configuration.number("ADMINDUK_WEB_WORKERS", min(4, cores))
    options = {
        "--interface": "wsgi",
        "--host": bind,
        "--port": str(port),
        "--workers": str(processes),
        "--blocking-threads": str(min(8, 2 * cores + 1)),
        "--workers-kill-timeout": "3s",
        "--log-level": "warning",
    }
    words = [word for pair in options.items() for word in pair]
    # No access log: it would hold who looked at what, without the purpose.
    switches = ["--no-ws", "--no-access-log", "--respawn-failed-workers"]
    return [sys.executable, "-m", "granian", *words, *switches, "adminduk.wsgi:application"]


def child_environment() -> dict[str, str]:
    """Ours, without the owner's address: what answers a browser must not be able to migrate."""
    hidden = {"DATABASE_URL"}
    kept = {
        name: value
        for name, value in os.environ.items()
        if name not in hidden and not name.startswith("GRANIAN_")
    }
    return kept | {"PYTHONUNBUFFERED": "1", "DJANGO_SETTINGS_MODULE": "adminduk.settings"}
