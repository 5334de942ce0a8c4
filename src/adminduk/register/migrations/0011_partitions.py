"""The journal is cut by months, and looks that the database logs by itself get ids of their time."""

from __future__ import annotations

from django.db import migrations

from adminduk.foundation.db.migrations import sql
from adminduk.foundation.db.partitions import cut_by_month

LOG = """
CREATE OR REPLACE FUNCTION register_log_look(purpose text, subjects text[], elements text[]) RETURNS void
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
    staff text := nullif(current_setting('adminduk.actor', true), '');
    account text := nullif(current_setting('adminduk.account', true), '');
BEGIN
    IF coalesce(purpose, '') = '' THEN
        RAISE EXCEPTION 'a look needs a purpose' USING ERRCODE = 'insufficient_privilege';
    END IF;
    INSERT INTO audit_look (id, at, actor_kind, actor_id, actor_name, purpose, subject_kind, subject_ids, elements)
    VALUES (adminduk_new_id(), clock_timestamp(),
            CASE WHEN staff IS NOT NULL THEN 'staff' WHEN account IS NOT NULL THEN 'resident' ELSE 'public' END,
            coalesce(staff, account)::uuid, 'national look-up', purpose, 'person', subjects, elements);
END
$$;
"""


class Migration(migrations.Migration):
    dependencies = [("register", "0006_entering"), ("audit", "0004_partitions")]
    operations = [sql(LOG), cut_by_month("register_entry", "entry_id")]
