from __future__ import annotations

from django.db import migrations

from adminduk.foundation.db.migrations import REPORTS, grant, sql


class Migration(migrations.Migration):
    """What reports may count: no names, no answers. Row-level security of the asker applies (PG 15+)."""

    dependencies = [("casework", "0003_kept_by_the_database")]
    operations = [
        sql(
            """
            CREATE VIEW casework_progress WITH (security_invoker = true) AS
            SELECT case_id, kabkota, kecamatan, office_id, service, channel, status, submitted_at, complete_at,
                   registered_at, closed_at, due_at, waiting_since, waited_seconds, assigned_to
            FROM casework_case WHERE status <> 'draft';
            """,
            "DROP VIEW casework_progress;",
        ),
        grant("casework_progress", "SELECT"),
        grant("casework_progress, casework_case", "SELECT", to=REPORTS),
    ]
