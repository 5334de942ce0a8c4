"""Who may touch what: agreements are the centre's, the log only grows and is cut by months."""

from __future__ import annotations

from django.db import migrations

from adminduk.foundation.db.migrations import append_only, grant, sql
from adminduk.foundation.db.partitions import cut_by_month

WALL = """
ALTER TABLE data_access_access ENABLE ROW LEVEL SECURITY;
ALTER TABLE data_access_access FORCE ROW LEVEL SECURITY;
CREATE POLICY writing ON data_access_access FOR INSERT TO adminduk_app WITH CHECK (true);
-- Oneself, or the whole country's sight (jobs and the centre's officers).
CREATE POLICY reading ON data_access_access FOR SELECT TO adminduk_app
    USING (subject_id = nullif(current_setting('adminduk.person', true), '')::uuid OR adminduk_within(''));
CREATE POLICY audit ON data_access_access FOR SELECT TO adminduk_auditor USING (true);
CREATE POLICY owner ON data_access_access TO adminduk_owner USING (true) WITH CHECK (true);
"""
CHANGED = ("institution", "officer", "client", "client_key", "agreement")


class Migration(migrations.Migration):
    dependencies = [
        ("data_access", "0001_initial"),
        ("access", "0002_ids_and_months"),
        ("register", "0017_old_aktas"),
    ]
    operations = [
        *(grant(f"data_access_{name}", "SELECT, INSERT, UPDATE") for name in CHANGED),
        grant("data_access_paper", "SELECT, INSERT"),
        *append_only("data_access_agreement_step"),
        *append_only("data_access_access"),
        sql(WALL),
        cut_by_month("data_access_access", "access_id"),
    ]
