"""Watching for somebody who walks through numbers: what is counted, alarms, and a lower rate while one is open."""

from __future__ import annotations

from django.contrib.postgres.fields import ArrayField
from django.db import migrations, models

from adminduk.foundation.db.migrations import definer_function, grant, sql

LEASE = """
-- As before, at the lower rate while an alarm is open.
CREATE OR REPLACE FUNCTION data_access_lease(agreements integer[], asked integer[], back integer[])
    RETURNS TABLE (agreement_no integer, granted integer, wait double precision)
    LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
#variable_conflict use_column
DECLARE
    at timestamptz := clock_timestamp();
    today date := (at AT TIME ZONE 'Asia/Jakarta')::date;
    midnight timestamptz := (today + 1)::timestamp AT TIME ZONE 'Asia/Jakarta';
    one record;
    level double precision;
    gone bigint;
BEGIN
    INSERT INTO data_access_quota AS quota (agreement_no, tokens, filled_at, day, used)
        SELECT agreement.agreement_no, least(agreement.per_second, agreement.slowed_per_second), at, today, 0
        FROM data_access_agreement AS agreement WHERE agreement.agreement_no = ANY (agreements)
          AND NOT EXISTS (SELECT FROM data_access_quota AS there WHERE there.agreement_no = agreement.agreement_no)
        ON CONFLICT DO NOTHING;
    -- In one order, so that two processes never wait for each other.
    FOR one IN
        SELECT quota.*, wish.asked, wish.back,
               least(agreement.per_second, agreement.slowed_per_second) AS per_second, agreement.per_day
        FROM data_access_quota AS quota
        JOIN data_access_agreement AS agreement ON agreement.agreement_no = quota.agreement_no
        JOIN unnest(agreements, asked, back) AS wish(agreement_no, asked, back)
             ON wish.agreement_no = quota.agreement_no
        ORDER BY quota.agreement_no FOR UPDATE OF quota
    LOOP
        at := clock_timestamp();
        gone := CASE WHEN one.day = today THEN greatest(0, one.used - one.back) ELSE 0 END;
        level := least(one.per_second, one.tokens + one.back
                       + one.per_second * greatest(0, extract(epoch FROM at - one.filled_at)));
        agreement_no := one.agreement_no;
        granted := greatest(0, least(one.asked, floor(level), one.per_day - gone));
        wait := CASE WHEN gone + granted >= one.per_day THEN extract(epoch FROM midnight - at)
                     WHEN one.per_second > 0 THEN greatest(0.05, (1 - (level - granted)) / one.per_second)
                     ELSE 3600 END;
        UPDATE data_access_quota AS quota
            SET tokens = level - granted, filled_at = at, day = today, used = gone + granted
            WHERE quota.agreement_no = one.agreement_no;
        RETURN NEXT;
    END LOOP;
END
$$;
"""
LEASE_BACK = """
CREATE OR REPLACE FUNCTION data_access_lease(agreements integer[], asked integer[], back integer[])
    RETURNS TABLE (agreement_no integer, granted integer, wait double precision)
    LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
#variable_conflict use_column
DECLARE
    at timestamptz := clock_timestamp();
    today date := (at AT TIME ZONE 'Asia/Jakarta')::date;
    midnight timestamptz := (today + 1)::timestamp AT TIME ZONE 'Asia/Jakarta';
    one record;
    level double precision;
    gone bigint;
BEGIN
    INSERT INTO data_access_quota AS quota (agreement_no, tokens, filled_at, day, used)
        SELECT agreement.agreement_no, agreement.per_second, at, today, 0
        FROM data_access_agreement AS agreement WHERE agreement.agreement_no = ANY (agreements)
          AND NOT EXISTS (SELECT FROM data_access_quota AS there WHERE there.agreement_no = agreement.agreement_no)
        ON CONFLICT DO NOTHING;
    -- In one order, so that two processes never wait for each other.
    FOR one IN
        SELECT quota.*, wish.asked, wish.back, agreement.per_second, agreement.per_day
        FROM data_access_quota AS quota
        JOIN data_access_agreement AS agreement ON agreement.agreement_no = quota.agreement_no
        JOIN unnest(agreements, asked, back) AS wish(agreement_no, asked, back)
             ON wish.agreement_no = quota.agreement_no
        ORDER BY quota.agreement_no FOR UPDATE OF quota
    LOOP
        at := clock_timestamp();
        gone := CASE WHEN one.day = today THEN greatest(0, one.used - one.back) ELSE 0 END;
        level := least(one.per_second, one.tokens + one.back
                       + one.per_second * greatest(0, extract(epoch FROM at - one.filled_at)));
        agreement_no := one.agreement_no;
        granted := greatest(0, least(one.asked, floor(level), one.per_day - gone));
        wait := CASE WHEN gone + granted >= one.per_day THEN extract(epoch FROM midnight - at)
                     WHEN one.per_second > 0 THEN greatest(0.05, (1 - (level - granted)) / one.per_second)
                     ELSE 3600 END;
        UPDATE data_access_quota AS quota
            SET tokens = level - granted, filled_at = at, day = today, used = gone + granted
            WHERE quota.agreement_no = one.agreement_no;
        RETURN NEXT;
    END LOOP;
END
$$;
"""
NEIGHBOURS = """
-- For each client, how many of the people it asked about have a NIK beside that of another of them: the same
-- twelve digits, and serials at most `reach` apart. Counts leave, no NIK.
CREATE FUNCTION data_access_neighbours(clients integer[], persons uuid[], reach integer)
    RETURNS TABLE (client_no integer, found integer, near integer)
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
        WITH asked AS (
            SELECT DISTINCT told.client, number.nik
            FROM unnest(clients, persons) AS told(client, person)
            JOIN register_nik AS number ON number.person_id = told.person),
        beside AS (
            SELECT client, right(nik, 4)::integer AS serial,
                   lag(right(nik, 4)::integer) OVER own AS before, lead(right(nik, 4)::integer) OVER own AS after
            FROM asked WINDOW own AS (PARTITION BY client, left(nik, 12) ORDER BY nik))
        SELECT client, count(*)::integer,
               count(*) FILTER (WHERE serial - before <= reach OR after - serial <= reach)::integer
        FROM beside GROUP BY client
    $$;
"""


class Migration(migrations.Migration):
    dependencies = [
        ("data_access", "0007_matching"),
    ]
    operations = [
        migrations.AddField(
            model_name="agreement", name="slowed_per_second", field=models.IntegerField(null=True)
        ),
        migrations.CreateModel(
            name="Pulse",
            fields=[
                (
                    "pk",
                    models.CompositePrimaryKey(
                        "client_no", "hour", blank=True, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("client_no", models.IntegerField()),
                ("hour", models.DateTimeField()),
                ("agreement_no", models.IntegerField()),
                *(
                    (name, models.BigIntegerField(default=0))
                    for name in ("accesses", "asked", "missed", "found", "near")
                ),
            ],
            options={
                "db_table": "data_access_pulse",
                "indexes": [models.Index(fields=["hour"], name="data_access_pulse_hour")],
            },
        ),
        migrations.CreateModel(
            name="Alarm",
            fields=[
                ("alarm_id", models.UUIDField(primary_key=True, serialize=False)),
                ("agreement_no", models.IntegerField()),
                ("client_no", models.IntegerField()),
                ("state", models.CharField(max_length=12)),
                ("signs", models.JSONField()),
                ("facts", models.JSONField()),
                ("opened_at", models.DateTimeField()),
                ("suspended_at", models.DateTimeField(null=True)),
                ("closed_at", models.DateTimeField(null=True)),
                ("closed_by", models.UUIDField(null=True)),
                ("closed_by_name", models.CharField(default="", max_length=120)),
                ("reason", models.CharField(default="", max_length=500)),
            ],
            options={
                "db_table": "data_access_alarm",
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("closed_at__isnull", True)),
                        fields=("agreement_no",),
                        name="data_access_one_open_alarm",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Measure",
            fields=[
                (
                    "pk",
                    models.CompositePrimaryKey(
                        "minute", "process", blank=True, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("minute", models.DateTimeField()),
                ("process", models.UUIDField()),
                ("answered", models.BigIntegerField()),
                ("refused", models.BigIntegerField()),
                ("failed", models.BigIntegerField()),
                ("waiting", models.IntegerField()),
                ("latency", ArrayField(base_field=models.BigIntegerField(), size=None)),
            ],
            options={"db_table": "data_access_measure"},
        ),
        migrations.CreateModel(
            name="Incident",
            fields=[
                ("incident_id", models.UUIDField(primary_key=True, serialize=False)),
                ("begun_at", models.DateTimeField()),
                ("ended_at", models.DateTimeField(null=True)),
                ("text", models.CharField(max_length=300)),
                ("noted_by", models.UUIDField()),
            ],
            options={
                "db_table": "data_access_incident",
                "indexes": [models.Index(fields=["begun_at"], name="data_access_incident_begun")],
            },
        ),
        grant("data_access_measure", "SELECT, INSERT, UPDATE, DELETE"),
        grant("data_access_incident", "SELECT, INSERT, UPDATE"),
        grant("data_access_pulse", "SELECT, INSERT, UPDATE, DELETE"),
        grant("data_access_alarm", "SELECT, INSERT, UPDATE"),
        sql(LEASE, LEASE_BACK),
        definer_function("data_access_neighbours(integer[], uuid[], integer)", NEIGHBOURS),
    ]
