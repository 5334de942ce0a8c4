from __future__ import annotations

from django.db import migrations

from adminduk.foundation.db.migrations import grant


class Migration(migrations.Migration):
    dependencies = [("throttle", "0001_initial")]
    operations = [grant("throttle_bucket", "SELECT, INSERT, UPDATE, DELETE")]
