from __future__ import annotations

from django.db import migrations

from adminduk.foundation.db.migrations import grant


class Migration(migrations.Migration):
    """The table of browser sessions is Django's; the application may use it."""

    dependencies = [("jobs", "0001_grants"), ("sessions", "0001_initial")]
    operations = [grant("django_session", "SELECT, INSERT, UPDATE, DELETE")]
