"""The counts of every village, for whoever goes through all of them: kab/kota by kab/kota."""

from __future__ import annotations

import json
from datetime import date

from adminduk.foundation.access.acting import acting
from adminduk.foundation.access.types import Actor
from adminduk.foundation.db.sql import rows
from adminduk.register.types.population import Counts

HELD = "since <= %(on)s AND (until IS NULL OR until > %(on)s) AND length(region_code) = %(length)s"


def list_days_counted(*, actor: Actor) -> list[date]:
    """The days on which the people were counted, the oldest first."""
    with acting(actor):
        actor.require("reports.view", "")
        return [row["day"] for row in rows("SELECT day FROM register_snapshot ORDER BY day")]


def list_counted_kabkota(*, actor: Actor, on: date) -> list[str]:
    """The kab/kota of which there is a count on a day."""
    with acting(actor):
        actor.require("reports.view", "")
        text = f"SELECT region_code FROM register_population WHERE {HELD} ORDER BY 1"  # noqa: S608 - our words
        return [row["region_code"] for row in rows(text, {"on": on, "length": 4})]


def list_village_counts(*, actor: Actor, kabkota: str, on: date) -> list[Counts]:
    """What was counted of each village of a kab/kota, by code."""
    with acting(actor):
        actor.require("reports.view", kabkota)
        text = f"""SELECT region_code, cells::text FROM register_population
                   WHERE kabkota = %(kabkota)s AND {HELD} ORDER BY 1"""  # noqa: S608 - our words
        found = rows(text, {"on": on, "length": 10, "kabkota": kabkota})
    return [Counts(row["region_code"], json.loads(row["cells"]), on) for row in found]
