"""Asking a gateway over HTTPS, and knowing what a failure means for the message."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any
from urllib.parse import urlsplit

import httpx

from adminduk.foundation.configuration import Misconfigured
from adminduk.messaging.gateways.types import TryLater, Uncertain

PATIENCE = 20.0  # seconds until an answer must be there
LOOPBACK = {"localhost", "127.0.0.1", "::1"}


def https_only(url: str, setting: str) -> str:
    """`url` without a slash at its end; messages leave the machine encrypted or not at all."""
    parts = urlsplit(url)
    if parts.scheme != "https" and parts.hostname not in LOOPBACK:
        raise Misconfigured(f"{setting} must begin with https://")
    return url.rstrip("/")


def post(
    url: str,
    *,
    channel: str,
    token: str,
    body: Mapping[str, Any],
    headers: Mapping[str, str] | None = None,
    seconds: float = PATIENCE,
) -> httpx.Response:
    """Whatever the other side answers; `TryLater` when it never had the request, else `Uncertain`."""
    try:
        return httpx.post(
            url,
            json=body,
            headers={"Authorization": f"Bearer {token}", **(headers or {})},
            timeout=httpx.Timeout(seconds, connect=min(5.0, seconds)),
            follow_redirects=False,
        )
    except (httpx.ConnectError, httpx.ConnectTimeout, httpx.PoolTimeout):
        raise TryLater(f"{channel}:unreachable") from None
    except httpx.TimeoutException:
        raise Uncertain(f"{channel}:timeout") from None
    except httpx.HTTPError:
        raise Uncertain(f"{channel}:broken-off") from None


def answered(response: httpx.Response) -> dict[str, Any]:
    """The JSON object of an answer, or nothing when it is none."""
    try:
        said = response.json()
    except ValueError:
        return {}
    return said if isinstance(said, dict) else {}
