"""The wall between regions as an expression that the planner puts into the statement itself.

A function with a subquery is called anew for every row that is read or written: a large part of an export
and of an import was such calls.
"""

from __future__ import annotations

from django.db import migrations

from adminduk.foundation.db.migrations import sql

# The two usual scopes, the nation and one region, are compared as they stand. Codes are pairs of digits, ten
# at most, so what begins a code is one of five texts. An empty code lies in no region, only in the nation; an
# unset scope sees nothing.
INLINED = """
CREATE OR REPLACE FUNCTION adminduk_within(code text) RETURNS boolean LANGUAGE sql STABLE PARALLEL SAFE AS $$
    SELECT CASE coalesce(current_setting('adminduk.scope', true), '')
        WHEN '*' THEN true
        WHEN '' THEN false
        ELSE coalesce(
            current_setting('adminduk.scope', true) = left(code, length(current_setting('adminduk.scope', true)))
            OR string_to_array(current_setting('adminduk.scope', true), ',') && CASE WHEN code = '' THEN ARRAY['*']
                ELSE ARRAY['*', left(code, 2), left(code, 4), left(code, 6), left(code, 8), left(code, 10)] END,
            false) END
$$;
"""

CALLED = """
CREATE OR REPLACE FUNCTION adminduk_within(code text) RETURNS boolean LANGUAGE sql STABLE PARALLEL SAFE AS $$
    SELECT EXISTS (
        SELECT FROM unnest(string_to_array(current_setting('adminduk.scope', true), ',')) AS own
        WHERE own = '*' OR (own <> '' AND code <> '' AND starts_with(code, own))
    )
$$;
"""


class Migration(migrations.Migration):
    dependencies = [("access", "0002_ids_and_months")]
    operations = [sql(INLINED, CALLED)]
