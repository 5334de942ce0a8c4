"""Promises that span files: keys point down, jobs have workers, migrations are whole."""

from __future__ import annotations

import re
from collections.abc import Iterable

import pytest
from django.apps import apps
from django.core.management import call_command
from django.db import models
from django.urls import URLPattern, URLResolver, get_resolver

from adminduk.cli.programs import programs
from tests.architecture.package import modules

# The order of ARCHITECTURE, low to high. Rooms of one line do not know each other.
LEVELS = [
    {"foundation"},
    {"regulations"},
    {"offices", "messaging"},
    {"register"},
    {"documents", "accounts"},
    {"casework"},
    {"reports"},
    {"surfaces"},
    {"demo"},
]


def room(model: type[models.Model]) -> str:
    return model.__module__.split(".")[1]


def level(name: str) -> int:
    return next(height for height, rooms in enumerate(LEVELS) if name in rooms)


def own_models() -> list[type[models.Model]]:
    return [model for model in apps.get_models() if model.__module__.startswith("adminduk.")]


def wrong_keys(every: Iterable[type[models.Model]]) -> list[str]:
    """Foreign keys between rooms that do not point down, leave a name behind or take rows along."""
    wrong = []
    for model in every:
        for field in model._meta.get_fields():
            if not isinstance(field, models.ForeignKey) or room(field.related_model) == room(model):
                continue
            name = f"{model.__module__}.{model.__name__}.{field.name}"
            if level(room(field.related_model)) >= level(room(model)):
                wrong.append(f"{name} points up")
            if field.remote_field.related_name != "+":
                wrong.append(f"{name} leaves a name in the lower room")
            if field.remote_field.on_delete is not models.PROTECT:
                wrong.append(f"{name} takes rows along")
    return wrong


def test_foreign_keys_between_rooms_point_down() -> None:
    assert own_models()
    assert wrong_keys(own_models()) == []


def test_a_key_that_points_up_would_be_found() -> None:
    class Planted(models.Model):
        case = models.ForeignKey("casework.Case", on_delete=models.CASCADE, db_constraint=False)

        class Meta:
            app_label = "offices"
            managed = False

    Planted.__module__ = "adminduk.offices.models.planted"
    try:
        assert wrong_keys([Planted]) == [
            "adminduk.offices.models.planted.Planted.case points up",
            "adminduk.offices.models.planted.Planted.case leaves a name in the lower room",
            "adminduk.offices.models.planted.Planted.case takes rows along",
        ]
    finally:
        del apps.all_models["offices"]["planted"]
        apps.clear_cache()


def tasks() -> dict[str, str]:
    """Every job of the platform and its queue."""
    from procrastinate.contrib.django import app

    modules()
    return {
        name: task.queue
        for name, task in app.tasks.items()
        if not name.startswith(("tests.", "builtin:", "procrastinate."))
    }


def consumed(command: list[str]) -> set[str] | None:
    """The queues that a worker's command takes; None when it takes all."""
    return set(command[command.index("--queues") + 1].split(",")) if "--queues" in command else None


def test_every_job_has_a_worker() -> None:
    workers = [consumed(command) for name, command in programs("127.0.0.1", 8000) if "worker" in command[-3:]]
    assert workers
    assert tasks()
    waiting_for_ever = {
        name for name, queue in tasks().items() if not any(took is None or queue in took for took in workers)
    }
    assert waiting_for_ever == set()


def test_a_worker_of_some_queues_is_told_from_one_of_all() -> None:
    assert consumed(["python", "-m", "adminduk.cli", "worker"]) is None
    assert consumed(["python", "worker", "--queues", "documents,messages"]) == {"documents", "messages"}


def test_jobs_stand_in_their_rooms_jobs_module_and_carry_its_name() -> None:
    for name in tasks():
        where = name.rpartition(".")[0]
        assert where.endswith("jobs"), name
        assert f"adminduk.{where}" in modules(), name


# What a path may never take in; ids, opaque codes and the names of services may.
PERSONAL = re.compile(
    r"nik|(^|_)kk(_|$)|nama|_name|phone|(^|_)hp(_|$)|telepon|mail|surel|birth_date|lahir|mother|ibu|address",
    re.IGNORECASE,
)


def patterns(resolver: URLResolver, before: str = "") -> list[tuple[str, str]]:
    """Every path with the names of what it takes in."""
    found = []
    for one in resolver.url_patterns:
        path = before + str(one.pattern)
        if isinstance(one, URLPattern):
            found += [(path, taken) for taken in one.pattern.regex.groupindex]
            found += [(path, taken) for taken in getattr(one.pattern, "converters", {})]
        else:
            found += patterns(one, path)
    return found


def test_no_path_takes_in_anything_personal() -> None:
    assert [one for one in patterns(get_resolver()) if PERSONAL.search(one[1])] == []


def test_a_personal_path_would_be_found() -> None:
    from django.urls import path

    planted = URLResolver(
        pattern=get_resolver().pattern, urlconf_name=[path("orang/<str:nik>/", lambda request: None)]
    )
    assert [taken for _, taken in patterns(planted) if PERSONAL.search(taken)]


@pytest.mark.django_db(databases=["default", "owner"])
def test_migrations_are_complete() -> None:
    call_command("makemigrations", check=True, dry_run=True, verbosity=0)
