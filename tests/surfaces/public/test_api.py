"""The open API: the same word as the pages, for programs."""

from __future__ import annotations

import pytest
from django.test import Client

from adminduk.foundation.audit.models import Look
from adminduk.surfaces.public import verifying
from tests.surfaces.public.issued import Issued, an_issued_birth

pytestmark = pytest.mark.django_db


@pytest.fixture
def issued(db: None) -> Issued:
    return an_issued_birth()


def get(address: str, **asked: str):  # type: ignore[no-untyped-def]
    return Client().get(f"/api/v1/{address}", asked)


def test_a_document_is_verified_with_its_names_masked(issued: Issued) -> None:
    said = get(f"documents/{issued.akta.code}").json()
    assert (said["verdict"], said["name"]) == ("green", "A••• N•• A•••••")
    assert said["document"]["en"]
    assert said["number"].startswith("3201-LU-")
    assert "ALYA" not in str(said)
    card = get(f"documents/{issued.card.code}").json()
    assert issued.office.family.kk_number not in str(card)
    issued.outdate_card()
    assert get(f"documents/{issued.card.code}").json()["verdict"] == "yellow"


def test_an_unknown_code_is_red_and_says_nothing_else(db: None) -> None:
    said = get("documents/000000000000").json()
    assert said["verdict"] == "red"
    assert set(said) == {"verdict", "sentence"}


def test_regions_are_found_below_their_parent_and_by_name() -> None:
    below = get("regions", parent="32").json()["regions"]
    assert {"3201", "3271"} <= {one["code"] for one in below}
    assert {one["level"] for one in below} == {"kabkota"}
    named = get("regions", q="bogor", level="kabkota").json()["regions"]
    assert {"3201", "3271"} <= {one["code"] for one in named}


@pytest.mark.parametrize("asked", [{"level": "planet"}, {"parent": "x"}, {"q": "a" * 101}, {"q": "a\x00b"}])
def test_what_cannot_be_read_is_a_problem(asked: dict[str, str]) -> None:
    answer = get("regions", **asked)
    assert answer.status_code == 400
    assert answer.headers["Content-Type"] == "application/problem+json"


def test_a_service_tells_what_it_asks() -> None:
    notice = get("services/birth").json()
    assert {"child_name", "birth_date"} <= {page["name"] for page in notice["pages"]}


def test_a_service_that_is_not_there_is_a_problem_in_both_languages() -> None:
    answer = get("services/nothing")
    assert answer.status_code == 404
    assert answer.headers["Content-Type"] == "application/problem+json"
    body = answer.json()
    assert (body["status"], set(body["sentences"])) == (404, {"id", "en"})
    assert body["detail"] == body["sentences"]["id"]


def test_the_description_names_every_address() -> None:
    paths = set(get("openapi.json").json()["paths"])
    assert {"/documents/{code}", "/regions", "/services/{name}"} <= {
        one.removeprefix("/api/v1") for one in paths
    }


def test_nothing_is_written_by_the_api() -> None:
    assert Client().post("/api/v1/regions").status_code == 405


def post_codes(body: object, content_type: str = "application/json"):  # type: ignore[no-untyped-def]
    return Client(enforce_csrf_checks=True).post("/api/v1/documents/verify", body, content_type=content_type)


def test_many_codes_are_answered_in_their_order_and_masked(issued: Issued) -> None:
    issued.outdate_card()
    codes = [issued.card.code, "000000000000", issued.akta.code.lower()]
    said = post_codes({"codes": codes}).json()["verdicts"]
    assert [(one["code"], one["verdict"]) for one in said] == list(
        zip(codes, ("yellow", "red", "green"), strict=True)
    )
    assert set(said[1]) == {"code", "verdict", "sentence"}
    assert said[2]["name"] == "A••• N•• A•••••"
    assert "ALYA" not in str(said)
    assert issued.office.family.kk_number not in str(said)


def test_each_look_of_an_institution_is_logged_at_its_document(issued: Issued) -> None:
    post_codes({"codes": [issued.akta.code, issued.card.code, "000000000000"]})
    looks = Look.objects.filter(purpose="api.verify").values_list("subject_kind", "subject_ids")
    assert sorted(looks) == sorted(("document", [str(one.document_id)]) for one in (issued.akta, issued.card))


@pytest.mark.parametrize(
    "body",
    [
        {},
        {"codes": []},
        {"codes": "000000000000"},
        {"codes": [""]},
        {"codes": [7]},
        {"codes": ["0"] * 101},
        {"codes": ["0" * 41]},
        {"codes": ["0"], "more": 1},
        ["000000000000"],
        "no json",
    ],
)
def test_a_body_that_is_not_as_described_is_a_problem(db: None, body: object) -> None:
    answer = post_codes(body)
    assert (answer.status_code, answer["Content-Type"]) == (400, "application/problem+json")
    assert set(answer.json()["sentences"]) == {"id", "en"}


def test_a_body_of_another_kind_or_length_is_a_problem(db: None) -> None:
    assert post_codes("codes=1", "application/x-www-form-urlencoded").status_code == 415
    assert post_codes('{"codes": ["' + " " * 17_000 + '"]}').status_code == 413


def test_many_heaps_from_one_place_are_slowed_down(db: None, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(verifying, "BATCHES", 2)
    answers = [post_codes({"codes": ["000000000000"]}) for _ in range(3)]
    assert [one.status_code for one in answers] == [200, 200, 429]
    assert answers[-1].json()["title"] == "TooManyTries"
