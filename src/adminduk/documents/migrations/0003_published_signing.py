from __future__ import annotations

from django.db import migrations

from adminduk.foundation.db.migrations import REPORTS, grant, sql


class Migration(migrations.Migration):
    """When the documents of a case were signed; row-level security of the asker applies (PG 15+)."""

    dependencies = [("documents", "0002_kept_by_the_database")]
    operations = [
        sql(
            """
            CREATE VIEW documents_signing WITH (security_invoker = true) AS
            SELECT document_id, case_id, kabkota, kind, status, created_at, signed_at
            FROM documents_document WHERE status <> 'dropped';
            """,
            "DROP VIEW documents_signing;",
        ),
        grant("documents_signing", "SELECT"),
        grant("documents_signing, documents_document", "SELECT", to=REPORTS),
    ]
