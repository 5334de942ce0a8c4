"""When the first page answers: where it is, and in the demo who may sign in."""

from __future__ import annotations

import http.client
import time
from collections.abc import Callable, Sequence
from contextlib import suppress
from urllib.parse import urlsplit

from adminduk.cli.logs import Terminal
from adminduk.foundation import configuration

PATIENCE_SECONDS = 60


def wait_until_answering(bind: str, port: int, meanwhile: Callable[[], None]) -> bool:
    """Returns when the pages answer at all; False when they did not for a minute."""
    deadline = time.monotonic() + PATIENCE_SECONDS
    while time.monotonic() < deadline:
        if _answers(bind, port):
            return True
        meanwhile()
        time.sleep(0.05)
    return False


def _answers(bind: str, port: int) -> bool:
    host = {"0.0.0.0": "127.0.0.1", "::": "::1"}.get(bind, bind)  # noqa: S104 - what to ask, not where to listen
    public = urlsplit(configuration.text("ADMINDUK_PUBLIC_URL") or f"http://localhost:{port}")
    with suppress(OSError, http.client.HTTPException):
        line = http.client.HTTPConnection(host, port, timeout=5)
        try:
            # The name that the pages expect to be called by, as the proxy in front would say it.
            line.request(
                "GET", "/healthz", headers={"Host": public.netloc, "X-Forwarded-Proto": public.scheme}
            )
            return line.getresponse().status < 600
        finally:
            line.close()
    return False


def greet(terminal: Terminal, bind: str, port: int, sign_ins: Sequence[str], seconds: float) -> None:
    shown = "localhost" if bind in {"127.0.0.1", "::1", "0.0.0.0", "::"} else bind  # noqa: S104
    address = f"http://{shown}:{port}"
    terminal.say(f"Adminduk answers at {address} after {seconds:.1f} s.")
    terminal.show()
    terminal.show(f"  Residents   {address}/")
    terminal.show(f"  Officers    {address}/masuk/")
    terminal.show(f"  Verify      {address}/periksa/")
    terminal.show(f"  Health      {address}/healthz")
    if sign_ins:
        terminal.show(f"  The demo    {address}/demo/")
        terminal.show()
        terminal.show("  This is a demo with invented people. Sign in as:")
        for line in sign_ins:
            terminal.show(f"    {line}")
    terminal.show()
    terminal.show("  Ctrl-C ends it; the data is kept. bin/reset starts over.")
