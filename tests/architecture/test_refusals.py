"""Every refusal and every outage can say itself to a person, in both languages."""

from __future__ import annotations

import ast
from collections.abc import Iterable
from string import Formatter

import pytest

from adminduk.foundation.refusals import Outage, Refused, Spoken
from adminduk.foundation.texts import Both
from tests.architecture.package import modules, sources, subclasses

modules()
SPOKEN = sorted(set(subclasses(Spoken)), key=lambda one: f"{one.__module__}.{one.__name__}")
names = pytest.mark.parametrize("spoken", SPOKEN, ids=lambda one: f"{one.__module__}.{one.__name__}")


def placeholders(text: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(text) if name}


def test_there_are_refusals_in_every_room() -> None:
    rooms = {one.__module__.split(".")[1] for one in SPOKEN}
    assert {"foundation", "offices", "messaging", "register", "accounts", "documents", "casework"} <= rooms


@names
def test_it_says_itself_in_both_languages(spoken: type[Spoken]) -> None:
    sentence = spoken.sentence
    assert isinstance(sentence, Both)
    for text in (sentence.id, sentence.en):
        assert text.strip() == text
        assert len(text.split()) >= 3, "a sentence, never a code alone"
        assert text[-1] in ".!?" or text.endswith("{why}"), "a whole sentence"
    assert sentence.id != sentence.en
    assert placeholders(sentence.id) == placeholders(sentence.en)


@names
def test_it_is_a_refusal_or_an_outage_and_never_both(spoken: type[Spoken]) -> None:
    assert issubclass(spoken, Refused) != issubclass(spoken, Outage)


@names
def test_it_has_words_of_its_own(spoken: type[Spoken]) -> None:
    if spoken in (Refused, Outage):
        return
    assert spoken.sentence not in (Refused.sentence, Outage.sentence)


def called_without(trees: Iterable[tuple[str, ast.Module]], needs: dict[str, set[str]]) -> list[str]:
    """Where a class of `needs` is raised or made without the facts that its sentence tells."""
    found = []
    for path, tree in trees:
        for node in ast.walk(tree):
            if isinstance(node, ast.Raise) and isinstance(node.exc, ast.Name) and needs.get(node.exc.id):
                found.append(f"{path}:{node.lineno} {node.exc.id}")
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in needs:
                told = {word.arg for word in node.keywords}
                if node.args or (None not in told and not needs[node.func.id] <= told):
                    found.append(f"{path}:{node.lineno} {node.func.id}")
    return found


def test_whoever_refuses_tells_the_facts_of_the_sentence() -> None:
    needs = {one.__name__: placeholders(one.sentence.id) for one in SPOKEN}
    assert called_without(sources().items(), needs) == []


@pytest.mark.parametrize(
    "breach",
    ["raise TooManyTries", "raise TooManyTries()", "raise TooManyTries(hours=1)", "raise TooManyTries(3)"],
)
def test_a_refusal_without_its_facts_would_be_found(breach: str) -> None:
    assert called_without([("planted.py", ast.parse(breach))], {"TooManyTries": {"minutes"}})
    right = ast.parse("raise TooManyTries(minutes=3)")
    assert not called_without([("planted.py", right)], {"TooManyTries": {"minutes"}})


def test_every_refusal_is_used() -> None:
    """A sentence that nobody says is a promise that nobody keeps."""
    said = {
        node.id if isinstance(node, ast.Name) else node.attr
        for tree in sources().values()
        for node in ast.walk(tree)
        if isinstance(node, (ast.Name, ast.Attribute))
    }
    silent = {one.__name__ for one in SPOKEN if one.__name__ not in said and one not in (Refused, Outage)}
    assert silent == set()
