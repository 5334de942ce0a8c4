"""A second authority's answers on revocation over real HTTP, with its faults: what BSrE's would be."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

from adminduk.documents.pki.answers import RevocationResponder
from adminduk.documents.pki.authority import publish_lists


@dataclass
class Authority:
    """`at` is its clock; `fault` of answers and `list_fault` of lists: "", "silent", "huge", "garbage", "unknown"."""

    folder: Path = Path()
    at: datetime = datetime.min
    address: str = ""
    fault: str = ""
    list_fault: str = ""
    asked: list[str] = field(default_factory=list)

    def answer(self, request: bytes) -> bytes:
        return RevocationResponder(self.folder, at=self.at, address="").answer(request, at=self.at)

    def list(self, name: str) -> bytes:
        publish_lists(self.folder, at=self.at)
        return (self.folder / name).read_bytes()


class _Handler(BaseHTTPRequestHandler):
    authority: Authority

    def log_message(self, *_: object) -> None:
        """Quiet."""

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers.get("Content-Length", 0)))
        self.authority.asked.append("ocsp")
        self._say(self.authority.fault, lambda: self.authority.answer(body))

    def do_GET(self) -> None:
        self.authority.asked.append("list")
        self._say(self.authority.list_fault, lambda: self.authority.list(Path(self.path).name))

    def _say(self, fault: str, make: object) -> None:
        data = {"huge": b"x" * 2_000_000, "garbage": b"<html>"}.get(fault)
        self.send_response(503 if fault == "silent" else 200)
        body = b"" if fault == "silent" else data if data is not None else make()  # type: ignore[operator]
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)


@contextmanager
def answering() -> Iterator[Authority]:
    authority = Authority()
    handler = type("Handler", (_Handler,), {"authority": authority})
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    authority.address = f"http://127.0.0.1:{server.server_port}"
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True)
    thread.start()
    try:
        yield authority
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
