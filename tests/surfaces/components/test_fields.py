from __future__ import annotations

import re
from html.parser import HTMLParser

import pytest
from django.template import Context, Template
from django.utils import translation

from adminduk.foundation.texts import Both
from adminduk.surfaces.components import fields, samples
from adminduk.surfaces.components.fields import BoundField, Option


def render(*bound: BoundField) -> str:
    template = Template("{% load adminduk %}{% for field in fields %}{% render_field field %}{% endfor %}")
    return template.render(Context({"fields": bound}))


class Page(HTMLParser):
    """The ids of a page, and what points to ids."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.ids: list[str] = []
        self.pointing: set[str] = set()
        self.controls: list[dict[str, str | None]] = []
        self.labelled: set[str] = set()
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        facts = dict(attrs)
        if facts.get("id"):
            self.ids.append(str(facts["id"]))
        for name in ("for", "aria-describedby", "aria-labelledby"):
            self.pointing |= set((facts.get(name) or "").split())
        if tag == "label":
            self.labelled.add(str(facts.get("for")))
        if tag in {"input", "select", "textarea"} and facts.get("type") != "hidden":
            self.controls.append(facts)


ALL = samples.fields()
WRONG = samples.wrong_fields()


def test_the_samples_show_every_kind_there_is() -> None:
    assert {field.kind for field in ALL} | {"person", "hidden"} == fields.KINDS


@pytest.mark.parametrize("field", [*ALL, *WRONG], ids=lambda field: field.name)
def test_every_control_has_its_label_and_what_it_points_to_exists(field: BoundField) -> None:
    page = Page(render(field))
    assert len(page.ids) == len(set(page.ids))
    assert page.pointing <= set(page.ids)
    for control in page.controls:
        assert control["id"] in page.labelled


@pytest.mark.parametrize("field", [field for field in WRONG if field.error], ids=lambda field: field.name)
def test_an_error_is_said_marked_and_reached_from_the_summary(field: BoundField) -> None:
    text = render(field)
    page = Page(text)
    assert str(field.error) in text
    assert f'id="f-{field.name}-error"' in text
    assert fields.anchor(field) in page.ids
    assert "govuk-form-group--error" in text


def test_errors_of_a_group_s_rows_are_in_the_summary_too() -> None:
    found = fields.errors(WRONG)
    assert {"anchor": "f-witness-7-name", "text": "Tulis nama saksi."} in found


def test_the_summary_counts_and_links() -> None:
    drawn = Template("{% load adminduk %}{% error_summary fields sentences %}").render(
        Context({"fields": WRONG[:1], "sentences": ["Belum lengkap."]})
    )
    assert "2 jawaban perlu dibetulkan" in drawn
    assert 'href="#f-x-name"' in drawn
    assert "Belum lengkap." in drawn
    assert (
        not Template("{% load adminduk %}{% error_summary fields %}").render(Context({"fields": ALL})).strip()
    )


def test_what_was_typed_comes_back_escaped() -> None:
    for kind in ("text", "name", "textarea", "number", "time", "nik", "phone", "email", "region", "date"):
        drawn = render(
            BoundField("x", kind, "Label", value='"><script>1</script>', query='"><script>2</script>')
        )
        assert "<script" not in drawn


def test_a_secret_is_never_written_back() -> None:
    assert "rahasia" not in render(BoundField("x", "password", "Kata sandi", value="rahasia"))


def test_a_wrong_date_keeps_its_three_answers() -> None:
    drawn = render(BoundField("born", "date", "Tanggal lahir", value="2026-11-31", error="Tidak ada."))
    assert re.search(r'name="born-day" value="31"', drawn)
    assert re.search(r'name="born-year" value="2026"', drawn)


def test_values_are_shown_as_indonesians_write_them() -> None:
    assert 'value="04.35"' in render(BoundField("x", "time", "Jam", value="04:35"))
    assert 'value="3,1"' in render(BoundField("x", "number", "Berat", value="3.1"))
    assert 'value="3201 0157 0896 0003"' in render(BoundField("x", "nik", "NIK", value="3201015708960003"))


def test_the_phone_may_help_with_one_s_own_data() -> None:
    assert 'autocomplete="one-time-code"' in render(BoundField("x", "code", "Kode"))
    assert 'autocomplete="tel"' in render(BoundField("x", "phone", "Nomor HP"))
    assert 'autocomplete="off"' in render(BoundField("x", "name", "Nama anak"))
    assert 'autocomplete="name"' in render(BoundField("x", "name", "Nama Anda", autocomplete="name"))
    assert 'autocomplete="bday-day"' in render(BoundField("x", "date", "Lahir", autocomplete="bday"))


def test_the_right_choice_is_ticked() -> None:
    options = (Option("1", "Satu"), Option("11", "Sebelas"))
    drawn = render(BoundField("x", "radios", "Pilih", options=options, value="1"))
    assert re.findall(r'value="(\d+)" checked', drawn) == ["1"]
    # A list of codes must be looked up as a list: "1" is not in "11".
    drawn = render(BoundField("x", "checkboxes", "Pilih", options=options, value=["11"]))
    assert re.findall(r'value="(\d+)" checked', drawn) == ["11"]
    drawn = render(BoundField("x", "select", "Pilih", options=options, value=11))
    assert re.findall(r'value="(\d+)" selected', drawn) == ["11"]


def test_texts_in_both_languages_follow_the_page() -> None:
    field = BoundField("x", "text", Both(id="Nama", en="Name"), required=False)
    assert "Nama" in render(field)
    assert "boleh kosong" in render(field)
    with translation.override("en"):
        assert "Name" in render(field)


def test_a_group_can_grow_and_shrink_within_its_bounds() -> None:
    group = BoundField("w", "group", "Saksi", item="Saksi", least=1, most=2, children=[samples.witness(0)])
    assert 'name="add"' in render(group)
    assert 'name="remove"' not in render(group)
    full = group.with_(children=[samples.witness(0), samples.witness(1)])
    assert 'name="add"' not in render(full)
    assert 'value="w-1"' in render(full)


def test_a_search_of_people_is_posted_because_a_nik_must_not_stand_in_an_address() -> None:
    drawn = render(BoundField("mother", "person", "Ibu", search_url="/meja/cari/"))
    assert 'hx-post="/meja/cari/"' in drawn
    assert "hx-get" not in drawn


def test_an_unknown_kind_is_refused_when_the_page_is_made() -> None:
    with pytest.raises(ValueError, match="signature"):
        render(BoundField("x", "signature", "Tanda tangan"))
