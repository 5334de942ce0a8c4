"""Our own OpenAPI file says what the process does, and nothing else."""

from __future__ import annotations

import asyncio
from html.parser import HTMLParser
from typing import Any

import jsonschema
import pytest
from openapi_spec_validator import validate

from adminduk.data_access.operations import AnsweringCore
from adminduk.data_access.types import BY_WIRE, SAID, Way
from adminduk.surfaces.institutions.api.service import Service
from adminduk.surfaces.institutions.beside import DOORS
from adminduk.surfaces.institutions.openapi.document import document, document_bytes, resolved
from adminduk.surfaces.institutions.openapi.page import page


def routes_of_the_process() -> set[tuple[str, str]]:
    async def read() -> set[tuple[str, str]]:
        service = Service(AnsweringCore())
        service._ticking.cancel()
        return {(method, path) for path, (method, _) in service._routes.items()}

    beside = {
        (method, door.prefix + template)
        for door in DOORS
        if door.way is Way.VERIFY
        for template, methods in door.routes.items()
        for method in methods
    }
    return asyncio.run(read()) | beside


def operations() -> list[tuple[str, str, dict[str, Any]]]:
    return [
        (method.upper(), path, operation)
        for path, methods in document()["paths"].items()
        for method, operation in methods.items()
    ]


def test_every_route_stands_in_the_file_and_the_other_way_round() -> None:
    assert routes_of_the_process() == {(method, path) for method, path, _ in operations()}


def test_the_file_is_openapi_3_1() -> None:
    assert document()["openapi"].startswith("3.1")
    validate(document())


def test_it_knows_every_element_and_every_state() -> None:
    schemas = document()["components"]["schemas"]
    assert schemas["ElementName"]["enum"] == list(BY_WIRE)
    assert set(schemas["Answer"]["properties"]["status"]["enum"]) == set(SAID.values())


def contents() -> list[Any]:
    found = []
    for method, path, operation in operations():
        parts = [("body", operation["requestBody"])] if "requestBody" in operation else []
        parts += [(status, resolved(one)) for status, one in operation["responses"].items()]
        for name, part in parts:
            for kind, content in part.get("content", {}).items():
                found.append(pytest.param(content, id=f"{method} {path} {name} {kind}"))
    return found


@pytest.mark.parametrize("content", contents())
def test_every_body_and_every_answer_has_examples_that_fit(content: dict[str, Any]) -> None:
    assert content["examples"]
    schema = {"components": document()["components"]} | content["schema"]
    for example in content["examples"].values():
        jsonschema.Draft202012Validator(schema).validate(example["value"])


class Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.elsewhere: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.elsewhere += [
            value or "" for name, value in attrs if name in {"src", "href"} and "//" in (value or "")
        ]


def test_the_page_needs_no_script_and_nothing_from_elsewhere() -> None:
    reader = Reader()
    reader.feed(page().decode())
    assert "script" not in reader.tags and "link" not in reader.tags and reader.elsewhere == []
    for _, path, operation in operations():
        assert f'id="{operation["operationId"]}"' in page().decode()
        assert path in page().decode()


def test_the_process_serves_both_to_anybody(port: int) -> None:
    from http.client import HTTPConnection

    connection = HTTPConnection("127.0.0.1", port, timeout=10)
    connection.request("GET", "/v1/openapi.json")
    told = connection.getresponse()
    assert (told.status, told.getheader("Content-Type"), told.read()) == (
        200,
        "application/json",
        document_bytes(),
    )
    connection.request("GET", "/v1/referensi")
    told = connection.getresponse()
    assert (told.status, told.getheader("Content-Type")) == (200, "text/html; charset=utf-8")
    assert "default-src 'none'" in (told.getheader("Content-Security-Policy") or "")
    assert told.read() == page()
    connection.request("POST", "/v1/openapi.json")
    told = connection.getresponse()
    assert (told.status, told.getheader("Allow")) == (405, "GET")
    told.read()
    connection.request("GET", "/v1/nowhere")
    assert connection.getresponse().status == 404
    connection.close()
