from __future__ import annotations

from django.db import migrations

from adminduk.foundation.db.partitions import cut_by_month


class Migration(migrations.Migration):
    dependencies = [("audit", "0003_by_place_and_day"), ("access", "0002_ids_and_months")]
    operations = [cut_by_month("audit_act", "id"), cut_by_month("audit_look", "id")]
