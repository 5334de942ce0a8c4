"""Upkeep: sessions that are over are forgotten."""

from __future__ import annotations

from django.contrib.sessions.backends.db import SessionStore
from procrastinate.contrib.django import app


@app.periodic(cron="53 * * * *")
@app.task(name="surfaces.components.jobs.forget_sessions", queue="upkeep", queueing_lock="forget sessions")
def forget_sessions(timestamp: int) -> None:
    SessionStore.clear_expired()
