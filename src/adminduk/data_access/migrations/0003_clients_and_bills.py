"""Clients whose tokens can be called in."""

from __future__ import annotations

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("data_access", "0002_kept_by_the_database")]
    operations = [
        migrations.AddField("client", "tokens_since", models.DateTimeField(null=True)),
    ]
