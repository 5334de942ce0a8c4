from __future__ import annotations

from django.db import migrations

from adminduk.foundation.db.migrations import AUDITOR, LOOKUP, append_only, grant


class Migration(migrations.Migration):
    dependencies = [("audit", "0001_initial"), ("access", "0001_initial")]
    operations = [
        *append_only("audit_act"),
        *append_only("audit_look"),
        grant("audit_act, audit_look", "SELECT", to=AUDITOR),
        # The national look-ups log by themselves.
        grant("audit_look", "INSERT", to=LOOKUP),
    ]
