"""Promises that span files: no inline style or script, one place for colours, small files, light pages."""

from __future__ import annotations

import gzip
import re
from pathlib import Path

import pytest
from django.contrib.staticfiles import finders
from django.test import Client

import adminduk

SOURCES = Path(adminduk.__file__).parent
STATIC = SOURCES / "surfaces/components/static/adminduk"
TEMPLATES = sorted(SOURCES.rglob("templates/**/*.html"))
BUILT = {"govuk.css"}

# What a policy without unsafe-inline and unsafe-eval would refuse in a browser, silently, on one page only.
FORBIDDEN = {
    "a style attribute": r"<[^>]*\sstyle\s*=",
    "a style element": r"<style\b",
    "an inline script": r"<script\b(?![^>]*\bsrc=)(?![^>]*type=\"application/(?:ld\+)?json\")",
    "an event attribute": r"<[^>]*\son[a-z]+\s*=",
    "a script address": r"javascript:",
    "htmx that evaluates": r"hx-on|hx-vals=['\"]js:|hx-vars|hx-trigger=\"[^\"]*\[",
}


def breaches(text: str) -> set[str]:
    return {what for what, pattern in FORBIDDEN.items() if re.search(pattern, text, re.IGNORECASE)}


def test_no_template_of_the_project_needs_an_unsafe_policy() -> None:
    assert len(TEMPLATES) > 30
    assert {str(path): found for path in TEMPLATES if (found := breaches(path.read_text("utf-8")))} == {}


@pytest.mark.parametrize(
    "planted",
    [
        '<p style="color:red">',
        "<style>p{}</style>",
        "<script>alert(1)</script>",
        '<button onclick="x()">',
        '<a href="javascript:x()">',
        '<input hx-trigger="keyup[key==1]">',
    ],
)
def test_a_planted_breach_is_found(planted: str) -> None:
    assert breaches(planted)


def test_no_python_of_the_surfaces_writes_an_inline_style() -> None:
    for path in (SOURCES / "surfaces").rglob("*.py"):
        assert not re.search(r"<[^>\n]*\sstyle=|<script", path.read_text("utf-8")), path


def test_colours_are_written_in_the_tokens_only() -> None:
    # Ink on paper is black on white whatever the palette; a shadow of a backdrop is no colour of the design.
    for path in STATIC.glob("*.css"):
        if path.name in BUILT | {"tokens.css", "print.css"}:
            continue
        assert not re.search(r"#[0-9a-f]{3,8}\b", path.read_text("utf-8")), path.name


def test_every_token_that_is_used_exists() -> None:
    known = set(re.findall(r"^\s*(--[a-z0-9-]+):", (STATIC / "tokens.css").read_text("utf-8"), re.MULTILINE))
    for path in STATIC.glob("*.css"):
        used = set(re.findall(r"var\((--[a-z0-9-]+)", path.read_text("utf-8")))
        assert {name for name in used if not name.startswith("--govuk")} <= known, path.name


def test_every_class_of_our_own_templates_of_pages_is_styled_or_bound() -> None:
    styled = " ".join(path.read_text("utf-8") for path in STATIC.glob("*.css"))
    scripted = " ".join(path.read_text("utf-8") for path in STATIC.glob("js/*.js"))
    unstyled_on_purpose = {"language", "home", "govuk-template", "govuk-radios", "print"}
    for path in (SOURCES / "surfaces/components/templates").rglob("*.html"):
        text = re.sub(r"{%.*?%}|{{.*?}}", " ", path.read_text("utf-8"))
        for names in re.findall(r'class="([^"]*)"', text):
            for name in names.split():
                if name in unstyled_on_purpose or name.endswith("-"):
                    continue
                assert f".{name}" in styled or name in scripted, (path.name, name)


def test_no_crown_and_no_font_of_a_foreign_government() -> None:
    built = (STATIC / "govuk.css").read_text("utf-8")
    assert "GDS Transport" not in built
    assert "url(" not in built
    assert not list(STATIC.rglob("*crown*"))


def test_scripts_are_small_and_evaluate_nothing() -> None:
    for path in (STATIC / "js").glob("*.js"):
        text = path.read_text("utf-8")
        assert len(text.splitlines()) < 200, path.name
        assert not re.search(r"\beval\(|new Function|innerHTML|outerHTML|document\.write", text), path.name


def test_what_others_wrote_is_noted_with_version_and_licence() -> None:
    noted = (SOURCES / "surfaces/components/vendored/VENDORED.md").read_text("utf-8")
    for name in (
        "govuk-frontend 6.6.0",
        "htmx.org 2.0.11",
        "lucide-static 1.62.0",
        "Plus Jakarta Sans 2.071",
    ):
        assert name in noted
    for licence in ("MIT", "0BSD", "ISC", "OFL"):
        assert licence in noted
    assert "govuk-frontend 6.6.0" in (STATIC / "govuk.css").read_text("utf-8")[:200]
    assert 'version:"2.0.11"' in (STATIC / "vendor/htmx-2.min.js").read_text("utf-8")


def wire_bytes(client: Client, address: str) -> int:
    """The page and everything it makes the browser fetch, as they travel: text compressed, the font as it is."""
    page = client.get(address).content
    text = page.decode()
    fetched = set(re.findall(r'(?:src|href)="/statis/([^"]+)"', text))
    assert any(name.endswith(".woff2") for name in fetched)
    assert any(name.endswith("govuk.css") for name in fetched)
    total = len(gzip.compress(page))
    for name in fetched:
        data = Path(str(finders.find(name))).read_bytes()
        total += len(data) if name.endswith(".woff2") else len(gzip.compress(data))
    return total


@pytest.mark.parametrize(
    ("page", "limit"), [("beranda", 50_000), ("pertanyaan", 75_000), ("lacak", 50_000), ("meja", 75_000)]
)
def test_a_first_visit_is_light(visitor: Client, page: str, limit: int) -> None:
    assert wire_bytes(visitor, f"/demo/komponen/{page}/") < limit
