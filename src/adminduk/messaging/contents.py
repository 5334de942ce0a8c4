"""The texts of messages: one file a kind in `templates/`, each in two languages for three channels."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta
from functools import cache
from importlib import resources
from string import Formatter
from typing import Any

import yaml

from adminduk.foundation.texts import Both
from adminduk.messaging.types import Channel

TEMPLATES = resources.files("adminduk.messaging").joinpath("templates")


@dataclass(frozen=True, slots=True)
class WhatsAppTemplate:
    """`name` and `parameters` as registered with Meta: {{1}} is the first parameter, and so on.

    `button` is the fact that a template of the category "authentication" repeats in its copy button.
    """

    name: str
    parameters: tuple[str, ...]
    body: Both
    button: str | None = None


@dataclass(frozen=True, slots=True)
class Template:
    kind: str
    facts: frozenset[str]
    prefer: tuple[Channel, ...]
    lifetime: timedelta | None
    subject: Both
    email: Both
    whatsapp: WhatsAppTemplate
    sms: Both


@dataclass(frozen=True, slots=True)
class Content:
    """A message in words, ready for each channel."""

    subject: str
    email: str
    whatsapp: str
    sms: str
    whatsapp_name: str
    whatsapp_parameters: tuple[str, ...]
    whatsapp_button: str | None


@cache
def kinds() -> tuple[str, ...]:
    return tuple(sorted(file.name[:-5] for file in TEMPLATES.iterdir() if file.name.endswith(".yaml")))


@cache
def template(kind: str) -> Template:
    """The template of `kind`; LookupError when there is none."""
    if kind not in kinds():
        raise LookupError(f"no message is called {kind!r}")
    said: dict[str, Any] = yaml.safe_load(TEMPLATES.joinpath(f"{kind}.yaml").read_text("utf-8"))
    whatsapp = said["whatsapp"]
    minutes = said.get("lifetime_minutes")
    return Template(
        kind=kind,
        facts=frozenset(said["facts"]),
        prefer=tuple(Channel(name) for name in said["prefer"]),
        lifetime=timedelta(minutes=minutes) if minutes else None,
        subject=_both(said["email"]["subject"]),
        email=_both(said["email"]["body"]),
        whatsapp=WhatsAppTemplate(
            name=whatsapp["name"],
            parameters=tuple(whatsapp["parameters"]),
            body=_both(whatsapp["body"]),
            button=whatsapp.get("button"),
        ),
        sms=_both(said["sms"]),
    )


def _both(said: Mapping[str, str]) -> Both:
    return Both(id=said["id"].strip(), en=said["en"].strip())


def placeholders(text: Both) -> set[str]:
    return {name for one in (text.id, text.en) for _, name, _, _ in Formatter().parse(one) if name}


def written(kind: str, facts: Mapping[str, str], language: str) -> Content:
    """The words of a message of `kind` with its `facts`, in `language` ("id" or "en")."""
    form = template(kind)

    def say(text: Both) -> str:
        return text.format(**facts).say(language)

    return Content(
        subject=say(form.subject),
        email=say(form.email) + "\n",
        whatsapp=say(form.whatsapp.body),
        sms=say(form.sms),
        whatsapp_name=form.whatsapp.name,
        whatsapp_parameters=tuple(facts[name] for name in form.whatsapp.parameters),
        whatsapp_button=facts[form.whatsapp.button] if form.whatsapp.button else None,
    )


def checked_facts(kind: str, facts: Mapping[str, object]) -> dict[str, str]:
    """`facts` as texts of one line; ValueError unless they are exactly those that `kind` needs."""
    needed = template(kind).facts
    if set(facts) != needed:
        raise ValueError(f"a message {kind!r} needs the facts {sorted(needed)}, not {sorted(facts)}")
    # WhatsApp refuses line breaks in a parameter, and a header with one would be two headers.
    return {name: " ".join(str(value).split()) for name, value in facts.items()}
