"""Counts of the people: read from the daily snapshot, never from the people."""

from __future__ import annotations

import json
from datetime import date

from adminduk.foundation.access.acting import acting
from adminduk.foundation.access.types import Actor
from adminduk.foundation.db.sql import first, rows, statement
from adminduk.register.types.population import Counts, RegionCount

KABKOTA, VILLAGE = 4, 10
LENGTHS = (2, 4, 6, 10)


def get_population(*, actor: Actor, region: str, on: date | None = None) -> Counts:
    """How many lived in a village, kecamatan, kab/kota, province ("32") or the nation ("") on a day.

    `on` None: at the last count. The answer's `on` is the day of the count that it is of: the last one that
    is not after the day asked for; None, and no cells, when nobody had counted yet.
    """
    with acting(actor):
        actor.require("reports.view", region)
        row = first(
            "SELECT max(day) AS day FROM register_snapshot WHERE day <= coalesce(%s, 'infinity'::date)", [on]
        )
        day = row["day"] if row else None
        if day is None:
            return Counts(region, {}, None)
        found = first(
            statement("register", "population_on"),
            {
                "region": region,
                "kabkota": region[:KABKOTA] if len(region) >= KABKOTA else "",
                "length": KABKOTA if len(region) <= KABKOTA else VILLAGE,
                "on": day,
            },
        )
    return Counts(region, json.loads(found["cells"] or "{}") if found else {}, day)


def list_population_below(*, actor: Actor, region: str, on: date) -> list[RegionCount]:
    """The regions directly below `region` ("" is the nation), each with who lived there on a day of a count."""
    width = next((one for one in LENGTHS if one > len(region)), 0)
    if not width:
        return []
    with acting(actor):
        actor.require("reports.view", region)
        found = rows(
            statement("register", "population_below"),
            {
                "region": region,
                "kabkota": region[:KABKOTA] if len(region) >= KABKOTA else "",
                "width": width,
                "length": KABKOTA if width <= KABKOTA else VILLAGE,
                "on": on,
            },
        )
    return [
        RegionCount(row["region_code"], row["men"] or 0, row["women"] or 0, row["families"] or 0)
        for row in found
    ]


def get_vital_events(*, actor: Actor, region: str, since: date, until: date) -> Counts:
    """What was registered in a region from `since` to `until`, both included: births by sex, deaths,
    stillbirths, moves in and out, marriages, divorces and annulments."""
    with acting(actor):
        actor.require("reports.view", region)
        found = first(
            """SELECT jsonb_object_agg(cell, n)::text AS cells FROM (
                   SELECT cell, sum(n::bigint) AS n
                   FROM register_vital_events CROSS JOIN LATERAL jsonb_each_text(cells) AS held(cell, n)
                   WHERE day BETWEEN %(since)s AND %(until)s AND starts_with(region_code, %(region)s)
                     AND (%(kabkota)s = '' OR kabkota = %(kabkota)s)
                   GROUP BY cell) AS summed""",
            {
                "since": since,
                "until": until,
                "region": region,
                "kabkota": region[:KABKOTA] if len(region) >= KABKOTA else "",
            },
        )
    return Counts(region, json.loads(found["cells"] or "{}") if found else {}, until)
