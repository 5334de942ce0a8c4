"""DCI's civil registration interface answers as its file says, through the same core and into the same log."""

from __future__ import annotations

import json
from base64 import b64decode, b64encode
from hashlib import sha256
from importlib.resources import files
from typing import Any

import jsonschema
import pytest
import yaml
from joserfc.jwk import OKPKey
from joserfc.jws import JWSRegistry

from adminduk.data_access.elements import mask_of
from adminduk.data_access.types import Way
from adminduk.foundation import clock
from adminduk.surfaces.institutions.dci.door import Dci
from tests.surfaces.institutions.caller import BUDI, DEAD, FIELDS, NOBODY, SITI, Caller, Told, a_caller

VENDORED = files("adminduk.surfaces.institutions.dci") / "vendored"
BASE = "/dci/crvs/v1.0.0"
NOW = "2026-11-22T08:00:00+07:00"


def published(name: str = "crvs_api_v1.0.0.yaml") -> dict[str, Any]:
    return yaml.safe_load((VENDORED / name).read_text("utf-8"))


def header(count: int, **changed: Any) -> dict[str, Any]:
    return {
        "version": "1.0.0",
        "message_id": "m1",
        "message_ts": NOW,
        "action": "search",
        "sender_id": "bank.example",
        "receiver_id": "adminduk",
        "total_count": count,
    } | changed


def one(criteria: dict[str, Any], reference: str = "r1", **changed: Any) -> dict[str, Any]:
    return {
        "reference_id": reference,
        "timestamp": NOW,
        "search_criteria": criteria,
        "locale": "ind",
    } | changed


def by_uin(nik: str) -> dict[str, Any]:
    return {"query_type": "idtype-value", "query": {"type": "UIN", "value": nik}}


def predicate(*told: tuple[str, str, Any]) -> dict[str, Any]:
    return {
        "query_type": "predicate",
        "query": [
            {
                "seq_num": place,
                "expression1": {"attribute_name": name, "operator": sign, "attribute_value": value},
            }
            for place, (name, sign, value) in enumerate(told)
        ],
    }


def search(caller: Caller, *searches: dict[str, Any], **head: Any) -> Told:
    message = {"transaction_id": "t1", "search_request": list(searches)}
    body = {"header": header(len(searches), **head), "message": message}
    return caller.ask("POST", f"{BASE}/registry/sync/search", body)


def records(told: Told) -> list[Any]:
    (response,) = told.json["message"]["search_response"]
    assert response["status"] == "succ", response
    return response["data"]["reg_records"]


def test_every_path_of_the_file_is_answered_and_no_other() -> None:
    both = published()["paths"] | published("jwks_core_api_v1.0.0.yaml")["paths"]
    told = {(path, method.upper()) for path, methods in both.items() for method in methods}
    assert told == {(path, method) for path, methods in Dci().routes.items() for method in methods}


def test_a_search_by_number_gives_what_the_agreement_lets_be_given(sandbox: Caller) -> None:
    before = len(sandbox.lines())
    told = search(sandbox, one(by_uin(BUDI)))
    assert told.status == 200
    assert list(told.json) == ["signature", "header", "message"]
    head = told.json["header"]
    assert (head["action"], head["status"], head["total_count"]) == ("on-search", "succ", 1)
    assert (head["sender_id"], head["receiver_id"]) == ("adminduk", "bank.example")
    (record,) = records(told)
    assert record["@type"] == "CRVS_Person"
    assert record["identifier"] == {"@type": "Identifier", "identifier_type": "UIN", "identifier_value": BUDI}
    assert record["name"] == {"@type": "Name", "surname": "", "given_name": "BUDI CONTOH SANTOSO"}
    assert (record["sex"], record["birth_date"]) == ("male", "1985-08-05T00:00:00")
    assert (record["birth_place"]["name"], record["marital_status"]) == ("BANDUNG", "M")
    assert "address" not in record and not [name for name in record if name.startswith("adminduk:")]
    (line,) = sandbox.lines()[before:]
    assert (line["way"], line["given"]) == (Way.DCI, mask_of(FIELDS))
    assert record["@id"] == f"urn:adminduk:akses:{line['access_id']}"


def test_an_answer_has_the_form_of_the_file(sandbox: Caller) -> None:
    schema = published()
    told = search(
        sandbox, one(by_uin(BUDI)), one(by_uin("1"), "r2"), one(predicate(("sex", "eq", "male")), "r3")
    )
    for part, name in (("header", "MsgCallbackHeader_V1.0.0"), ("message", "SearchResponse")):
        jsonschema.Draft4Validator(
            {"$ref": f"#/components/schemas/{name}", "components": schema["components"]}
        ).validate(told.json[part])


def test_who_is_not_there_is_no_record_and_who_died_has_his_state(sandbox: Caller) -> None:
    told = search(sandbox, one(by_uin(NOBODY)))
    assert records(told) == []
    assert told.json["message"]["search_response"][0]["pagination"]["total_count"] == 0
    (record,) = records(search(sandbox, one(by_uin(DEAD))))
    assert record["adminduk:status"] == "meninggal" and "name" not in record


def test_predicates_must_all_hold(sandbox: Caller) -> None:
    both = ("UIN", "in", [BUDI, SITI, NOBODY])
    assert len(records(search(sandbox, one(predicate(both))))) == 2
    (record,) = records(search(sandbox, one(predicate(both, ("sex", "eq", "female")))))
    assert record["identifier"]["identifier_value"] == SITI
    assert len(records(search(sandbox, one(predicate(both, ("birth_date", "lt", "1986-01-01")))))) == 1
    either = {
        "expression1": {"attribute_name": "sex", "operator": "eq", "attribute_value": "female"},
        "condition": "or",
        "expression2": {"attribute_name": "birth_place", "operator": "eq", "attribute_value": "BANDUNG"},
    }
    told = predicate(both)
    told["query"].append(either)
    assert len(records(search(sandbox, one(told)))) == 2
    told["query"][1] = either | {"condition": "not"}
    (record,) = records(search(sandbox, one(told)))
    assert record["identifier"]["identifier_value"] == SITI
    paged = predicate(both) | {"pagination": {"page_size": 1, "page_number": 2}}
    (record,) = records(search(sandbox, one(paged)))
    assert record["identifier"]["identifier_value"] == SITI


@pytest.mark.parametrize(
    ("criteria", "code"),
    [
        (predicate(("sex", "eq", "male")), "rjct.search_criteria.invalid"),
        (predicate(("UIN", "eq", BUDI), ("agama", "eq", 1)), "rjct.search_criteria.invalid"),
        (predicate(("UIN", "eq", BUDI), ("name", "gt", "B")), "rjct.search_criteria.invalid"),
        (by_uin("12"), "rjct.search_criteria.invalid"),
        ({"query_type": "graphql", "query": {"type": "x", "value": {}}}, "rjct.search_criteria.invalid"),
        (by_uin(BUDI) | {"pagination": {"page_size": 0}}, "rjct.pagination.invalid"),
    ],
)
def test_a_search_that_is_wrong_is_rejected_alone(
    sandbox: Caller, criteria: dict[str, Any], code: str
) -> None:
    before = len(sandbox.lines())
    told = search(sandbox, one(criteria), one(by_uin(BUDI), "r2"))
    wrong, right = told.json["message"]["search_response"]
    assert (wrong["status"], wrong["status_reason_code"], wrong["reference_id"]) == ("rjct", code, "r1")
    assert right["status"] == "succ"
    assert len(sandbox.lines()) == before + 1


def test_references_and_times_are_checked(sandbox: Caller) -> None:
    told = search(sandbox, one(by_uin(BUDI)), one(by_uin(BUDI)), one(by_uin(BUDI), "r3", timestamp="now"))
    codes = [response.get("status_reason_code") for response in told.json["message"]["search_response"]]
    assert codes == [None, "rjct.reference_id.duplicate", "rjct.timestamp.invalid"]


@pytest.mark.parametrize(
    ("changed", "code"),
    [
        ({"version": "9"}, "rjct.version.invalid"),
        ({"action": "subscribe"}, "rjct.action.invalid"),
        ({"message_ts": "yesterday"}, "rjct.message_ts.invalid"),
        ({"total_count": 7}, "rjct.total_count.invalid"),
    ],
)
def test_a_wrong_header_rejects_the_message(sandbox: Caller, changed: dict[str, Any], code: str) -> None:
    told = search(sandbox, one(by_uin(BUDI)), **changed)
    assert (told.json["header"]["status"], told.json["header"]["status_reason_code"]) == ("rjct", code)
    assert "message" not in told.json


def raw_parts(body: bytes) -> tuple[bytes, bytes]:
    head = body[body.index(b',"header":') + 10 : body.index(b',"message":')]
    return head, body[body.index(b',"message":') + 11 : -1]


def parts_of(signature: str) -> dict[str, str]:
    told = signature.removeprefix("Signature: ").split(", ")
    return {one.partition("=")[0]: one.partition("=")[2].strip('"') for one in told}


def text(created: str, expires: str, head: bytes, message: bytes) -> bytes:
    digest = b64encode(sha256(head + message).digest()).decode()
    return f"(created): {created}\n(expires): {expires}\ndigest: SHA-256={digest}".encode()


def test_our_answers_are_signed(sandbox: Caller) -> None:
    told = search(sandbox, one(by_uin(BUDI)))
    signature = parts_of(told.json["signature"])
    (key,) = sandbox.without_token().ask("GET", f"{BASE}/.well-known/jwks.json").json["keys"]
    assert signature["kidId"] == f"adminduk|{key['kid']}|ed25519"
    signed = text(signature["created"], signature["expires"], *raw_parts(told.body))
    raw = b64decode(signature["signature"])
    OKPKey.import_key(key).public_key.verify(raw, signed)


def test_a_signature_that_comes_must_be_the_client_s(sandbox: Caller) -> None:
    head = json.dumps(header(1)).encode()
    message = json.dumps({"transaction_id": "t1", "search_request": [one(by_uin(BUDI))]}).encode()
    created = int(clock.now().timestamp())
    signed = text(str(created), str(created + 60), head, message)
    raw = JWSRegistry.algorithms["ES256"].sign(signed, sandbox.partner.key)
    signature = (
        f'Signature: namespace="spdci", kidId="bank|{sandbox.partner.kid}|es256", algorithm="es256", '
        f'created="{created}", expires="{created + 60}", headers="(created) (expires) digest", '
        f'signature="{b64encode(raw).decode()}"'
    )

    def send(signature: str, message: bytes) -> Told:
        body = b'{"signature":%b,"header":%b,"message":%b}' % (json.dumps(signature).encode(), head, message)
        return sandbox.ask("POST", f"{BASE}/registry/sync/search", body)

    assert send(signature, message).status == 200
    before = len(sandbox.lines())
    for wrong in (send(signature, message.replace(b"t1", b"t2")), send("Signature: nothing", message)):
        assert (wrong.status, wrong.json["errors"][0]["code"]) == (401, "err.signature.invalid")
    assert len(sandbox.lines()) == before


def test_many_people_need_an_agreement_for_many(house: Any, port: int) -> None:
    few = a_caller(house, port, sandbox=True, bulk=False)
    assert search(few, one(by_uin(BUDI))).status == 200
    told = search(few, one(by_uin(BUDI)), one(by_uin(SITI), "r2"))
    assert (told.status, told.json["errors"][0]["code"]) == (403, "err.request.forbidden")
    assert len(few.lines()) == 1


@pytest.mark.parametrize("name", ["search", "subscribe", "unsubscribe", "txn/status", "notify", "on-search"])
def test_what_needs_a_callback_says_that_it_is_not_here(sandbox: Caller, name: str) -> None:
    told = sandbox.ask("POST", f"{BASE}/registry/{name}", {"header": header(0), "message": {}})
    assert told.json["message"]["ack_status"] == "ERR"
    assert told.json["message"]["error"]["code"] == "err.request.not_found"


def test_without_a_token_nothing_is_asked(sandbox: Caller) -> None:
    told = search(sandbox.without_token(), one(by_uin(BUDI)))
    assert (told.status, told.json["errors"][0]["code"]) == (401, "err.request.unauthorized")
