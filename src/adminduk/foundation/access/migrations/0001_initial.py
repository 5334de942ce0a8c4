from __future__ import annotations

from django.db import migrations, models

from adminduk.foundation.db.migrations import grant, sql

WITHIN = """
-- Jurisdiction, one predicate: the same rule as Scope.covers. An unset scope sees nothing.
CREATE FUNCTION adminduk_within(code text) RETURNS boolean LANGUAGE sql STABLE PARALLEL SAFE AS $$
    SELECT EXISTS (
        SELECT FROM unnest(string_to_array(current_setting('adminduk.scope', true), ',')) AS own
        WHERE own = '*' OR (own <> '' AND code <> '' AND starts_with(code, own))
    )
$$;
"""

REFUSE = """
CREATE FUNCTION adminduk_refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION '% is append-only: % refused', TG_TABLE_NAME, TG_OP USING ERRCODE = 'insufficient_privilege';
END
$$;
"""

SETTING_IS = """
-- Whether the act runs for this account, person or case (set by access.acting for one transaction).
CREATE FUNCTION adminduk_acts_for(what text, id uuid) RETURNS boolean LANGUAGE sql STABLE PARALLEL SAFE AS $$
    SELECT id IS NOT NULL AND id::text = current_setting('adminduk.' || what, true)
$$;
"""


class Migration(migrations.Migration):
    initial = True
    dependencies = []
    operations = [
        sql(WITHIN, "DROP FUNCTION adminduk_within(text);"),
        sql(REFUSE, "DROP FUNCTION adminduk_refuse_change();"),
        sql(SETTING_IS, "DROP FUNCTION adminduk_acts_for(text, uuid);"),
        migrations.CreateModel(
            name="DoneOnce",
            fields=[
                (
                    "pk",
                    models.CompositePrimaryKey(
                        "caller",
                        "operation",
                        "key",
                        blank=True,
                        editable=False,
                        primary_key=True,
                        serialize=False,
                    ),
                ),
                ("caller", models.CharField(max_length=80)),
                ("operation", models.CharField(max_length=80)),
                ("key", models.CharField(max_length=100)),
                ("answer", models.BinaryField()),
                ("at", models.DateTimeField()),
            ],
            options={"db_table": "access_done_once"},
        ),
        grant("access_done_once", "SELECT, INSERT"),
    ]
