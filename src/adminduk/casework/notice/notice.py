"""A notice: versioned pages of questions, read from forms and from JSON, the same for every channel.

`answers` are plain JSON by field name. `known` are the facts of the register as plain JSON, by names
with a dot in them. Answers to questions that are not asked (any more) count for nothing.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from adminduk.casework.notice.choices import Region
from adminduk.casework.notice.conditions import ALWAYS, Condition, Values, is_answered
from adminduk.casework.notice.field import Field, Form, as_pair, typed
from adminduk.foundation.texts import Both

Answers = Mapping[str, object]


@dataclass(frozen=True, slots=True)
class Section:
    """A step of the way, e.g. "Anak" in "Langkah 1 dari 4: Anak"."""

    name: str
    title: Both


@dataclass(frozen=True, kw_only=True, eq=False)
class Page:
    """One question to a resident: `title` asks it, `aside` tells the way out for who cannot answer."""

    name: str
    section: str
    title: Both
    fields: tuple[Field, ...]
    help: Both | None = None
    aside: Both | None = None
    when: Condition = ALWAYS

    def as_json(self) -> dict[str, object]:
        found: dict[str, object] = {"name": self.name, "section": self.section, "title": as_pair(self.title)}
        found |= {"help": as_pair(self.help)} if self.help else {}
        found |= {"aside": as_pair(self.aside)} if self.aside else {}
        return found | {"when": self.when.as_json(), "fields": [one.as_json() for one in self.fields]}


@dataclass(frozen=True, slots=True)
class PageRead:
    """What a page gave: JSON values by field, and sentences by the name of the input that is wrong."""

    values: Mapping[str, object] = field(default_factory=dict)
    errors: Mapping[str, Both] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Shown:
    """A field as it stands: its `value` (None: no answer yet), and whether it is asked or only shown."""

    page: Page
    field: Field
    value: object
    asked: bool
    required: bool


@dataclass(frozen=True)
class Notice:
    """The questions of one service; `version` rises with every change that older answers would notice."""

    name: str
    version: int
    sections: tuple[Section, ...]
    pages: tuple[Page, ...]

    def __post_init__(self) -> None:
        seen: set[str] = set()
        for page in self.pages:
            if page.section not in {one.name for one in self.sections}:
                raise ValueError(f"page {page.name} stands in no section")
            self._check_names(page.name, page.when, seen)
            for one in page.fields:
                self._check_names(one.name, one.when, seen)
                self._check_names(one.name, one.required_when, seen)
                if one.name in seen or "." in one.name or "-" in one.name:
                    raise ValueError(f"{one.name} is asked twice, or is no name of a field")
                seen.add(one.name)

    @cached_property
    def fields(self) -> Mapping[str, Field]:
        return {one.name: one for page in self.pages for one in page.fields}

    def page(self, name: str) -> Page | None:
        return next((page for page in self.pages if page.name == name), None)

    def page_of(self, field_name: str) -> Page:
        """The page that asks for a field; raises KeyError."""
        for page in self.pages:
            if any(one.name == field_name for one in page.fields):
                return page
        raise KeyError(field_name)

    def walk(self, answers: Answers, known: Values) -> Iterator[Shown]:
        """Each shown field in order, with the answer that counts."""
        values = dict(known)
        for page in self.pages:
            if not page.when.holds(values):
                continue
            for one in page.fields:
                if one.when.holds(values):
                    asked = one.is_asked(values)
                    value = answers.get(one.name) if asked else values.get(one.known_from)
                    value = value if one.still_allows(value, values) else None
                    values[one.name] = value
                    yield Shown(page, one, value, asked, one.is_required(values))

    def effective(self, answers: Answers, known: Values) -> dict[str, object]:
        """The answers that count: asked ones, and those that the register gives instead."""
        return {
            shown.field.name: shown.value for shown in self.walk(answers, known) if is_answered(shown.value)
        }

    def visible_pages(self, answers: Answers, known: Values) -> list[Page]:
        """The pages that ask something, in order."""
        return list(dict.fromkeys(shown.page for shown in self.walk(answers, known) if shown.asked))

    def next_page(self, after: str, answers: Answers, known: Values) -> Page | None:
        """The page that follows; None when only checking and sending is left."""
        return self._neighbour(after, self.pages, answers, known)

    def previous_page(self, before: str, answers: Answers, known: Values) -> Page | None:
        """The page before; None for the first."""
        return self._neighbour(before, self.pages[::-1], answers, known)

    def first_open_page(self, answers: Answers, known: Values) -> Page | None:
        """The first page that still lacks a required answer; None when the notice is complete."""
        return next((missing.page for missing in self.missing(answers, known)), None)

    def read_page(self, page: Page, form: Form, answers: Answers, known: Values) -> PageRead:
        """What was posted for `page`, read in its order; never raises, whatever was posted."""
        values = dict(known) | self.effective(answers, known)
        read: dict[str, object] = {}
        errors: dict[str, Both] = {}
        for one in page.fields:
            values.pop(one.name, None)
            if not one.is_asked(values):
                continue
            found = one.read(form, one.name, values)
            errors |= found.errors
            if is_answered(found.value):
                read[one.name] = values[one.name] = found.value
            elif not found.errors and one.is_required(values):
                errors[one.name] = one.empty_sentence()
        return PageRead(read, errors)

    def with_page(self, answers: Answers, page: Page, values: Mapping[str, object]) -> dict[str, object]:
        """The answers with those of one page replaced by what was read of it."""
        own = {one.name for one in page.fields}
        return {name: value for name, value in answers.items() if name not in own} | dict(values)

    def form(self, page: Page, answers: Answers) -> dict[str, str]:
        """The inputs that show the answers of a page; `read_page` gives the answers back."""
        found: dict[str, str] = {}
        for one in page.fields:
            if is_answered(answers.get(one.name)):
                found |= one.write(answers[one.name], one.name)
        return found

    def read_answers(self, raw: object, known: Values) -> PageRead:
        """Answers that came as JSON (offline, from an institution): read by the same rules as a form."""
        given = raw if isinstance(raw, dict) else {}
        answers: dict[str, object] = {}
        errors: dict[str, Both] = {}
        for page in self.pages:
            if page in self.visible_pages(answers, known):
                read = self.read_page(page, self.form(page, given), answers, known)
                answers |= read.values
                errors |= read.errors
        return PageRead(answers, errors)

    def posted_regions(self, page: Page, form: Form) -> set[str]:
        """The codes of regions that were posted: look them up and put their names into `regions.names`."""
        posted = {typed(form, one.name).replace(".", "") for one in page.fields if isinstance(one, Region)}
        return {code for code in posted if code}

    def regions(self, answers: Answers) -> set[str]:
        """The codes of regions among the answers."""
        given = (answers.get(name) for name, one in self.fields.items() if isinstance(one, Region))
        return {code for code in given if isinstance(code, str)}

    def missing(self, answers: Answers, known: Values) -> list[Shown]:
        """The required questions that have no answer yet."""
        return [
            shown
            for shown in self.walk(answers, known)
            if shown.asked and shown.required and not is_answered(shown.value)
        ]

    def as_json(self) -> dict[str, object]:
        """The whole definition, for offline clients and the API."""
        return {
            "name": self.name,
            "version": self.version,
            "sections": [{"name": one.name, "title": as_pair(one.title)} for one in self.sections],
            "pages": [page.as_json() for page in self.pages],
        }

    def _neighbour(self, name: str, pages: tuple[Page, ...], answers: Answers, known: Values) -> Page | None:
        visible = self.visible_pages(answers, known)
        names = [page.name for page in pages]
        following = pages[names.index(name) + 1 :] if name in names else pages
        return next((page for page in following if page in visible), None)

    def _check_names(self, where: str, condition: Condition, seen: set[str]) -> None:
        unknown = {name for name in condition.names() if "." not in name and name not in seen}
        if unknown:
            raise ValueError(f"{where} depends on {unknown}, which no earlier question asks")
