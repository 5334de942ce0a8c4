from __future__ import annotations

from django.db import migrations

from adminduk.foundation.db.migrations import AUDITOR, REPORTS, grant, sql


class Migration(migrations.Migration):
    dependencies = [("offices", "0001_initial")]
    operations = [
        # Regions are reference data: a region changes by a decree, and then the owner loads it.
        grant("offices_region", "SELECT"),
        grant("offices_office", "SELECT, INSERT, UPDATE"),
        grant("offices_staff", "SELECT, INSERT, UPDATE"),
        grant("offices_passkey", "SELECT, INSERT, UPDATE, DELETE"),
        sql("GRANT USAGE, SELECT ON ALL SEQUENCES IN SCHEMA public TO adminduk_app;"),
        grant("offices_region, offices_office", "SELECT", to=REPORTS),
        grant("offices_region, offices_office, offices_staff", "SELECT", to=AUDITOR),
    ]
