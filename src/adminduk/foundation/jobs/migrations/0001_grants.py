from __future__ import annotations

from django.db import migrations

from adminduk.foundation.db.migrations import sql

TABLES = "procrastinate_jobs, procrastinate_events, procrastinate_periodic_defers, procrastinate_workers"


class Migration(migrations.Migration):
    initial = True
    dependencies = [("procrastinate", "0041_post_retry_failed_job")]
    operations = [
        sql(
            f"""
            GRANT SELECT, INSERT, UPDATE, DELETE ON {TABLES} TO adminduk_app;
            GRANT USAGE, SELECT ON ALL SEQUENCES IN SCHEMA public TO adminduk_app;
            """,
            f"REVOKE ALL ON {TABLES} FROM adminduk_app;",
        )
    ]
