from __future__ import annotations

import pytest

from adminduk.foundation.configuration import PROJECT
from adminduk.messaging.contents import checked_facts, kinds, placeholders, template, written

USUAL = {
    "number": "3201-2611-04217",
    "link": "https://dukcapil.bogorkab.go.id/lacak/?nomor=3201-2611-04217",
    "pin": "480921",
    "code": "193746",
    "minutes": "10",
    "count": "2",
    "institution": "Bank Pembangunan Daerah Jawa Barat dan Banten",
    "agreement": "119/2026/PKS/01-DUKCAPIL",
}
USUAL_READY = USUAL | {"link": "https://dukcapil.bogorkab.go.id/unduh/wRk3Qx-7MZ_nP2sLtV9aYbCe/"}


def test_every_kind_of_message_that_the_platform_sends_has_its_texts() -> None:
    assert set(kinds()) == {
        "approved",
        "binding_refused",
        "binding_reset",
        "case_received",
        "case_rejected",
        "data_access_resumed",
        "data_access_slowed",
        "data_access_suspended",
        "documents_ready",
        "items_returned",
        "objection_answered",
        "objection_received",
        "one_time_code",
    }


@pytest.mark.parametrize("kind", kinds())
@pytest.mark.parametrize("language", ["id", "en"])
def test_every_text_is_whole_in_both_languages(kind: str, language: str) -> None:
    facts = {name: USUAL[name] for name in template(kind).facts}
    content = written(kind, facts, language)
    for text in (content.subject, content.email, content.whatsapp, content.sms):
        assert text.strip()
        assert "{" not in text
    assert "\n" not in content.subject + content.whatsapp + content.sms


@pytest.mark.parametrize("kind", kinds())
@pytest.mark.parametrize("language", ["id", "en"])
def test_an_sms_fits_into_one_part(kind: str, language: str) -> None:
    usual = USUAL_READY if kind == "documents_ready" else USUAL
    facts = {name: usual[name] for name in template(kind).facts}
    text = written(kind, facts, language).sms
    assert text.isascii(), "anything else halves the room"
    assert len(text) <= 160, f"{len(text)}: {text}"


@pytest.mark.parametrize("kind", kinds())
def test_texts_use_the_facts_that_the_kind_declares_and_no_others(kind: str) -> None:
    form = template(kind)
    used = placeholders(form.email) | placeholders(form.subject)
    assert used == set(form.facts)
    assert placeholders(form.sms) <= form.facts
    assert placeholders(form.whatsapp.body) == set(form.whatsapp.parameters)


@pytest.mark.parametrize("kind", kinds())
def test_whatsapp_gets_its_parameters_in_the_order_of_its_text(kind: str) -> None:
    form = template(kind).whatsapp
    for text in (form.body.id, form.body.en):
        places = [text.index("{" + name + "}") for name in form.parameters]
        assert places == sorted(places)


@pytest.mark.parametrize("kind", kinds())
def test_no_message_names_anybody_or_his_nik(kind: str) -> None:
    assert not template(kind).facts & {"name", "nik", "kk", "child", "mother", "father", "address"}


def test_a_missing_or_surplus_fact_is_a_mistake_of_the_caller() -> None:
    with pytest.raises(ValueError, match="needs the facts"):
        checked_facts("approved", {})
    with pytest.raises(ValueError, match="needs the facts"):
        checked_facts("approved", {"number": "1", "nik": "3201015505900003"})
    with pytest.raises(LookupError, match="no message is called"):
        template("../settings")


def test_a_fact_is_one_line_so_that_it_makes_no_header_of_its_own() -> None:
    facts = checked_facts("approved", {"number": "3201\r\nBcc: x@y.id"})
    assert facts == {"number": "3201 Bcc: x@y.id"}


def test_the_guide_names_every_whatsapp_template_with_its_parameters() -> None:
    guide = (PROJECT / "docs" / "guides" / "messages.md").read_text("utf-8")
    for kind in kinds():
        form = template(kind).whatsapp
        (line,) = [line for line in guide.splitlines() if line.startswith(f"| `{form.name}` ")]
        assert line.split("|")[3].strip() == (", ".join(form.parameters) or "–")
        assert ("authentication" in line) == bool(form.button)
