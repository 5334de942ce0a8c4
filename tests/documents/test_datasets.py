"""Data sets: canonical bytes, digests, and data that cannot be."""

from __future__ import annotations

import json
import unicodedata
from dataclasses import FrozenInstanceError, replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from adminduk.documents import samples
from adminduk.documents.datasets import BirthCertificate, FamilyCard, Parents, from_json
from adminduk.documents.wording import current_version

ALL = [pytest.param(dataset, id=name) for name, dataset, _ in samples.samples()]


@pytest.mark.parametrize("dataset", ALL)
def test_every_kind_comes_back_from_its_canonical_bytes(dataset):
    again = from_json(dataset.as_json())
    assert again == dataset
    assert again.digest() == dataset.digest()
    assert type(dataset).from_json(dataset.as_json()) == dataset


def test_the_canonical_bytes_are_sorted_compact_json():
    data = samples.AKTA.as_json()
    read = json.loads(data)
    assert data == json.dumps(read, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()
    assert read["kind"] == "birth_certificate"
    assert read["data"]["birth_date"] == "2026-06-12"


def test_the_same_name_typed_on_another_keyboard_has_the_same_digest():
    composed = replace(samples.AKTA, name="ÉLODIE NGUYỄN")
    decomposed = replace(samples.AKTA, name=unicodedata.normalize("NFD", "ÉLODIE NGUYỄN"))
    assert composed.name != decomposed.name
    assert composed.digest() == decomposed.digest()


@given(st.text(min_size=1, max_size=60), st.dates(date(1, 1, 1), date(2999, 12, 31)))
def test_any_name_and_day_survive_and_every_change_changes_the_digest(name: str, day: date):
    akta = replace(samples.AKTA, name=unicodedata.normalize("NFC", name), birth_date=day)
    assert from_json(akta.as_json()) == akta
    assert (akta.digest() == samples.AKTA.digest()) == (akta == samples.AKTA)


def test_a_data_set_remembers_the_wording_it_was_made_with():
    assert samples.AKTA.wording == current_version()


def test_a_data_set_cannot_be_changed():
    with pytest.raises(FrozenInstanceError):
        samples.AKTA.name = "SITI"


@pytest.mark.parametrize(
    "changes",
    [
        {"parents": Parents.UNKNOWN},
        {"parents": Parents.MOTHER_ONLY},
        {"father": None},
        {"mother": None},
        {"child_order": None},
    ],
    ids=str,
)
def test_parents_that_do_not_fit_the_wording_are_a_mistake(changes: dict):
    with pytest.raises(ValueError, match=r"parents|order"):
        replace(samples.AKTA, **changes)


def test_a_family_card_without_members_is_a_mistake():
    with pytest.raises(ValueError, match="member"):
        replace(samples.family_card(1), members=())


def test_a_form_has_room_for_two_witnesses_only():
    with pytest.raises(ValueError, match="two witnesses"):
        replace(samples.F201, witnesses=samples.WITNESSES * 2)


@pytest.mark.parametrize(
    "data",
    [
        b"{}",
        b"[]",
        b"nonsense",
        b'{"kind":"passport","schema":1,"data":{}}',
        samples.AKTA.as_json().replace(b'"schema":1', b'"schema":99'),
        samples.AKTA.as_json().replace(b'"office"', b'"secret"'),
    ],
)
def test_what_is_no_data_set_is_refused(data: bytes):
    with pytest.raises(ValueError, match=r"data|schema|unknown|Expecting"):
        from_json(data)


def test_one_kind_is_not_read_as_another():
    with pytest.raises(ValueError, match="FamilyCard"):
        FamilyCard.from_json(samples.AKTA.as_json())
    assert isinstance(BirthCertificate.from_json(samples.AKTA.as_json()), BirthCertificate)
