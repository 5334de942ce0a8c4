from __future__ import annotations

from django.db import migrations

from adminduk.foundation.db.migrations import AUDITOR, append_only, grant, scoped, sql


class Migration(migrations.Migration):
    dependencies = [("journal", "0001_initial"), ("access", "0001_initial")]
    operations = [
        grant("journal_waiting", "SELECT, INSERT, DELETE"),
        # An office sends its own entries to the sealer; only the sealer, with national sight, takes them.
        *scoped("journal_waiting", column="chain"),
        sql(
            """
            CREATE POLICY only_the_sealer_takes ON journal_waiting AS RESTRICTIVE FOR DELETE TO adminduk_app
                USING (adminduk_within(''));
            """
        ),
        grant("journal_cursor", "SELECT, INSERT, UPDATE"),
        *append_only("journal_sealed"),
        *append_only("journal_root"),
        grant("journal_sealed, journal_root", "SELECT", to=AUDITOR),
    ]
