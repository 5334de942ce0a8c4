"""The server's settings, given at every start, so that a new release needs no edited file."""

from __future__ import annotations

import os
from pathlib import Path

MEGABYTE = 1024 * 1024


def memory_megabytes() -> int:
    """What this machine or container may use, in MiB."""
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES")
    for limit in ("/sys/fs/cgroup/memory.max", "/sys/fs/cgroup/memory/memory.limit_in_bytes"):
        try:
            text = Path(limit).read_text("ascii").strip()
        except OSError:
            continue
        if text.isdigit():
            memory = min(memory, int(text))
    return memory // MEGABYTE


def settings(sockets: Path, *, fast: bool) -> dict[str, str]:
    """All settings that differ from PostgreSQL's own; `fast` gives up durability, for tests only."""
    memory = memory_megabytes()
    chosen = {
        "listen_addresses": "",
        "unix_socket_directories": f'"{sockets}"',
        "unix_socket_permissions": "0700",
        "max_connections": "100",
        "shared_buffers": f"{max(64, min(1024, memory // 8))}MB",
        "effective_cache_size": f"{max(256, memory // 2)}MB",
        "maintenance_work_mem": f"{max(64, min(512, memory // 16))}MB",
        "max_wal_size": "2GB",
        "checkpoint_timeout": "15min",
        "random_page_cost": "1.1",
        "jit": "off",
        "timezone": "UTC",
        "log_timezone": "UTC",
        # A refused row or statement would carry a NIK or a name into the log.
        "log_error_verbosity": "terse",
        "log_min_error_statement": "panic",
        "log_parameter_max_length": "0",
        "log_checkpoints": "off",
        "log_line_prefix": "%m [%p] ",
    }
    if fast:
        chosen |= {
            "shared_buffers": "128MB",
            "fsync": "off",
            "full_page_writes": "off",
            "synchronous_commit": "off",
            "wal_level": "minimal",
            "max_wal_senders": "0",
            "checkpoint_timeout": "1h",
            "max_wal_size": "8GB",
        }
    return chosen


def as_arguments(chosen: dict[str, str]) -> list[str]:
    return [part for name, value in chosen.items() for part in ("-c", f"{name}={value}")]
