"""OSIA's interfaces answer as their files say, through the same core and into the same log."""

from __future__ import annotations

import json
from importlib.resources import files
from pathlib import Path
from typing import Any

import jsonschema
import pytest
import yaml
from joserfc import jws
from joserfc.jwk import OKPKey

from adminduk.data_access.elements import mask_of
from adminduk.data_access.types import Outcome, Way
from adminduk.surfaces.institutions.doors import Door
from adminduk.surfaces.institutions.osia.attributes import NAMES, SETS, WIRES
from adminduk.surfaces.institutions.osia.data_access import DataAccess
from adminduk.surfaces.institutions.osia.population import Population
from adminduk.surfaces.institutions.osia.third_party import ThirdParty
from tests.surfaces.institutions.caller import BUDI, DEAD, NOBODY, Caller, a_caller

VENDORED = files("adminduk.surfaces.institutions.osia") / "vendored"
DATA, PARTY, PR = "/osia/data-access/v1", "/osia/third-party/v1", "/osia/population-registry/v1"
T = "transactionId=t1"


def published(name: str) -> dict[str, Any]:
    return yaml.safe_load((VENDORED / name).read_text("utf-8"))


@pytest.mark.parametrize(
    ("name", "door"),
    [("dataaccess.yaml", DataAccess()), ("3rdparty.yaml", ThirdParty()), ("pr.yaml", Population())],
)
def test_every_path_and_method_of_a_file_is_answered_and_no_other(name: str, door: Door) -> None:
    told = {
        (path, method.upper()) for path, methods in published(name)["paths"].items() for method in methods
    }
    assert told == {(path, method) for path, methods in door.routes.items() for method in methods}


def test_the_files_are_passed_on_with_their_notice_and_licence() -> None:
    readme = (VENDORED / "README.md").read_text("utf-8")
    assert "Copyright © Secure Identity Alliance (2022)" in readme
    assert "https://github.com/SecureIdentityAlliance/osia" in readme
    assert "Secure Identity Alliance (SIA)" in (VENDORED / "LICENSE").read_text("utf-8")


def test_the_profile_tells_every_attribute() -> None:
    profile = Path("docs/guides/standards.md").read_text("utf-8")
    for name, wire in WIRES.items():
        assert f"| `{name}` | `{wire}` |" in profile
    for name in SETS:
        assert f"`{name}`" in profile
    assert len(NAMES) == len(WIRES)


# Data Access


def test_a_read_gives_each_attribute_or_says_why_not_in_the_order_asked(sandbox: Caller) -> None:
    before = len(sandbox.lines())
    names = ["dateOfBirth", "fullName", "gender", "religion", "shoeSize", "uin"]
    query = "&".join(f"attributeNames={name}" for name in names)
    told = sandbox.ask("GET", f"{DATA}/persons/{BUDI}?{query}")
    assert told.status == 200
    assert list(told.json.items()) == [
        ("dateOfBirth", "1985-08-05"),
        ("fullName", "BUDI CONTOH SANTOSO"),
        ("gender", "M"),
        ("religion", {"code": 1024, "message": "Not in the agreement"}),
        ("shoeSize", {"code": 1023, "message": "Unknown attribute name"}),
        ("uin", BUDI),
    ]
    (line,) = sandbox.lines()[before:]
    assert (line["way"], line["outcome"]) == (Way.OSIA, Outcome.FOUND)
    assert line["given"] == mask_of(["tanggal_lahir", "nama_lengkap", "jenis_kelamin"])
    assert line["asked"] == line["given"]


def test_who_died_has_his_state_and_nothing_else(sandbox: Caller) -> None:
    told = sandbox.ask("GET", f"{DATA}/persons/{DEAD}?attributeNames=fullName")
    assert (told.status, told.json) == (200, {"fullName": {"code": 1027, "message": "meninggal"}})
    assert sandbox.ask("POST", f"{DATA}/persons/{DEAD}/match", {"fullName": "SUPARMAN CONTOH"}).json == [
        {"attributeName": "fullName", "errorCode": 0}
    ]
    expression = [{"attributeName": "dateOfBirth", "operator": "<", "value": "1990-01-01"}]
    assert sandbox.ask("POST", f"{DATA}/persons/{DEAD}/verify", expression).json is False


@pytest.mark.parametrize("uin", [NOBODY, "9903015812010005", "x", "9901010508850001x", "%2F"])
def test_who_is_not_there_is_not_found_and_nothing_is_told(sandbox: Caller, uin: str) -> None:
    told = sandbox.ask("GET", f"{DATA}/persons/{uin}?attributeNames=fullName")
    assert (told.status, told.body) == (404, b"")
    assert sandbox.ask("POST", f"{DATA}/persons/{uin}/match", {"fullName": "X"}).status == 404
    assert sandbox.ask("POST", f"{DATA}/persons/{uin}/verify", []).status == 404


def test_a_match_lists_only_what_does_not_agree(sandbox: Caller) -> None:
    path = f"{DATA}/persons/{BUDI}/match"
    assert sandbox.ask("POST", path, {"fullName": "Budi Contoh Santoso", "gender": "M"}).json == []
    told = sandbox.ask("POST", path, {"gender": "F", "fullName": "BUDI CONTOH SANTOSO", "hair": "black"})
    assert told.json == [
        {"attributeName": "gender", "errorCode": 1},
        {"attributeName": "hair", "errorCode": 0},
    ]
    assert sandbox.ask("POST", path, {"religion": 1}).status == 403
    told = sandbox.ask("POST", path, {"dateOfBirth": "yesterday"})
    assert (told.status, told.json["code"]) == (400, 1003)
    assert sandbox.ask("POST", path, b"[").json["code"] == 1001


def test_expressions_are_all_true_or_not(sandbox: Caller) -> None:
    def verify(*told: tuple[str, str, Any]) -> Any:
        body = [{"attributeName": name, "operator": sign, "value": value} for name, sign, value in told]
        return sandbox.ask("POST", f"{DATA}/persons/{BUDI}/verify", body)

    assert verify(("dateOfBirth", "<", "1990-12-31"), ("gender", "=", "M")).json is True
    assert verify(("dateOfBirth", ">=", "1990-12-31")).json is False
    assert verify(("religion", "=", 1)).status == 403
    assert verify(("fullName", "<", "C")).json["code"] == 1003
    assert verify(("shoeSize", "=", 44)).json["code"] == 1023
    assert verify(("gender", "!=", "F")).status == 400


def test_order_is_asked_only_of_what_may_be_given(house: Any, port: int) -> None:
    """Else a birth date would be found by halving."""
    bare = a_caller(house, port, sandbox=True, fields=0)
    path = f"{DATA}/persons/{BUDI}/verify"
    ask = {"attributeName": "dateOfBirth", "operator": "<", "value": "1990-12-31"}
    assert bare.ask("POST", path, [ask]).status == 403
    assert bare.ask("POST", path, [ask | {"operator": "=", "value": "1985-08-05"}]).json is True
    assert (
        bare.ask(
            "POST", f"{PR}/persons?{T}", [{"attributeName": "uin", "operator": "=", "value": BUDI}, ask]
        ).status
        == 403
    )


def test_people_are_listed_by_their_number_only(sandbox: Caller) -> None:
    assert sandbox.ask("GET", f"{DATA}/persons?fullName=BUDI").status == 403
    assert sandbox.ask("GET", f"{DATA}/persons?uin={BUDI}&gender=M").json == [BUDI]
    assert sandbox.ask("GET", f"{DATA}/persons?uin={BUDI}&gender=F").status == 404
    told = sandbox.ask("GET", f"{DATA}/persons?uin={BUDI}&names=gender&names=fullName")
    assert told.json == [{"gender": "M", "fullName": "BUDI CONTOH SANTOSO"}]
    assert sandbox.ask("GET", f"{DATA}/persons").json["code"] == 1002
    assert sandbox.ask("GET", f"{DATA}/persons?uin={BUDI}&limit=-1").json["code"] == 1002


def test_nobody_s_documents_leave(sandbox: Caller) -> None:
    before = len(sandbox.lines())
    assert sandbox.ask("GET", f"{DATA}/persons/{BUDI}/document?doctype=marriage&format=pdf").status == 403
    assert sandbox.ask("GET", f"{DATA}/persons/{BUDI}/document?doctype=marriage&format=tiff").status == 415
    assert len(sandbox.lines()) == before


# Third Party Services


def test_a_verification_comes_with_a_proof_that_anybody_can_check(sandbox: Caller) -> None:
    body = {"biographicData": {"fullName": "Budi Contoh Santoso", "gender": "M"}}
    told = sandbox.ask("POST", f"{PARTY}/verify/{BUDI}?{T}", body).json
    assert list(told) == ["verificationCode", "verificationMessage", "verificationProof"]
    assert told["verificationCode"] == 0
    (key,) = sandbox.without_token().ask("GET", "/dci/crvs/v1.0.0/.well-known/jwks.json").json["keys"]
    proof = jws.deserialize_compact(told["verificationProof"], OKPKey.import_key(key), algorithms=["Ed25519"])
    claims = json.loads(proof.payload)
    assert (claims["sub"], claims["transactionId"], claims["verified"]) == (
        BUDI,
        "t1",
        ["fullName", "gender"],
    )
    assert claims["accessId"] == str(sandbox.lines()[-1]["access_id"])
    quiet = sandbox.ask("POST", f"{PARTY}/verify/{BUDI}?{T}&verificationProofRequired=false", body).json
    assert "verificationProof" not in quiet
    differs = sandbox.ask("POST", f"{PARTY}/verify/{BUDI}?{T}", {"biographicData": {"gender": "F"}}).json
    assert (differs["verificationCode"], "verificationProof" in differs) == (1, False)


def test_biometrics_have_their_place_and_no_comparison(sandbox: Caller) -> None:
    face = {"biometricData": [{"biometricType": "FACE", "image": "AAAA"}]}
    told = sandbox.ask("POST", f"{PARTY}/verify/{BUDI}?{T}", face)
    assert (told.status, told.json["verificationCode"]) == (200, 2)
    assert sandbox.lines()[-1]["asked"] == mask_of(["wajah"])
    finger = {"biometricData": [{"biometricType": "FINGER"}]}
    assert sandbox.ask("POST", f"{PARTY}/verify/{BUDI}?{T}", finger).status == 403
    assert sandbox.ask("GET", f"{PARTY}/attributes/SET_BIOM_01/{BUDI}?{T}").status == 403


def test_a_set_is_given_as_a_whole_or_not_at_all(sandbox: Caller) -> None:
    told = sandbox.ask("GET", f"{PARTY}/attributes/DEFAULT_SET_01/{BUDI}?{T}")
    assert told.json == {
        "biographicData": {
            "fullName": "BUDI CONTOH SANTOSO",
            "placeOfBirth": "BANDUNG",
            "dateOfBirth": "1985-08-05",
            "gender": "M",
        }
    }
    assert sandbox.ask("GET", f"{PARTY}/attributes/ADDRESS_SET_01/{BUDI}?{T}").status == 403
    assert sandbox.ask("GET", f"{PARTY}/attributes/EIDAS/{BUDI}?{T}").status == 404
    assert sandbox.ask("GET", f"{PARTY}/attributes/DEFAULT_SET_01/{BUDI}").json["code"] == 1002
    assert (
        sandbox.ask("GET", f"{PARTY}/attributes/DEFAULT_SET_01/{BUDI}?{T}&identifierType=token").status == 400
    )
    dead = sandbox.ask("GET", f"{PARTY}/attributes/DEFAULT_SET_01/{DEAD}?{T}").json
    assert dead == {"biographicData": {"registerStatus": "meninggal"}}


def test_chosen_attributes_are_given_within_the_agreement(sandbox: Caller) -> None:
    path = f"{PARTY}/attributes/{BUDI}?{T}"
    assert sandbox.ask("POST", path, {"outputBiographicData": ["gender"]}).json == {
        "biographicData": {"gender": "M"}
    }
    assert sandbox.ask("POST", path, {"outputBiographicData": ["gender", "address"]}).status == 403
    assert sandbox.ask("POST", path, {"outputBiographicData": ["shoeSize"]}).json["code"] == 1023
    assert sandbox.ask("POST", path, {"outputContactData": ["email"]}).json["code"] == 1026


def test_nobody_is_identified_by_what_he_is_like(sandbox: Caller) -> None:
    def identify(**data: Any) -> Any:
        body = {"attributeSet": {"biographicData": data}, "outputAttributeSetName": "DEFAULT_SET_01"}
        return sandbox.ask("POST", f"{PARTY}/identify?{T}", body)

    assert identify(fullName="BUDI CONTOH SANTOSO").status == 403
    assert identify(uin=BUDI, gender="M").json[0]["biographicData"]["fullName"] == "BUDI CONTOH SANTOSO"
    assert identify(uin=BUDI, gender="F").json == []
    assert identify(uin=NOBODY).status == 404
    assert sandbox.ask("GET", f"{PARTY}/identify/abc?{T}").status == 404


# Population Registry


def test_a_person_is_active_or_not_alive_or_not(sandbox: Caller) -> None:
    told = sandbox.ask("GET", f"{PR}/persons/{BUDI}?{T}")
    assert list(told.json.items()) == [("personId", BUDI), ("status", "ACTIVE"), ("physicalStatus", "ALIVE")]
    assert sandbox.ask("GET", f"{PR}/persons/{DEAD}?{T}").json == {
        "personId": DEAD,
        "status": "INACTIVE",
        "physicalStatus": "DEAD",
    }
    assert sandbox.ask("GET", f"{PR}/persons/{NOBODY}?{T}").status == 404
    assert sandbox.ask("GET", f"{PR}/persons/{BUDI}").json["code"] == 1002


def test_an_identity_holds_what_the_agreement_lets_be_given(sandbox: Caller) -> None:
    (told,) = sandbox.ask("GET", f"{PR}/persons/{BUDI}/identities?{T}").json
    assert list(told) == ["identityId", "identityType", "status", "biographicData"]
    assert set(told["biographicData"]) == {
        "fullName",
        "gender",
        "placeOfBirth",
        "dateOfBirth",
        "maritalStatus",
    }
    assert told["biographicData"]["maritalStatus"] == "2"
    assert sandbox.ask("GET", f"{PR}/persons/{BUDI}/identities/civil?{T}").json == told
    assert sandbox.ask("GET", f"{PR}/persons/{BUDI}/reference?{T}").json == told
    assert sandbox.ask("GET", f"{PR}/persons/{BUDI}/identities/other?{T}").status == 404
    schema = published("pr.yaml")
    jsonschema.Draft4Validator(
        {"$ref": "#/components/schemas/Identity", "components": schema["components"]}
    ).validate(told)


def test_people_are_found_by_their_number_with_what_must_be_true(sandbox: Caller) -> None:
    def find(*told: tuple[str, str, Any], more: str = "") -> Any:
        body = [{"attributeName": name, "operator": sign, "value": value} for name, sign, value in told]
        return sandbox.ask("POST", f"{PR}/persons?{T}{more}", body)

    uin = ("uin", "=", BUDI)
    assert find(uin).json == [{"personId": BUDI, "identityId": "civil"}]
    assert find(uin, ("gender", "!=", "F"), more="&group=true").json == [{"personId": BUDI}]
    assert find(uin, ("gender", "=", "F")).json == []
    assert find(("gender", "=", "F")).status == 403
    assert find(uin, more="&gallery=vip").json == []
    assert find(uin, more="&offset=1").json == []


@pytest.mark.parametrize(
    ("method", "path"),
    [
        (method.upper(), path)
        for path, methods in published("pr.yaml")["paths"].items()
        for method in methods
        if method != "get" and path != "/v1/persons"
    ],
)
def test_nothing_is_written_but_by_civil_events(sandbox: Caller, method: str, path: str) -> None:
    place = path.replace("{personId}", BUDI).replace("{identityId}", "civil")
    place = place.replace("{personIdTarget}", BUDI).replace("{personIdSource}", NOBODY)
    told = sandbox.ask(
        method, f"/osia/population-registry{place}?{T}", {"status": "ACTIVE", "physicalStatus": "ALIVE"}
    )
    assert (told.status, told.body) == (403, b"")


# All of them


@pytest.mark.parametrize(
    ("path", "status"),
    [
        (f"{DATA}/persons/{BUDI}?attributeNames=fullName", 401),
        (f"{PARTY}/attributes/DEFAULT_SET_01/{BUDI}?{T}", 401),
        # This file knows no 401.
        (f"{PR}/persons/{BUDI}?{T}", 403),
    ],
)
def test_without_a_token_nothing_is_asked(sandbox: Caller, path: str, status: int) -> None:
    before = len(sandbox.lines())
    told = sandbox.without_token().ask("GET", path)
    assert (told.status, told.body) == (status, b"")
    assert told.headers["www-authenticate"].startswith("Bearer")
    assert len(sandbox.lines()) == before


def test_a_live_client_reads_the_register_and_a_suspended_agreement_nothing(house: Any, port: int) -> None:
    live = a_caller(house, port)
    path = f"{DATA}/persons/{house.asep}?attributeNames=fullName"
    assert live.ask("GET", path).json["fullName"].startswith("ASEP")
    assert live.ask("GET", f"{DATA}/persons/{BUDI}?attributeNames=fullName").status == 404
    with house.administrator() as owner:
        owner.execute(
            "UPDATE data_access_agreement SET status = 'suspended' WHERE agreement_id = %s",
            [live.partner.agreement_id],
        )
    assert live.ask("GET", path).status == 403
