"""What the checks of a service find: a refusal, a question to confirm, or a note to the officer."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from adminduk.foundation.texts import Both
from adminduk.regulations.objections import Objection, Weight


class FindingKind(StrEnum):
    REFUSAL = "refusal"
    CONFIRM = "confirm"
    NOTE = "note"


class Audience(StrEnum):
    """Who reads it: the reporter before he sends (and the officer after him), or the officer only."""

    REPORTER = "reporter"
    OFFICER = "officer"


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One thing that a check found.

    `name` is stable, so that a confirmation can be kept by it; `about` tells two of one name apart.
    A refusal stops the case; a confirmation waits for the yes of its audience; a note waits for nobody.
    `asks_why`: who says yes writes why. `field` is the answer it is about, "" for the whole case.
    """

    kind: FindingKind
    name: str
    sentence: Both
    article: str = ""
    field: str = ""
    audience: Audience = Audience.OFFICER
    about: str = ""
    asks_why: bool = False

    @property
    def key(self) -> str:
        """What a confirmation is kept under."""
        return f"{self.name}:{self.about}" if self.about else self.name


def refusal(name: str, sentence: Both, *, article: str = "", field: str = "", about: str = "") -> Finding:
    """Something that cannot be; everybody reads it."""
    return Finding(
        kind=FindingKind.REFUSAL,
        name=name,
        sentence=sentence,
        article=article,
        field=field,
        audience=Audience.REPORTER,
        about=about,
    )


def confirm(
    name: str,
    sentence: Both,
    *,
    article: str = "",
    field: str = "",
    audience: Audience = Audience.OFFICER,
    about: str = "",
    asks_why: bool = False,
) -> Finding:
    """Something unusual; whoever is asked looks again and says that it is so, and `asks_why`, why."""
    return Finding(
        kind=FindingKind.CONFIRM,
        name=name,
        sentence=sentence,
        article=article,
        field=field,
        audience=audience,
        about=about,
        asks_why=asks_why,
    )


def note(
    name: str,
    sentence: Both,
    *,
    article: str = "",
    field: str = "",
    audience: Audience = Audience.OFFICER,
) -> Finding:
    """Something worth knowing."""
    return Finding(
        kind=FindingKind.NOTE,
        name=name,
        sentence=sentence,
        article=article,
        field=field,
        audience=audience,
    )


def from_objection(objection: Objection, *, field: str) -> Finding:
    """What a rule of the regulations objects to in an answer of the reporter."""
    kinds = {
        Weight.REFUSE: FindingKind.REFUSAL,
        Weight.CONFIRM: FindingKind.CONFIRM,
        Weight.WARN: FindingKind.NOTE,
    }
    return Finding(
        kind=kinds[objection.weight],
        name=objection.rule,
        sentence=objection.sentence,
        article=objection.article,
        field=field,
        audience=Audience.REPORTER,
    )


def refusals(findings: Iterable[Finding]) -> list[Finding]:
    return [one for one in findings if one.kind is FindingKind.REFUSAL]


def unconfirmed(findings: Iterable[Finding], confirmed: Iterable[str], audience: Audience) -> list[Finding]:
    """The questions to `audience` that are not among the `confirmed` keys."""
    keys = set(confirmed)
    return [
        one
        for one in findings
        if one.kind is FindingKind.CONFIRM and one.audience is audience and one.key not in keys
    ]
