"""Every sentence of a page has its English, and the compiled catalogue in the tree is that of the text."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import polib
import pytest
from django.utils.translation.template import templatize

SOURCE = Path(__file__).parents[2] / "src" / "adminduk"
CATALOGUE = SOURCE / "locale" / "en" / "LC_MESSAGES" / "django.po"
# As xgettext reads the pseudo-code that Django makes of a template: _('…') and ngettext('…', '…', …).
CALL = re.compile(r"""(?<![\w.])(?:_|gettext|ngettext)\(\s*u?('(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*")""")
NAMES = {"_", "gettext", "gettext_lazy", "ngettext"}


def of_templates() -> Iterator[tuple[str, str]]:
    for file in SOURCE.rglob("templates/**/*.html"):
        for found in CALL.finditer(templatize(file.read_text("utf-8"))):
            yield ast.literal_eval(found[1]), file.name


def of_code() -> Iterator[tuple[str, str]]:
    for file in SOURCE.rglob("*.py"):
        for node in ast.walk(ast.parse(file.read_text("utf-8"))):
            if isinstance(node, ast.Call) and getattr(node.func, "id", "") in NAMES and node.args:
                first = node.args[0]
                if isinstance(first, ast.Constant) and isinstance(first.value, str):
                    yield first.value, file.name


@pytest.fixture(scope="module")
def english() -> dict[str, polib.POEntry]:
    return {entry.msgid: entry for entry in polib.pofile(str(CATALOGUE)) if not entry.obsolete}


def test_every_sentence_has_its_english(english: dict[str, polib.POEntry]) -> None:
    missing = {
        (text, where)
        for text, where in (*of_templates(), *of_code())
        if text and (text not in english or not english[text].translated())
    }
    assert not missing, "make the catalogue anew: bin/adminduk manage makemessages -l en"


def test_placeholders_are_the_same_in_both_languages(english: dict[str, polib.POEntry]) -> None:
    holders = re.compile(r"%\((\w+)\)s")
    for entry in english.values():
        known = set(holders.findall(entry.msgid + entry.msgid_plural))
        for text in entry.msgstr_plural.values():
            # "Satu berkas" counts without a number.
            assert set(holders.findall(text)) <= known, entry.msgid
        if not entry.msgid_plural:
            assert set(holders.findall(entry.msgstr)) == known, entry.msgid


def test_the_compiled_catalogue_is_that_of_the_text(english: dict[str, polib.POEntry]) -> None:
    compiled = {entry.msgid: entry for entry in polib.mofile(str(CATALOGUE.with_suffix(".mo")))}
    assert {text: entry.msgstr for text, entry in english.items()} == {
        text: entry.msgstr for text, entry in compiled.items()
    }
