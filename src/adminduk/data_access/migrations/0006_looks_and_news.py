"""Objections to looks, and the feed of changes with whom it is about."""

from __future__ import annotations

import django.contrib.postgres.fields
import django.db.models.deletion
from django.db import migrations, models

from adminduk.foundation.db.migrations import LOOKUP, append_only, definer_function, grant, sql

# Ids are made by the clock, so an index of block ranges finds a period and costs who writes next to nothing.
BY_TIME = """
CREATE INDEX data_access_access_time ON data_access_access
    USING brin (access_id) WITH (pages_per_range = 32, autosummarize = on);
"""

OBJECTIONS = """
ALTER TABLE data_access_objection
    ADD CONSTRAINT data_access_objection_status
        CHECK (status IN ('submitted', 'in_review', 'answered', 'upheld', 'rejected')),
    ADD CONSTRAINT data_access_objection_source
        CHECK (source IN ('access', 'look') AND (source = 'access') = (agreement_id IS NOT NULL));
-- Who objects sees his own, for himself or for his child; all others are the centre's.
ALTER TABLE data_access_objection ENABLE ROW LEVEL SECURITY;
ALTER TABLE data_access_objection FORCE ROW LEVEL SECURITY;
CREATE POLICY own ON data_access_objection TO adminduk_app
    USING (account_id = nullif(current_setting('adminduk.account', true), '')::uuid OR adminduk_within(''))
    WITH CHECK (account_id = nullif(current_setting('adminduk.account', true), '')::uuid OR adminduk_within(''));
CREATE POLICY audit ON data_access_objection FOR SELECT TO adminduk_auditor USING (true);
CREATE POLICY owner ON data_access_objection TO adminduk_owner USING (true) WITH CHECK (true);
ALTER TABLE data_access_objection_step ENABLE ROW LEVEL SECURITY;
ALTER TABLE data_access_objection_step FORCE ROW LEVEL SECURITY;
CREATE POLICY own ON data_access_objection_step TO adminduk_app
    USING (EXISTS (SELECT FROM data_access_objection AS objection
                   WHERE objection.objection_id = data_access_objection_step.objection_id))
    WITH CHECK (EXISTS (SELECT FROM data_access_objection AS objection
                        WHERE objection.objection_id = data_access_objection_step.objection_id));
CREATE POLICY audit ON data_access_objection_step FOR SELECT TO adminduk_auditor USING (true);
CREATE POLICY owner ON data_access_objection_step TO adminduk_owner USING (true) WITH CHECK (true);
"""

WALL = """
ALTER TABLE {table} ENABLE ROW LEVEL SECURITY;
ALTER TABLE {table} FORCE ROW LEVEL SECURITY;
CREATE POLICY nation ON {table} TO adminduk_app
    USING ((SELECT adminduk_within(''))) WITH CHECK ((SELECT adminduk_within('')));
CREATE POLICY audit ON {table} FOR SELECT TO adminduk_auditor USING (true);
CREATE POLICY owner ON {table} TO adminduk_owner USING (true) WITH CHECK (true);
"""

FEED_PEOPLE = """
-- Whose number may be told with an event: served by this agreement, which is in force, has the right, and whose
-- regions he lives in. Only what its holder has sent before leaves: the NIK.
CREATE FUNCTION data_access_feed_people(agreement integer, people uuid[])
    RETURNS TABLE (person_id uuid, nik text)
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
        SELECT person.person_id, person.nik::text
        FROM data_access_agreement AS terms
        JOIN data_access_served AS served
            ON served.agreement_no = terms.agreement_no AND served.subject_id = ANY (people)
        JOIN register_person AS person ON person.person_id = served.subject_id
        LEFT JOIN LATERAL (
            SELECT family.village_code FROM register_membership AS place
            JOIN register_family AS family ON family.family_id = place.family_id
            WHERE place.person_id = person.person_id AND upper_inf(place.during) LIMIT 1) AS home ON true
        WHERE terms.agreement_no = agreement AND terms.status = 'active' AND terms.feed
          AND (clock_timestamp() AT TIME ZONE 'Asia/Jakarta')::date
              BETWEEN terms.valid_from AND terms.valid_until
          AND ('*' = ANY (terms.regions) OR EXISTS (
               SELECT FROM unnest(terms.regions) AS own
               WHERE starts_with(coalesce(home.village_code, person.kabkota), own)))
$$;
"""
SEEN = "CREATE POLICY national_lookup ON data_access_served FOR SELECT TO adminduk_lookup USING (true);"

TAKE = """
-- The events of an agreement after one of them, in order, for whoever hands them over. Before an event leaves for
-- the first time, its line stands in the log (way 5, FEED; outcome 1): the caller commits, then tells.
-- Events of people who may not be told of any more keep their number and leave without a NIK.
CREATE FUNCTION data_access_take_events(agreement integer, after bigint, most integer)
    RETURNS TABLE (seq bigint, event_id uuid, kind text, happened_on date, at timestamptz, access_id uuid, nik text)
    LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
#variable_conflict use_column
DECLARE
    who integer;
BEGIN
    -- One at a time: two that hand over the same event must not both write its line.
    SELECT wish.client_no INTO who FROM data_access_subscription AS wish
        JOIN data_access_agreement AS terms ON terms.agreement_no = wish.agreement_no
        WHERE wish.agreement_no = agreement AND wish.active AND terms.status = 'active' AND terms.feed
          AND (clock_timestamp() AT TIME ZONE 'Asia/Jakarta')::date
              BETWEEN terms.valid_from AND terms.valid_until
        FOR UPDATE OF wish;
    IF who IS NULL THEN
        RETURN;
    END IF;
    WITH due AS (
        SELECT event.seq, event.subject_id, adminduk_new_id() AS access_id
        FROM (SELECT event.* FROM data_access_event AS event
              WHERE event.agreement_no = agreement AND event.seq > after ORDER BY event.seq LIMIT most) AS event
        WHERE event.access_id IS NULL AND event.subject_id IN (
            SELECT person_id FROM data_access_feed_people(agreement, ARRAY(
                SELECT e.subject_id FROM data_access_event AS e
                WHERE e.agreement_no = agreement AND e.seq > after ORDER BY e.seq LIMIT most)))),
    logged AS (
        INSERT INTO data_access_access (subject_id, access_id, at, agreement_no, client_no, way, outcome, asked,
                                        agreed, given)
        SELECT due.subject_id, due.access_id, clock_timestamp(), agreement, who, 5, 1, 0, 0, 0 FROM due)
    UPDATE data_access_event AS event SET access_id = due.access_id
        FROM due WHERE event.agreement_no = agreement AND event.seq = due.seq;
    RETURN QUERY
        SELECT event.seq, event.event_id, event.kind::text, event.happened_on, event.at, event.access_id,
               CASE WHEN event.access_id IS NOT NULL THEN known.nik END
        FROM (SELECT e.* FROM data_access_event AS e
              WHERE e.agreement_no = agreement AND e.seq > after ORDER BY e.seq LIMIT most) AS event
        LEFT JOIN data_access_feed_people(agreement, ARRAY(
            SELECT e.subject_id FROM data_access_event AS e
            WHERE e.agreement_no = agreement AND e.seq > after ORDER BY e.seq LIMIT most)) AS known
            ON known.person_id = event.subject_id
        ORDER BY event.seq;
END
$$;
"""
WALLED = ("served", "subscription", "event", "delivery")


class Migration(migrations.Migration):
    dependencies = [("data_access", "0005_open"), ("audit", "0005_by_whom_it_is_about")]
    operations = [
        migrations.CreateModel(
            name="Delivery",
            fields=[
                (
                    "pk",
                    models.CompositePrimaryKey(
                        "agreement_no",
                        "delivery_id",
                        blank=True,
                        editable=False,
                        primary_key=True,
                        serialize=False,
                    ),
                ),
                ("agreement_no", models.IntegerField()),
                ("delivery_id", models.UUIDField()),
                ("at", models.DateTimeField()),
                ("first_seq", models.BigIntegerField()),
                ("last_seq", models.BigIntegerField()),
                ("status", models.SmallIntegerField(default=0)),
                ("problem", models.CharField(default="", max_length=80)),
            ],
            options={"db_table": "data_access_delivery"},
        ),
        migrations.CreateModel(
            name="Served",
            fields=[
                (
                    "pk",
                    models.CompositePrimaryKey(
                        "subject_id",
                        "agreement_no",
                        blank=True,
                        editable=False,
                        primary_key=True,
                        serialize=False,
                    ),
                ),
                ("subject_id", models.UUIDField()),
                ("agreement_no", models.IntegerField()),
                ("since", models.DateTimeField()),
            ],
            options={"db_table": "data_access_served"},
        ),
        migrations.CreateModel(
            name="Subscription",
            fields=[
                ("agreement_no", models.IntegerField(primary_key=True, serialize=False)),
                ("client_no", models.IntegerField()),
                (
                    "kinds",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(max_length=20), size=None
                    ),
                ),
                ("url", models.CharField(default="", max_length=300)),
                ("active", models.BooleanField(default=True)),
                ("last_seq", models.BigIntegerField(default=0)),
                ("delivered_seq", models.BigIntegerField(default=0)),
                ("tries", models.IntegerField(default=0)),
                ("stalled", models.BooleanField(default=False)),
                ("problem", models.CharField(default="", max_length=80)),
                ("created_at", models.DateTimeField()),
                ("changed_at", models.DateTimeField()),
            ],
            options={"db_table": "data_access_subscription"},
        ),
        migrations.CreateModel(
            name="ChangeEvent",
            fields=[
                (
                    "pk",
                    models.CompositePrimaryKey(
                        "agreement_no", "seq", blank=True, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("agreement_no", models.IntegerField()),
                ("seq", models.BigIntegerField()),
                ("event_id", models.UUIDField()),
                ("subject_id", models.UUIDField()),
                ("entry_id", models.UUIDField()),
                ("kind", models.CharField(max_length=20)),
                ("happened_on", models.DateField()),
                ("at", models.DateTimeField()),
                ("access_id", models.UUIDField(null=True)),
            ],
            options={
                "db_table": "data_access_event",
                "constraints": [
                    models.UniqueConstraint(
                        fields=("agreement_no", "entry_id", "subject_id", "kind"),
                        name="data_access_event_once",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Objection",
            fields=[
                ("objection_id", models.UUIDField(primary_key=True, serialize=False)),
                ("number", models.CharField(max_length=20, unique=True)),
                ("person_id", models.UUIDField()),
                ("account_id", models.UUIDField()),
                ("kabkota", models.CharField(max_length=4)),
                ("source", models.CharField(max_length=10)),
                ("look_id", models.UUIDField()),
                ("looked_at", models.DateTimeField()),
                ("status", models.CharField(default="submitted", max_length=12)),
                ("due_at", models.DateTimeField()),
                ("language", models.CharField(default="id", max_length=2)),
                ("created_at", models.DateTimeField()),
                ("changed_at", models.DateTimeField()),
                (
                    "agreement",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="objections",
                        to="data_access.agreement",
                    ),
                ),
            ],
            options={
                "db_table": "data_access_objection",
                "indexes": [
                    models.Index(fields=["person_id", "created_at"], name="data_access_objection_person"),
                    models.Index(fields=["status", "due_at"], name="data_access_objection_due"),
                ],
                "constraints": [
                    models.UniqueConstraint(fields=("look_id", "person_id"), name="data_access_one_objection")
                ],
            },
        ),
        migrations.CreateModel(
            name="ObjectionStep",
            fields=[
                ("step_id", models.UUIDField(primary_key=True, serialize=False)),
                ("person_id", models.UUIDField()),
                ("at", models.DateTimeField()),
                ("by", models.CharField(max_length=20)),
                ("actor_id", models.UUIDField(null=True)),
                ("action", models.CharField(max_length=12)),
                ("text", models.CharField(default="", max_length=2000)),
                (
                    "objection",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="steps",
                        to="data_access.objection",
                    ),
                ),
            ],
            options={
                "db_table": "data_access_objection_step",
                "indexes": [models.Index(fields=["objection", "at"], name="data_access_objection_steps")],
            },
        ),
        sql(BY_TIME, "DROP INDEX data_access_access_time;"),
        grant("data_access_objection", "SELECT, INSERT, UPDATE"),
        *append_only("data_access_objection_step"),
        sql(OBJECTIONS),
        grant("data_access_served", "SELECT, INSERT, DELETE"),
        grant("data_access_subscription", "SELECT, INSERT, UPDATE"),
        grant("data_access_event", "SELECT, INSERT, UPDATE"),
        *append_only("data_access_delivery"),
        *(sql(WALL.format(table=f"data_access_{name}")) for name in WALLED),
        grant("data_access_served", "SELECT", to=LOOKUP),
        sql(SEEN, "DROP POLICY national_lookup ON data_access_served;"),
        definer_function("data_access_feed_people(integer, uuid[])", FEED_PEOPLE),
        sql(TAKE, "DROP FUNCTION data_access_take_events(integer, bigint, integer);"),
    ]
