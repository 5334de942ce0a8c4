"""Where our own OpenAPI file and its page are fetched."""

from __future__ import annotations

from collections.abc import Mapping

from adminduk.data_access.types import Way
from adminduk.foundation.refusals import Spoken
from adminduk.surfaces.institutions.doors import Answer, Call, Handler
from adminduk.surfaces.institutions.openapi.document import document_bytes
from adminduk.surfaces.institutions.openapi.page import page

HTML = b"text/html; charset=utf-8"
POLICY = b"Content-Security-Policy: default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'\r\n"


class Reference:
    prefix = "/v1"
    way = Way.VERIFY
    open = frozenset({"/openapi.json", "/referensi"})

    def __init__(self) -> None:
        self.routes: Mapping[str, Mapping[str, Handler]] = {
            "/openapi.json": {"GET": self._file},
            "/referensi": {"GET": self._page},
        }

    async def _file(self, call: Call) -> Answer:
        return Answer(200, document_bytes())

    async def _page(self, call: Call) -> Answer:
        return Answer(200, page(), HTML, POLICY)

    def refused(self, template: str, refused: Spoken) -> Answer:
        return self.broken(template)

    def broken(self, template: str) -> Answer:
        return Answer(500)
