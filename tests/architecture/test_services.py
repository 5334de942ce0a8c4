"""A service is whole: its words in both languages, its documents drawn, its messages written."""

from __future__ import annotations

import ast
from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass

import pytest

from adminduk.casework.evidence import explain
from adminduk.casework.queries import SERVICES
from adminduk.casework.service import Service
from adminduk.casework.services.birth.entry import documents
from adminduk.casework.types import NAMES
from adminduk.documents.composing import COMPOSERS
from adminduk.documents.types import Kind
from adminduk.foundation.db.ids import new_id
from adminduk.foundation.texts import Both
from adminduk.messaging.contents import kinds, placeholders, template
from adminduk.register.types import BirthRegistered, StillbirthRegistered
from tests.architecture.package import sources

services = pytest.mark.parametrize("service", SERVICES, ids=lambda one: one.name)


def texts(thing: object, where: str = "") -> Iterator[tuple[str, Both]]:
    """Every text in a declaration, however deep, with the way to it."""
    if isinstance(thing, Both):
        yield where, thing
    elif is_dataclass(thing) and not isinstance(thing, type):
        for field in fields(thing):
            yield from texts(getattr(thing, field.name), f"{where}.{field.name}")
    elif isinstance(thing, Mapping):
        for name, one in thing.items():
            yield from texts(one, f"{where}[{name}]")
    elif isinstance(thing, (list, tuple, set, frozenset)):
        for place, one in enumerate(thing):
            yield from texts(one, f"{where}[{getattr(one, 'name', place)}]")


def untold(thing: object) -> list[str]:
    """Texts that are empty in a language, or have spaces at their ends."""
    return [
        where
        for where, both in texts(thing)
        if not (both.id and both.en) or both.id.strip() != both.id or both.en.strip() != both.en
    ]


@services
def test_every_word_of_a_service_is_there_in_both_languages(service: Service) -> None:
    assert len(list(texts(service))) > 50
    assert untold(service) == []
    assert untold([explain(paper) for paper in service.papers]) == []


def test_an_untold_word_would_be_found() -> None:
    assert untold({"a": [Both(id="Ya", en="")]}) == ["[a][0]"]


@services
def test_fields_pages_papers_and_roles_have_names_of_their_own(service: Service) -> None:
    notice = service.notice
    for names in (
        [page.name for page in notice.pages],
        [field.name for page in notice.pages for field in page.fields],
        [paper.name for paper in service.papers],
        [role.name for role in service.people],
    ):
        assert len(set(names)) == len(names)
    assert {page.section for page in notice.pages} == {section.name for section in notice.sections}


def test_services_have_names_of_their_own() -> None:
    assert len({one.name for one in SERVICES}) == len(SERVICES)


@services
def test_a_form_that_stands_in_for_a_paper_can_be_printed_or_is_somebody_elses(service: Service) -> None:
    """What the platform says it fills in, it fills in."""
    promised = {
        form.code for paper in service.papers for form in paper.replaceable_by if form.code.startswith("F-")
    }
    assert promised <= set(service.forms)


def test_what_a_birth_yields_is_drawn_and_titled() -> None:
    one = new_id()
    born = BirthRegistered(one, one, "3201", "3201-LU-1", one, "3201", family_changed=True)
    yielded = {Kind(item.kind) for item in documents(born)}
    yielded |= {Kind(item.kind) for item in documents(StillbirthRegistered(one, "3201-SKLM-1"))}
    assert yielded <= set(Kind) == set(COMPOSERS)
    assert untold([kind.title for kind in Kind]) == []


def message_kinds() -> set[str]:
    """The kinds that casework sends, as they stand in its calls."""
    return {
        word.value.value
        for path, tree in sources().items()
        if path.startswith("casework/")
        for node in ast.walk(tree)
        if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "tell_applicant"
        for word in node.keywords
        if word.arg == "kind" and isinstance(word.value, ast.Constant)
    }


def test_every_message_of_a_case_is_written_in_both_languages_for_every_channel() -> None:
    sent = message_kinds()
    assert sent >= {"case_received", "items_returned", "case_rejected", "approved", "documents_ready"}
    assert sent <= set(kinds())
    for kind in sent:
        form = template(kind)
        for text in (form.subject, form.email, form.whatsapp.body, form.sms):
            assert text.id
            assert text.en
            assert text.id != text.en
            assert placeholders(text) <= form.facts


def test_every_status_has_words_for_the_citizen_and_for_the_officer() -> None:
    assert untold(NAMES) == []
