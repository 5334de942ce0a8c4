"""The head of a request, read once: a connection sends the same bytes again and again.

llhttp (httptools) reads a head that is new. What it said is kept under the very bytes, so that the next request
with them costs one look into a dictionary. Only heads with a token that held are kept, so strangers fill nothing.
"""

from __future__ import annotations

from urllib.parse import unquote

import httptools

from adminduk.data_access.types import Policy, Token

MOST_HEAD, MOST_BODY, MOST_KEPT = 8 * 1024, 64 * 1024, 8_192


class BadHead(Exception):
    """`status` is what HTTP calls it."""

    def __init__(self, status: int) -> None:
        super().__init__(status)
        self.status = status


class Head:
    """`token` is as it was sent; `read` and `policy` are what the process found it to be."""

    __slots__ = (
        "certificates",
        "content_type",
        "expects",
        "forwarded",
        "keep_alive",
        "length",
        "method",
        "path",
        "policy",
        "query",
        "read",
        "token",
    )

    def __init__(self) -> None:
        self.method = self.path = self.token = self.content_type = self.query = ""
        # What proxies say of the caller (see data_access.proxies).
        self.forwarded: tuple[str, ...] = ()
        self.certificates: dict[str, str] = {}
        self.length = 0
        self.keep_alive = True
        self.expects = False
        self.read: Token | None = None
        self.policy: Policy | None = None


class _Reader:
    """What httptools calls; gathers one head."""

    def __init__(self) -> None:
        self.head = Head()
        self.url = b""
        self.complete = False
        self.lengths = 0

    def on_url(self, url: bytes) -> None:
        self.url += url

    def on_header(self, name: bytes, value: bytes) -> None:
        head = self.head
        match name.lower():
            case b"authorization":
                kind, _, token = value.decode("latin-1").partition(" ")
                head.token = token.strip() if kind.lower() == "bearer" else ""
            case b"content-length":
                self.lengths += 1
                head.length = int(value)
            case b"content-type":
                head.content_type = value.decode("latin-1").partition(";")[0].strip().lower()
            case b"transfer-encoding":
                raise BadHead(411)
            case b"expect":
                head.expects = value.lower() == b"100-continue"
            case b"x-forwarded-for":
                head.forwarded = (*head.forwarded, value.decode("latin-1"))
            case b"client-cert" | b"x-client-cert" | b"x-client-certificate-sha256":
                head.certificates[name.lower().decode()] = value.decode("latin-1").strip()

    def on_headers_complete(self) -> None:
        self.complete = True


def read_head(data: bytes) -> Head:
    """One head with its empty line; raises `BadHead`."""
    reader = _Reader()
    parser = httptools.HttpRequestParser(reader)
    try:
        parser.feed_data(data)
    except httptools.HttpParserCallbackError as error:
        raise error.__context__ if isinstance(error.__context__, BadHead) else BadHead(400) from None
    except httptools.HttpParserUpgrade:
        raise BadHead(400) from None
    except (httptools.HttpParserError, ValueError):
        raise BadHead(400) from None
    head = reader.head
    if not reader.complete or reader.lengths > 1 or parser.get_http_version() not in {"1.1", "1.0"}:
        raise BadHead(400)
    if head.length > MOST_BODY:
        raise BadHead(413)
    head.method = parser.get_method().decode()
    head.path = unquote(reader.url.partition(b"?")[0].decode("latin-1"))
    head.query = reader.url.partition(b"?")[2].decode("latin-1")
    head.keep_alive = parser.should_keep_alive()
    return head
