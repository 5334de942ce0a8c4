from __future__ import annotations

from django.db import migrations

from adminduk.foundation.db.migrations import AUDITOR, append_only, grant


class Migration(migrations.Migration):
    dependencies = [("journal", "0001_initial"), ("access", "0001_initial")]
    operations = [
        grant("journal_waiting", "SELECT, INSERT, DELETE"),
        grant("journal_cursor", "SELECT, INSERT, UPDATE"),
        *append_only("journal_sealed"),
        *append_only("journal_root"),
        grant("journal_sealed, journal_root", "SELECT", to=AUDITOR),
    ]
