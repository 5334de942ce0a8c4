"""A real Chromium on the design system, served by this process on a port of its own."""

from __future__ import annotations

import os
import shutil
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from socketserver import ThreadingMixIn
from typing import Any
from wsgiref.simple_server import WSGIRequestHandler, WSGIServer, make_server

from django.core.wsgi import get_wsgi_application
from django.db import connections
from playwright.sync_api import Browser, sync_playwright

ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


def chromium_path() -> str | None:
    named = os.environ.get("ADMINDUK_CHROMIUM")
    # bin/test says "none" where a browser is there but does not start.
    return None if named == "none" else named or shutil.which("chromium") or shutil.which("chromium-browser")


@cache
def pictures() -> Path:
    """Where the pages are kept as they were seen: SCREENSHOTS, or var/screenshots below the project."""
    project = Path(__file__).resolve().parents[3]
    folder = Path(os.environ.get("SCREENSHOTS") or project / "var" / "screenshots")
    folder.mkdir(parents=True, exist_ok=True)
    return folder


class _Server(ThreadingMixIn, WSGIServer):
    daemon_threads = True

    def process_request_thread(self, request: Any, client_address: Any) -> None:
        """Each request has a thread of its own, and leaves no connection to the database behind."""
        try:
            super().process_request_thread(request, client_address)
        finally:
            connections.close_all()


class _Quiet(WSGIRequestHandler):
    def log_message(self, format: str, *args: object) -> None:
        """Tests read the page, not the log."""


@contextmanager
def served() -> Iterator[str]:
    """The address of the pages, for as long as the block lasts."""
    server = make_server("127.0.0.1", 0, get_wsgi_application(), server_class=_Server, handler_class=_Quiet)
    thread = threading.Thread(target=server.serve_forever, args=(0.05,), daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


@contextmanager
def chromium() -> Iterator[Browser]:
    # While the driver's event loop runs, Django keeps another set of connections for this thread; neither set
    # may outlive its time, because the database is made anew between tests.
    connections.close_all()
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium_path(), args=ARGUMENTS)
        try:
            yield browser
        finally:
            browser.close()
            connections.close_all()
