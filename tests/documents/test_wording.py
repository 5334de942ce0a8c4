"""The table of sentences."""

from __future__ import annotations

import re

import pytest

from adminduk.documents import wording
from adminduk.documents.rendering import TEMPLATES
from adminduk.foundation.texts import Both

ENTRIES = wording._table()["texts"]
QUOTED = re.compile(
    r"(?:say|also|section|part|label|row|fact|field|open-field|choices|sex|heading-cell|signing-place|spouse|captioned)"
    r'\((?:"[A-Z]", )?"([a-z0-9_]+(?:\.[a-zA-Z0-9_]+)*)"'
)


def test_every_sentence_has_both_languages_and_a_certainty():
    for key, entry in ENTRIES.items():
        assert set(entry) <= {"id", "en", "sure", "note", "was"}, key
        assert entry["sure"] in ("high", "practice", "ours"), key
        assert entry["id"], key
        assert "en" in entry, key


def test_both_languages_of_a_sentence_fill_in_the_same_facts():
    for key, entry in ENTRIES.items():
        named = set(re.findall(r"\{[a-z_]+\}", entry["en"]))
        assert named <= set(re.findall(r"\{[a-z_]+\}", entry["id"])) | {"{date}"}, key


def test_every_text_that_a_template_names_stands_in_the_table():
    named = {}
    for template in TEMPLATES.glob("*.typ"):
        for key in QUOTED.findall(template.read_text(encoding="utf-8")):
            named[key] = template.name
    assert len(named) > 60, "the expression that finds them no longer does"
    assert {key: name for key, name in named.items() if key not in ENTRIES} == {}


def test_no_template_holds_a_sentence_of_its_own():
    # Two capitalised or lower-case words in a row inside [brackets] would be a sentence for readers.
    sentence = re.compile(r"\[[^\]#]*[A-Za-z]{3,} [A-Za-z]{3,}[^\]]*\]")
    for template in TEMPLATES.glob("*.typ"):
        lines = template.read_text(encoding="utf-8").splitlines()
        code = "\n".join(line for line in lines if not line.lstrip().startswith("//"))
        assert sentence.findall(code) == [], template.name


def test_a_document_of_an_old_version_keeps_the_old_words(monkeypatch: pytest.MonkeyPatch):
    table = {
        "version": 3,
        "texts": {
            "a": {"id": "baru", "en": "new", "was": [{"until": 2, "id": "lama", "en": "old"}, {"until": 1, "id": "tua", "en": "first"}]},
            "b": {"id": "tetap", "en": "same"},
        },
    }  # fmt: skip
    monkeypatch.setattr(wording, "_table", lambda: table)
    wording.texts.cache_clear()
    try:
        assert [str(wording.texts(version)["a"].id) for version in (1, 2, 3)] == ["tua", "lama", "baru"]
        assert wording.texts(1)["b"] == Both(id="tetap", en="same")
    finally:
        wording.texts.cache_clear()


def test_a_version_that_never_was_is_not_guessed():
    for version in (0, wording.current_version() + 1):
        with pytest.raises(LookupError):
            wording.texts(version)
