"""Reading the environment: one function a kind of value, each with a clear sentence when it is wrong."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, unquote, urlsplit

PROJECT = Path(__file__).resolve().parents[3]


class Misconfigured(Exception):
    """A setting is missing or wrong; the message says which and what it should be."""


def text(name: str, default: str = "") -> str:
    return os.environ.get(name, default).strip()


def flag(name: str, default: bool = False) -> bool:
    value = text(name).lower()
    if value in {"", "0", "1", "true", "false", "yes", "no"}:
        return default if value == "" else value in {"1", "true", "yes"}
    raise Misconfigured(f"{name} must be 1 or 0, not {value!r}")


def number(name: str, default: int) -> int:
    value = text(name) or str(default)
    if not value.isdigit():
        raise Misconfigured(f"{name} must be a whole number, not {value!r}")
    return int(value)


def home() -> Path:
    """The folder of data, keys and logs: ADMINDUK_HOME, by default `var` in the project."""
    return Path(text("ADMINDUK_HOME") or PROJECT / "var").expanduser().absolute()


def database(url: str) -> dict[str, Any]:
    """Django's words for `postgresql://user:password@host:port/name?option=value`.

    A host that begins with "/" (quoted as %2F…) is the folder of a Unix socket.
    """
    parts = urlsplit(url)
    if parts.scheme not in {"postgresql", "postgres"}:
        raise Misconfigured("a database address begins with postgresql://")
    options = dict(parse_qsl(parts.query))
    host = options.pop("host", None) or unquote(parts.hostname or "")
    if "%2f" in parts.netloc.lower():
        # urlsplit lower-cases host names, and a socket's folder may have capitals.
        host = unquote(parts.netloc.rpartition("@")[2].rpartition(":")[0] or parts.netloc.rpartition("@")[2])
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": unquote(parts.path.lstrip("/")),
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": host,
        "PORT": str(options.pop("port", None) or parts.port or ""),
        "OPTIONS": options,
    }
